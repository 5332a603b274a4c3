# retry calls what fails again, up to so many times, and gives the last error.

attempts = 0


def retry(times):
    def decorate(function):
        def retried(works_at):
            for left in range(times - 1, -1, -1):
                try:
                    return f"done: {function(works_at)}"
                except ValueError as error:
                    if left == 0:
                        return f"failed: {error}"
        return retried
    return decorate


@retry(3)
def connect(works_at):
    global attempts
    attempts += 1
    if attempts < works_at:
        raise ValueError(f"attempt {attempts}")
    return f"attempt {attempts}"


print(connect(3))
print(connect(4))
print(connect(99))
print(attempts)
