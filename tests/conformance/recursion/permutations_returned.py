# Permutations by recursion that returns lists, each call with its own remaining items.
def permutations(items):
    def arrange(rest):
        if not rest:
            return [""]
        return [
            items[i] + tail
            for i in rest
            for tail in arrange([j for j in rest if j != i])
        ]

    return arrange(list(range(len(items))))


print(*permutations("abc"))
print(*permutations("no"))
print(len(permutations("abcd")))
