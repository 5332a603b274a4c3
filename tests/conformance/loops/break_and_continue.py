# Turns that are skipped with continue, or cut off with break, leave no closure behind.


def make_squares(numbers):
    squares = []
    for number in numbers:
        if number % 2 == 0:
            continue
        if number > 7:
            break
        def square(number=number):
            return f"{number} * {number} = {number * number}"
        squares.append(square)
    return squares


squares = make_squares([1, 2, 3, 4, 7, 8, 9, 5])
print(len(squares))
for square in squares:
    print(square())
print(len(make_squares([2, 4])))
