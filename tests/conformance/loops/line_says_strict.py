# Inline configuration, line by line; a callback notes that a line said `strict`.
def parse_section(options, set_strict, errors):
    section = {}
    for name, value in options:
        if name == "strict":
            if value == "true":
                set_strict()
            continue
        if not value:
            errors.append(f"no value for {name}")
            continue
        section[name] = value
    return section


def parse_comments(args):
    errors = []
    sections = {}
    for line_number, line in args:
        options = [tuple(part.partition("=")[::2]) for part in line.split(";")]
        complaints = []
        strict_found = False

        def set_strict_flags():
            nonlocal strict_found
            strict_found = True

        new_sections = parse_section(options, set_strict_flags, complaints)
        errors.extend((line_number, text) for text in complaints)
        if strict_found:
            errors.append((line_number, "strict is not supported inline"))
        sections.update(new_sections)
    return sections, errors


sections, errors = parse_comments([(1, "a=1;b=2"), (3, "strict=true;a=3"), (4, "c="), (7, "strict=false;d=x")])
print(" ".join(f"{k}={v}" for k, v in sorted(sections.items())))
for line_number, text in errors:
    print(line_number, text)
