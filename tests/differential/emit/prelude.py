FUEL = LINES = PROGRAM = 0

def w(x): return x % 1000003
def at(v, i): return v[i % len(v)] if v else 0

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

def ap(x, f): return w(f(x) * 3 + f(x + 1))

def guard(number, program):
    global PROGRAM
    PROGRAM = number
    try: program()
    except Exception as error: print(number, "PANIC", type(error).__name__, error)
    print(number, "end")

