import re

class Tabs:
    def __init__(self):
        self.asked = 0
    def url(self):
        self.asked += 1
        return f"http://page{self.asked}"

REPLACEMENTS = {"url": lambda tabs: tabs.url(), "title": lambda tabs: "{url}"}

def replace_variables(tabs, arglist):
    values = {}
    args = []
    def repl(match):
        var = match.group(1)
        if var not in values:
            values[var] = REPLACEMENTS[var](tabs)
        return values[var]
    try:
        for arg in arglist:
            args.append(re.sub(r"\{(\w+)\}", repl, arg))
    except KeyError as e:
        raise ValueError(f"unknown {e.args[0]}")
    return args

tabs = Tabs()
print(" ".join(replace_variables(tabs, ["open", "{url}/x", "{title}-{url}"])))
print(" ".join(replace_variables(tabs, ["{url}"])))
try:
    replace_variables(tabs, ["{url}", "{nope}"])
except ValueError as e:
    print(e, tabs.asked)
