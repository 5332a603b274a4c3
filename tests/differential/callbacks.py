"""Random programs whose callbacks come back: nested functions take callbacks, keep them, and call them while others read and
change the same variables. They are written as text at once, for they have no more than that."""

import random

INDENT = "    "


class Callbacks:
    """A program, as Rust and as Python."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.sync = self.random.random() < 0.25
        self.rust, self.python = [], []
        self.plain = [f"f{k}" for k in range(self.random.randint(2, 4))]
        self.takers = [f"g{k}" for k in range(self.random.randint(1, 3))]
        self.places = 0
        self.used = set()
        self.factory()
        self.run()

    def emit_rust(self, number):
        return "\n".join(["use super::*;", *self.rust]) + "\n"

    def emit_python(self, number):
        return "\n".join([*self.python, f"guard({number}, run)"]) + "\n"

    def line(self, depth, rust, python=None):
        if rust is not None:
            self.rust.append(INDENT * depth + rust)
        if python is not None:
            self.python.append(INDENT * depth + python)

    def choose(self, *choices):
        return self.random.choice(choices)

    def place(self):
        self.places += 1
        return self.places

    # -- the factory

    def factory(self):
        handle, bounds = ("std::sync::Arc", " + Send + Sync") if self.sync else ("Rc", "")
        self.handle = handle
        self.line(0, f"type L = {handle}<dyn Fn(i64) -> i64{bounds}>;")
        self.line(0, f"type G = {handle}<dyn Fn(i64, &dyn Fn(i64) -> i64) -> i64{bounds}>;")
        self.line(0, f"type On = {handle}<dyn Fn(L) -> i64{bounds}>;")
        self.line(0, "struct St { count: i64, rows: Vec<i64>, name: String }", "class St: pass")
        self.line(0, f"#[nonlocal::nonlocal{'(sync)' if self.sync else ''}]")
        self.line(0, "fn make(a: i64) -> (Vec<L>, Vec<G>, On) {", "def make(a):")
        self.line(1, f"let mut n{self.choose('', ': i64')} = {self.choose('a', '0', '3')};", None)
        self.line(1, "let mut m = a;")
        self.line(1, "let mut v: Vec<i64> = vec![a, 2];")
        self.line(1, "let mut s = String::new();")
        self.line(1, "let mut ls: Vec<L> = Vec::new();")
        n = self.rust[-5].split(" = ")[1].rstrip(";")
        self.line(1, "let mut st = St { count: a, rows: vec![1, a, 3], name: String::from(\"q\") };",
                  "st = St(); st.count = a; st.rows = [1, a, 3]; st.name = 'q'")
        for text in (f"n = {n}", "m = a", "v = [a, 2]", "s = ''", "ls = []"):
            self.line(1, None, text)
        for name in self.plain:
            self.function(name, "x: i64", "x", False)
        for name in self.takers:
            self.function(name, "x: i64, cb: &dyn Fn(i64) -> i64", "x, cb", True)
        self.line(1, "fn on(l: L) -> i64 {", "def on(l):")
        self.line(2, "nonlocal!(ls);")
        self.line(2, "ls.push(l);", "ls.append(l)")
        self.line(2, "ls.truncate(4);", "del ls[4:]")
        self.line(2, "ls.len() as i64", "return len(ls)")
        self.line(1, "}")
        made = lambda names: f"vec![{', '.join(f'{handle}::new({f})' for f in names)}]"
        shown = lambda names: f"[{', '.join(names)}]"
        self.line(1, f"({made(self.plain)}, {made(self.takers)}, {handle}::new(on))",
                  f"return {shown(self.plain)}, {shown(self.takers)}, on")
        self.line(0, "}")

    def function(self, name, rust, python, taker):
        self.taker, self.name = taker, name
        self.line(1, f"fn {name}({rust}) -> i64 {{", f"def {name}({python}):")
        self.line(2, "nonlocal!(n, m, v, s, ls, st);", "nonlocal n, m, s, v")
        for _ in range(self.random.randint(1, 4)):
            self.statement(2, 2)
        r, p = self.expression(True)
        self.line(2, r, f"return {p}")
        self.line(1, "}")

    # -- expressions, in both languages

    def number(self):
        k = self.random.randint(0, 9)
        return self.choose(("x", "x"), ("n", "n"), ("m", "m"), ("a", "a"), ("v.len() as i64", "len(v)"), (f"{k}", f"{k}"),
                           (f"at(&v, {k})", f"at(v, {k})"), ("s.len() as i64", "len(s)"),
                           ("v.iter().sum::<i64>()", "sum(v)"), ("ls.len() as i64", "len(ls)"),
                           ("st.count", "st.count"), ("st.rows[1]", "st.rows[1]"), ("st.name.len() as i64", "len(st.name)"))

    def called(self):
        """A call of what is not known, or of a nested function."""
        r, p = self.number()
        if self.taker and self.random.random() < 0.7:
            return f"cb({r})", f"cb({p})"
        return f"once({r})", f"once({p})"

    def expression(self, calls=False):
        (a, b), (c, d) = self.number(), self.called() if calls and self.random.random() < 0.6 else self.number()
        return self.choose((a, b), (f"w({a} + {c})", f"w({b} + {d})"), (f"w({c} * 2 - ({a}))", f"w({d} * 2 - ({b}))"))

    # -- statements

    def statement(self, depth, left):
        kinds = [self.assign, self.push, self.pop, self.write, self.called_statement, self.called_statement, self.shown,
                 self.other, self.passed, self.retained, self.field, self.field, self.element, self.looked_at, self.looked_at,
                 self.name_of, self.renewed]
        if left:
            kinds += [lambda d: self.branch(d, left), lambda d: self.walk(d, left), lambda d: self.dispatch(d, left)]
        self.random.choice(kinds)(depth)

    def assign(self, depth):
        name = self.choose("n", "m")
        r, p = self.expression(True)
        self.line(depth, f"{name} = w({name} + {r});", f"{name} = w({name} + {p})")

    def push(self, depth):
        r, p = self.expression(True)
        where = self.choose(("push({})", "append({})"), ("insert(0, {})", "insert(0, {})"))
        self.line(depth, f"v.{where[0].format(r)};", f"v.{where[1].format(p)}")
        self.line(depth, "v.truncate(5);", "del v[5:]")

    def pop(self, depth):
        self.line(depth, "if let Some(y) = v.pop() {", "if v:")
        self.line(depth + 1, "m = w(m + y);", "m = w(m + v.pop())")
        self.line(depth, "}")

    def write(self, depth):
        r, p = self.called()
        k = self.place()
        self.line(depth, f"let text{k} = {r}.to_string();", f"text{k} = str({p})")
        self.line(depth, f"s.push_str(&text{k});", f"s = (s + text{k})[:8]")
        self.line(depth, "s.truncate(8);")

    def called_statement(self, depth):
        r, p = self.called()
        k, (x, y) = self.place(), self.number()
        self.line(depth, f"t({k}, w({r} + {x}));", f"t({k}, w({p} + {y}))")

    def shown(self, depth):
        (r, p), k = self.called(), self.place()
        self.line(depth, f'ts({k}, format!("{{n}} {{}} {{m}} {{v:?}} {{}} {{s}}", {r}, v.len()));',
                  f't({k}, f"{{n}} {{{p}}} {{m}} {{v}} {{len(v)}} {{s}}")')

    def other(self, depth):
        """A call of another nested function, or of this one."""
        f, g = self.choose(*self.plain), self.choose(*self.takers)
        (r, p), k = self.number(), self.place()
        self.line(depth, "if tick() {", "if tick():")
        if self.random.random() < 0.5:
            self.line(depth + 1, f"n = w(n + {f}({r}));", f"n = w(n + {f}({p}))")
        elif self.taker:
            self.line(depth + 1, f"t({k}, {g}({r}, cb));", f"t({k}, {g}({p}, cb))")
        else:
            self.line(depth + 1, f"t({k}, {g}({r}, &|y| w(y + 1)));", f"t({k}, {g}({p}, lambda y: w(y + 1)))")
        self.line(depth, "}")

    def passed(self, depth):
        """A nested function is kept, maybe by itself."""
        f = self.name if not self.taker and self.random.random() < 0.5 else self.choose(*self.plain)
        self.line(depth, f"ls.push({self.handle}::new({f}));", f"ls.append({f})")
        self.line(depth, "ls.truncate(4);", "del ls[4:]")

    def retained(self, depth):
        k = self.random.randint(2, 4)
        self.line(depth, f"v.retain(|y| y % {k} != 1);", f"v[:] = [y for y in v if y % {k} != 1]")

    def field(self, depth):
        r, p = self.expression(True)
        sign = self.choose("+", "-", "")
        self.line(depth, f"st.count {sign}= w({r});", f"st.count {sign}= w({p})")
        self.line(depth, "st.count = w(st.count);", "st.count = w(st.count)")

    def element(self, depth):
        r, p = self.expression(True)
        sign = self.choose("+", "-", "")
        at, where = self.choose(("0", "0"), ("2", "2"), ("(n.abs() % 3) as usize", "abs(n) % 3"),
                                ("st.rows.len() - 2", "len(st.rows) - 2"))
        self.line(depth, f"st.rows[{at}] {sign}= w({r}) % 1000;", f"st.rows[{where}] {sign}= w({p}) % 1000")

    def looked_at(self, depth):
        """A place that is looked at when something else has been evaluated."""
        k, (r, p) = self.place(), self.called()
        x = self.choose("st.count", "st.rows[1]", "st.rows[0]")
        self.line(depth, *self.choose(
            (f"t({k}, {x}.max({r}));", f"t({k}, max({x}, {p}))"),
            (f"t({k}, ({x} <= {r}) as i64);", f"t({k}, int({x} <= {p}))"),
            (f"t({k}, ({x} == 1 || {x} != {r} && {x} > 2) as i64);", f"t({k}, int({x} == 1 or {x} != {p} and {x} > 2))"),
            (f't({k}, totalled({x}, &st.rows, {r}));', f't({k}, totalled({x}, st.rows, {p}))'),
            (f't({k}, w({x} * 2 + {r} - {x}));', f't({k}, w({x} * 2 + {p} - {x}))'),
            (f'ts({k}, tagged(&st.name, {r}));', f't({k}, tagged(st.name, {p}))'),
            (f't({k}, (st.name == {r}.to_string()) as i64);', f't({k}, int(st.name == str({p})))'),
            (f'ts({k}, format!("{{}} {{}} {{}} {{:?}} {{}}", {x}, {r}, {x}, st.rows, st.name));',
             f't({k}, f"{{{x}}} {{{p}}} {{{x}}} {{st.rows}} {{st.name}}")'),
            (f'ts({k}, format!("{{}} {{}} {{}}", st.name, {x}, {r}));', f't({k}, "{{}} {{}} {{}}".format(st.name, {x}, {p}))')))

    def name_of(self, depth):
        k, (r, p) = self.place(), self.called()
        self.line(depth, *self.choose(
            (f"st.name += &{r}.to_string();", f"st.name += str({p})"),
            (f"st.name = st.name.clone() + &{r}.to_string();", f"st.name = st.name + str({p})"),
            (f"st.name = format!(\"{{}}{{}}\", st.name, {r});", f"st.name = f\"{{st.name}}{{{p}}}\"")))
        self.line(depth, "st.name.truncate(6);", "st.name = st.name[:6]")

    def renewed(self, depth):
        """A variable gets what is made of itself."""
        r, p = self.called()
        if self.random.random() < 0.5:
            self.line(depth, f"s = s + &{r}.to_string();", f"s = s + str({p})")
            self.line(depth, "s.truncate(8);", "s = s[:8]")
        else:
            k = self.random.randint(1, 3)
            self.line(depth, f"v = v.into_iter().map(|y| w(y + {k})).collect();", f"v = [w(y + {k}) for y in v]")

    def branch(self, depth, left):
        (r, p), (x, y) = self.called(), self.number()
        sign = self.choose(">", "<", "!=")
        if self.random.random() < 0.5:
            self.line(depth, f"if ({x}) {sign} {r} {{", f"if {y} {sign} {p}:")
        else:
            self.line(depth, f"if {r} {sign} ({x}) {{", f"if {p} {sign} {y}:")
        self.statement(depth + 1, left - 1)
        self.line(depth, "} else {", "else:")
        self.statement(depth + 1, left - 1)
        self.line(depth, "}")

    def walk(self, depth, left):
        """A loop over a copy, or one that looks again in each turn."""
        k = self.place()
        if self.random.random() < 0.5:
            self.line(depth, f"for y{k} in v.clone() {{", f"for y{k} in list(v):")
            self.line(depth + 1, f"n = w(n + y{k});", f"n = w(n + y{k})")
        else:
            self.line(depth, "while v.len() < 3 && tick() {", "while len(v) < 3 and tick():")
            r, p = self.called()
            self.line(depth + 1, f"v.push({r});", f"v.append({p})")
        self.statement(depth + 1, left - 1)
        self.line(depth, "}")

    def dispatch(self, depth, left):
        r, p = self.number()
        k = self.place()
        self.line(depth, f"let now{k} = ls.clone();", f"now{k} = list(ls)")
        self.line(depth, f"for l in now{k} {{", f"for l in now{k}:")
        self.line(depth + 1, "if !tick() { break; }", "if not tick(): break")
        self.line(depth + 1, f"m = w(m + l({r}));", f"m = w(m + l({p}))")
        if self.random.random() < 0.5:
            self.statement(depth + 1, left - 1)
        self.line(depth, "}")

    # -- what is done with it

    def callback(self):
        """A closure that comes back."""
        f, g = self.random.randrange(len(self.plain)), self.random.randrange(len(self.takers))
        return self.choose(
            (f"if tick() {{ w(p[{f}](x) + 1) }} else {{ x }}", f"w(p[{f}](x) + 1) if tick() else x"),
            (f"if tick() {{ w(q[{g}](x, &|y| w(y + 2)) + x) }} else {{ x }}",
             f"w(q[{g}](x, lambda y: w(y + 2)) + x) if tick() else x"),
            (f"if tick() {{ on(p[{f}].clone()) }} else {{ x }}", f"on(p[{f}]) if tick() else x"),
            (f"if tick() {{ q[{g}](x, &|y| if tick() {{ p[{f}](y) }} else {{ y }}) }} else {{ x }}",
             f"q[{g}](x, lambda y: p[{f}](y) if tick() else y) if tick() else x"),
            ("w(x + 1)", "w(x + 1)"))

    def run(self):
        self.line(0, "fn once(x: i64) -> i64 { ONCE.with(|once| once.borrow().clone()).map_or(x, |once| once(x)) }")
        self.line(0, "thread_local! { static ONCE: std::cell::RefCell<Option<Rc<dyn Fn(i64) -> i64>>> ="
                     " const { std::cell::RefCell::new(None) }; }")
        self.line(0, None, "def once(x): return ONCE(x)")
        self.line(0, "pub fn run() {", "def run():")
        self.line(1, None, "global ONCE")
        self.line(1, None, "ONCE = lambda x: x")
        self.line(1, "let (p, q, on) = make(4);", "p, q, on = make(4)")
        clones = "let (p, q, on) = (p.clone(), q.clone(), on.clone());"
        for k in range(self.random.randint(3, 7)):
            self.line(1, "refuel();", "refuel()")
            rust, python = self.callback()
            kind, at = self.random.random(), 9000 + k
            if kind < 0.25:
                self.line(1, f"t({at}, on({{ {clones} {self.handle}::new(move |x: i64| {rust}) }}));",
                          f"t({at}, on(lambda x: {python}))")
            elif kind < 0.45:
                self.line(1, f"ONCE.set(Some({{ {clones} Rc::new(move |x: i64| {rust}) }}));", f"ONCE = lambda x: {python}")
            elif kind < 0.65:
                f = self.random.randrange(len(self.plain))
                self.line(1, f"t({at}, p[{f}]({k}));", f"t({at}, p[{f}]({k}))")
            else:
                g = self.random.randrange(len(self.takers))
                self.line(1, f"t({at}, q[{g}]({k}, &|x| {rust}));", f"t({at}, q[{g}]({k}, lambda x: {python}))")
        self.line(1, "refuel();", "refuel()")
        self.line(1, "t(9999, w(p[0](1)));", "t(9999, w(p[0](1)))")
        self.line(1, "ONCE.set(None);")
        self.line(0, "}")


def program(seed):
    """The same program for the same seed."""
    return Callbacks(seed)
