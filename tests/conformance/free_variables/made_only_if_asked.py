# A function that is made in one branch only captures what it needs there, and nothing happens elsewhere.
def make_report(names, detailed):
    total = len(names)
    if detailed:

        def report():
            return f"{total}: {', '.join(names)}"

        return report
    return None


for detailed in True, False:
    report = make_report(["Ada", "Bob"], detailed)
    print(report() if report else "nothing")
