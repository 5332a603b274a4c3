# A default cannot name another parameter: Python raises NameError where the function is defined.

try:

    def make_range(low, high=low + 10):
        def contains(x):
            return low <= x < high
        return contains

    print(make_range(5)(7))
except NameError as error:
    print(f"{type(error).__name__}: {error}")
