attempts = []

def retry(times):
    def decorate(function):
        def retried(argument):
            for left in range(times - 1, -1, -1):
                try:
                    return function(argument)
                except ValueError as error:
                    if left == 0:
                        return f"failed: {error}"
        return retried
    return decorate

@retry(3)
def download(succeeds_at):
    attempts.append(succeeds_at)
    if len(attempts) < succeeds_at:
        raise ValueError(f"attempt {len(attempts)}")
    return f"attempt {len(attempts)} worked"


print(download(3))
print(download(9))
