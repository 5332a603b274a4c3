# A validator is made from rules, which are closures with limits of their own.
def longer_than(limit):
    def rule(text):
        return None if len(text) > limit else f"at most {limit} long"

    return rule


def contains(part):
    def rule(text):
        return None if part in text else f"no {part}"

    return rule


def validator(*rules):
    def check(text):
        complaints = [rule(text) for rule in rules]
        return ", ".join(filter(None, complaints)) or "fine"

    return check


check = validator(longer_than(7), contains("-"), contains("x"))
print(check("abc"))
print(check("a-b-c-d-e"))
print(check("x-y-z-xyz"))
