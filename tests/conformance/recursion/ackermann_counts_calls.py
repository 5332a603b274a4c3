# The Ackermann function, with calls inside its arguments, counts its calls around it.
def ackermann(m, n):
    calls = 0

    def a(m, n):
        nonlocal calls
        calls += 1
        if m == 0:
            return n + 1
        if n == 0:
            return a(m - 1, 1)
        return a(m - 1, a(m, n - 1))

    return a(m, n), calls


print(*ackermann(1, 2))
print(*ackermann(2, 2))
print(*ackermann(2, 3))
