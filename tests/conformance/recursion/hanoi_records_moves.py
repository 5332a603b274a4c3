# The towers of Hanoi: the recursion moves disks on pegs around it and records each move.
def hanoi(n):
    pegs = [list(range(n, 0, -1)), [], []]
    moves = []

    def move(count, source, target, spare):
        if count == 0:
            return
        move(count - 1, source, spare, target)
        disk = pegs[source].pop()
        pegs[target].append(disk)
        moves.append(f"{disk}:{source}{target}")
        move(count - 1, spare, target, source)

    move(n, 0, 2, 1)
    print(*moves)
    print(pegs)


hanoi(2)
hanoi(3)
