# A memo whose keys are pairs, around a function that calls itself twice.
def longest_common(left, right):
    memo = {}

    def longest(i, j):
        if i == len(left) or j == len(right):
            return 0
        if (i, j) in memo:
            return memo[i, j]
        if left[i] == right[j]:
            result = 1 + longest(i + 1, j + 1)
        else:
            result = max(longest(i + 1, j), longest(i, j + 1))
        memo[i, j] = result
        return result

    return longest(0, 0), len(memo)


print(*longest_common("abcbdab", "bdcaba"))
print(*longest_common("aaaa", "aa"))
print(*longest_common("xyz", "abc"))
