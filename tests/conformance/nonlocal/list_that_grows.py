# A list of the function around grows with every call, and each instance has its own.
def make_history():
    seen = []

    def visit(page):
        seen.append(page)
        return " > ".join(seen)

    return visit


mine = make_history()
yours = make_history()
print(mine("home"))
print(mine("news"))
print(yours("help"))
print(mine("shop"))
