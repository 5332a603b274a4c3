class Module:
    def __init__(self, name, doc, tasks, ns=None):
        self.name, self.doc, self.tasks, self.ns = name, doc, tasks, ns

class Collection:
    def __init__(self, name, loaded_from, auto_dash):
        self.name, self.loaded_from, self.auto_dash = name, loaded_from, auto_dash
        self.tasks, self.doc, self.config = [], "", []

def from_module(module, name=None, config=None, loaded_from=None, auto_dash=None):
    module_name = module.name.split(".")[-1]
    def instantiate(obj_name=None):
        instance = Collection(name or obj_name or module_name, loaded_from, auto_dash)
        instance.doc = module.doc
        return instance
    if module.ns is not None:
        ret = instantiate(obj_name=module.ns.name)
        ret.tasks = [t.upper() for t in module.ns.tasks]
        ret.config = list(module.ns.config)
        if config:
            ret.config.append(config)
        return ret
    collection = instantiate()
    for task in module.tasks:
        collection.tasks.append(task)
    if config:
        collection.config.append(config)
    return collection

ns = Collection("inner", None, None)
ns.tasks.append("build")
ns.config.append("c0")
anon = Collection(None, None, None)
for c in (from_module(Module("pkg.tasks", "doc", ["a", "b"])),
          from_module(Module("pkg.tasks", "doc", ["a"], ns), config="c1", auto_dash=True),
          from_module(Module("pkg.tasks", "d2", ["a"], anon), loaded_from="/x"),
          from_module(Module("m", "d3", ["a"], ns), "given")):
    print(c.name, c.loaded_from, c.auto_dash, ",".join(c.tasks), c.doc, ",".join(c.config))
