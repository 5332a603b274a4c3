def csv_reader(delimiter=",", quote='"'):
    rows, row, field = [], [], []
    def end_field():
        row.append("".join(field))
        field.clear()
    def end_row():
        end_field()
        rows.append(list(row))
        row.clear()
    def start(c):
        if c == quote: return quoted
        if c == delimiter: end_field(); return start
        if c == "\n": end_row(); return start
        field.append(c)
        return plain
    def plain(c):
        if c == delimiter: end_field(); return start
        if c == "\n": end_row(); return start
        field.append(c)
        return plain
    def quoted(c):
        if c == quote: return maybe_end
        field.append(c)
        return quoted
    def maybe_end(c):
        if c == quote:
            field.append(quote)
            return quoted
        return plain(c)
    def read(text):
        state = start
        for c in text: state = state(c)
        if row or field: end_row()
        return rows
    return read
for r in csv_reader()('a,b,c\n1,"x, ""y""",3\n,,end'): print(len(r), "|".join(r))
