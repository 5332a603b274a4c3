# Names of imported rules: with a prefix, or an alias, and then as the importer says.
def get_mangle(prefix, aliases, base_mangle=None):
    def mangle(s):
        if s in aliases:
            s = aliases[s]
        else:
            if s[0] == "_":
                s = "_%s__%s" % (prefix, s[1:])
            else:
                s = "%s__%s" % (prefix, s)
        if base_mangle is not None:
            s = base_mangle(s)
        return s

    return mangle


outer = get_mangle("lib", {"number": "NUM"})
inner = get_mangle("sub", {"word": "number", "line": "_l"}, outer)
for name in ["number", "word", "line", "_hidden", "rule"]:
    print(outer(name), inner(name), get_mangle("x", {}, inner)(name))
