# The guards of a match read free variables, and its patterns bind names of their own.
def make_classifier(low, high):
    def classify(n):
        if n == 0:
            return "nothing"
        if n < low:
            return "low"
        if n > high:
            return f"{n - high} too high"
        return "fits"

    return classify


classify = make_classifier(10, 20)
for n in 0, 9, 10, 20, 25:
    print(n, classify(n))
