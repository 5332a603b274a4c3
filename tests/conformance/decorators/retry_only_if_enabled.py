# A test of retry: the decorated function counts its calls in a variable of the test.
def retry(enabled, times):
    def decorator(function):
        def wrapped():
            attempt = 1
            while True:
                try:
                    return function()
                except ValueError:
                    if not enabled or attempt == times:
                        raise
                    attempt += 1

        return wrapped

    return decorator


def test_skips_retry(enabled, fails):
    call_count = 0

    @retry(enabled, 3)
    def sometimes_fails():
        nonlocal call_count
        call_count += 1
        if call_count <= fails:
            raise ValueError(f"fail {call_count}")
        return call_count * 10

    try:
        print(sometimes_fails())
    except ValueError as e:
        print("error:", e)
    return call_count


print(test_skips_retry(False, 2))
print(test_skips_retry(True, 2))
print(test_skips_retry(True, 9))
