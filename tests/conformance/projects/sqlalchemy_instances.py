class Obj:
    def __init__(self, ident, key):
        self.ident, self.key = ident, key

def hash_of(obj):
    if obj.key is None:
        raise TypeError("unhashable")
    return obj.key

def id_of(obj):
    return obj.ident

def instances(columns, legacy):
    def not_hashable(datatype, legacy=False, uncertain=False):
        if not legacy:
            def go(obj):
                if uncertain:
                    try:
                        return hash_of(obj)
                    except TypeError:
                        pass
                raise ValueError(f"can't apply uniqueness to {datatype}")
            return go
        elif not uncertain:
            return id_of
        else:
            use_id = False
            def go(obj):
                nonlocal use_id
                if not use_id:
                    try:
                        return hash_of(obj)
                    except TypeError:
                        pass
                    use_id = True
                return id_of(obj)
            return go
    active = False
    def create_filters(yield_per):
        nonlocal active
        if yield_per:
            raise ValueError("can't use yield_per")
        active = True
        return [not_hashable(name, legacy=legacy, uncertain=uncertain) for name, uncertain in columns]
    def is_active():
        return active
    return create_filters, is_active

objs = [Obj(1, 10), Obj(2, None), Obj(3, 30)]
for legacy in (False, True):
    create, active = instances([("json", False), ("null", True)], legacy)
    try:
        create(True)
    except ValueError as e:
        print(e, active())
    for f in create(False):
        out = []
        for o in objs:
            try:
                out.append(str(f(o)))
            except ValueError as e:
                out.append(str(e))
        print(", ".join(out), active())
