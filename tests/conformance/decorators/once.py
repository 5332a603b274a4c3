# once calls its function at the first call only, and gives the same result ever after.


def once(function):
    results = []

    def wrapper():
        if not results:
            results.append(function())
        return results[0]

    return wrapper


@once
def settings():
    print("reading the settings")
    return "settings of 42 lines"


print(settings())
print(settings())
print(len(settings()))
