def groupby(items, key):
    it = iter(items)
    pending = []
    done = False
    def pull():
        nonlocal done
        try: return [next(it)]
        except StopIteration:
            done = True
            return []
    def next_group():
        if not pending:
            pending.extend(pull())
        if not pending: return None
        group = [pending.pop()]
        k = key(group[0])
        while not done:
            more = pull()
            if more and key(more[0]) == k: group.extend(more)
            else:
                pending.extend(more)
                break
        return k, group
    return next_group
g = groupby(["apple", "avocado", "bean", "beet", "cherry", "chard", "apricot"], lambda w: w[0])
while (r := g()) is not None: print(r[0], len(r[1]), r[1][-1])
g = groupby([1, 3, 2, 4, 5], lambda n: n % 2)
while (r := g()) is not None: print(*r)
