class Clash(Exception):
    pass


def calendar(open_at, close_at):
    bookings = []
    refused = 0

    def clock(m):
        return f"{m // 60:02}:{m % 60:02}"

    def overlapping(start, end):
        return [b for b in bookings if b[0] < end and start < b[1]]

    def book(who, start, length):
        nonlocal refused
        end = start + length
        if length <= 0:
            refused += 1
            raise ValueError(f"length {length}")
        if start < open_at or end > close_at:
            refused += 1
            raise ValueError(f"{clock(start)}-{clock(end)} is outside")
        hits = overlapping(start, end)
        if hits:
            refused += 1
            raise Clash(f"{who} meets {', '.join(b[2] for b in hits)}")
        at = sum(1 for b in bookings if b[0] < start)
        bookings.insert(at, (start, end, who))
        return at

    def gaps(least):
        out = []
        edge = open_at

        def close_gap(until):
            if until - edge >= least:
                out.append((edge, until))

        for start, end, _ in bookings:
            close_gap(start)
            edge = end
        close_gap(close_at)
        return out

    def first_fit(who, length):
        for start, end in gaps(length):
            book(who, start, length)
            return clock(start)
        return None

    def show():
        return "; ".join(f"{clock(s)}-{clock(e)} {w}" for s, e, w in bookings)

    return book, first_fit, gaps, show, lambda: refused


book, first_fit, gaps, show, refused = calendar(9 * 60, 12 * 60)
for who, start, length in [("ann", 600, 30), ("bob", 620, 20), ("cat", 540, 45), ("dan", 690, 60), ("eve", 580, 60), ("fay", 600, 0)]:
    try:
        print(who, book(who, start, length))
    except ValueError as e:
        print(who, "error:", e)
    except Clash as e:
        print(who, "clash:", e)
print(first_fit("gus", 60), first_fit("hal", 15), first_fit("ida", 60))
print(gaps(1))
print(show(), refused())
