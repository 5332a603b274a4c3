def make_sheet():
    cells = {}
    formulas = {}
    dependents = {}
    log = []
    def recalc(name):
        for d in sorted(dependents.get(name, ())):
            old = cells.get(d)
            cells[d] = formulas[d](value)
            if cells[d] != old:
                log.append(f"{d}:{old}->{cells[d]}")
                recalc(d)
    def value(name): return cells.get(name, 0)
    def set(name, v):
        cells[name] = v
        recalc(name)
    def formula(name, deps, f):
        formulas[name] = f
        for d in deps: dependents.setdefault(d, set_()).add(name)
        cells[name] = f(value)
    set_ = __builtins__.set
    return value, set, formula, log
value, set_cell, formula, log = make_sheet()
set_cell("a", 1); set_cell("b", 2)
formula("sum", ["a", "b"], lambda v: v("a") + v("b"))
formula("dbl", ["sum"], lambda v: v("sum") * 2)
set_cell("a", 10); set_cell("b", 2)
print(value("dbl"), value("none"), log)
