# Recursion that returns its results, with the alphabet and the length as free variables.
def words(alphabet, length):
    def ending(prefix):
        if len(prefix) == length:
            return [prefix]
        return [word for letter in alphabet for word in ending(prefix + letter)]

    return ending("")


print(*words("ab", 2))
print(*words("xyz", 1))
print(len(words("abcd", 4)), words("01", 3)[5])
