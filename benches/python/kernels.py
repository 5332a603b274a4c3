"""The kernels of src/main.rs, in Python. `kernels.py NAME TURNS` prints the result and the seconds it took."""

import sys
import time


def make_counter(start):
    count = start

    def counter():
        nonlocal count
        count += 1
        return count

    return counter


def counter(turns):
    count = make_counter(0)
    total = 0
    for _ in range(turns):
        total ^= count()
    return total


def make_adder(n):
    def add(x):
        return x + n

    return add


def adders(turns):
    total = 0
    for turn in range(turns):
        add = make_adder(turn)
        total ^= add(turn)
    return total


def make_all(count):
    functions = []
    for i in range(count):
        def show(x, i=i):
            return x * i

        functions.append(show)
    return functions


def closures_in_a_loop(turns):
    total = 0
    for turn in range(turns):
        for show in make_all(10):
            total ^= show(turn)
    return total


def make_account(balance):
    def deposit(amount):
        nonlocal balance
        balance += amount

    def withdraw(amount):
        nonlocal balance
        if amount > balance:
            return False
        balance -= amount
        return True

    def show():
        return balance

    return deposit, withdraw, show


def account(turns):
    deposit, withdraw, show = make_account(100)
    refused = 0
    for turn in range(turns):
        deposit(turn % 7)
        if not withdraw(4):
            refused += 1
    return show() + refused


def order_of(graph):
    seen = [False] * len(graph)
    order = []

    def visit(node):
        if seen[node]:
            return
        seen[node] = True
        for after in graph[node]:
            visit(after)
        order.append(node)

    for node in range(len(graph)):
        visit(node)
    return order


def topological_sort(turns):
    graph = [[n for n in (2 * i + 1, 2 * i + 2, i + 5) if n < 40] for i in range(40)]
    total = 0
    for _ in range(turns):
        order = order_of(graph)
        total ^= order[7] + order[20]
    return total


def count_queens(size):
    columns = []
    found = 0

    def free(column):
        row = len(columns)
        for other in range(row):
            distance = row - other
            if columns[other] == column or abs(columns[other] - column) == distance:
                return False
        return True

    def place():
        nonlocal found
        if len(columns) == size:
            found += 1
            return
        for column in range(size):
            if free(column):
                columns.append(column)
                place()
                columns.pop()

    place()
    return found


def queens(turns):
    return sum(count_queens(6) for _ in range(turns))


def calculate(text):
    at = 0

    def number():
        nonlocal at
        value = 0
        while at < len(text) and 48 <= text[at] <= 57:
            value = value * 10 + text[at] - 48
            at += 1
        return value

    def factor():
        nonlocal at
        if at < len(text) and text[at] == 40:
            at += 1
            value = expression()
            at += 1
            return value
        return number()

    def term():
        nonlocal at
        value = factor()
        while at < len(text) and text[at] == 42:
            at += 1
            value *= factor()
        return value

    def expression():
        nonlocal at
        value = term()
        while at < len(text) and text[at] == 43:
            at += 1
            value += term()
        return value

    return expression()


def parser(turns):
    text = b"2*(3+4*(5+6))+7*8*(9+10)"
    return sum(calculate(text) for _ in range(turns))


def fib_up_to(n):
    memo = {}

    def fib(n):
        if n < 2:
            return n
        if n in memo:
            return memo[n]
        value = fib(n - 1) + fib(n - 2)
        memo[n] = value
        return value

    return fib(n)


def fibonacci(turns):
    return sum(fib_up_to(40) for _ in range(turns)) % 1_000_003


def make_greeter(greeting):
    said = 0

    def greet(name):
        nonlocal said
        said += 1
        return f"{greeting}, {name} ({said})"

    return greet


def greetings(turns):
    greet = make_greeter("hello")
    return sum(len(greet("Ada")) for _ in range(turns))


if __name__ == "__main__":
    kernel, turns = globals()[sys.argv[1]], int(sys.argv[2])
    start = time.perf_counter()
    result = kernel(turns)
    print(result, time.perf_counter() - start)
