# Counting the ways to give change captures the coins, and only the amount and an index are passed.
def ways(amount, coins):
    def count(left, kinds):
        if left == 0:
            return 1
        if left < 0 or kinds == 0:
            return 0
        return count(left, kinds - 1) + count(left - coins[kinds - 1], kinds)

    return count(amount, len(coins))


print(ways(100, [50, 25, 10, 5, 1]))
print(ways(10, [2, 5]))
print(ways(3, [2]))
