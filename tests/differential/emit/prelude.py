FUEL = LINES = PROGRAM = 0

def w(x): return x % 1000003
def totalled(x, v, y): return w(x + sum(v) * 3 + y)
def tagged(name, x): return f"{name}{x}"
def at(v, i): return v[i % len(v)] if v else 0

def found(text, part):
    at = text.find(part)
    return None if at < 0 else at

def tick():
    global FUEL
    FUEL -= 1
    return FUEL > 0

def refuel():
    global FUEL, LINES
    FUEL, LINES = 12, 150

def t(place, x):
    global LINES
    LINES -= 1
    if LINES > 0: print(PROGRAM, place, x)

def show_bool(x): return "true" if x else "false"
def show_option(x): return "None" if x is None else f"Some({x})"
def show_map(x): return str(dict(sorted(x.items())))

def ap(x, f): return w(f(x) * 3 + f(x + 1))

class Result(Exception): """Leaves a function from a turn of a loop."""

class Default:
    """A default that is made at each call."""
    def __init__(self, make): self.make = make

def made(x): return x.make() if isinstance(x, Default) else x

def guard(number, program):
    global PROGRAM
    PROGRAM = number
    try: program()
    except Exception as error: print(number, "PANIC", type(error).__name__, error)
    print(number, "end")

