def complete(completions, context):
    spaced = {c for c in completions if c.endswith(" ")}
    completions = [c for c in completions if c.endswith(" ") or c + " " not in spaced]
    if context is not None:
        prefix = context
        if prefix.startswith("$"):
            prefix = prefix[1:]
        lower = prefix.lower()
        def sortkey(text):
            ltext = text.lower()
            if text.startswith(prefix):
                tier = 0
            elif ltext.startswith(lower):
                tier = 1
            elif prefix in text:
                tier = 2
            elif lower in ltext:
                tier = 3
            else:
                tier = 4
            under = text.rsplit(".", 1)[-1].startswith("_")
            pos = max(ltext.find(lower), 0) if lower else 0
            return tier, under, pos, ltext
    else:
        sortkey = lambda s: (0, False, 0, s.lstrip("'\"").lower())
    return sorted(completions, key=sortkey)

words = ["Cd", "cd", "cd ", "xcd", "_cd", "a.Cd", "zz", "os._cd", "'Ab"]
for context in ("cd", "$C", "", None):
    print("|".join(complete(words, context)))
