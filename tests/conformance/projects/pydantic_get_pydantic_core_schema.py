class Secret:
    def __init__(self, value):
        self.value = value
    def display(self):
        return "*" * len(self.value)

def secret_schema(cls, inner):
    errors = []
    def validate(value, handler):
        if isinstance(value, Secret):
            return value
        try:
            validated = handler(value)
        except ValueError as e:
            errors.append(str(e))
            raise
        return cls(validated)
    def serialize(secret, json):
        if json:
            return cls(secret.value).display()
        return secret.value
    def python(value):
        return validate(value, inner)
    return python, serialize, lambda: len(errors)

def inner(text):
    if not text.isdigit():
        raise ValueError("digits only")
    return text.lstrip("0")

validate, serialize, failed = secret_schema(Secret, inner)
s = validate("0042")
print(serialize(s, True), serialize(s, False))
print(serialize(validate(s), False))
try:
    validate("x")
except ValueError as e:
    print(e, failed())
