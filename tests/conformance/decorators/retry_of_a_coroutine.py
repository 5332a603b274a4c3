# A test of retry for coroutines: it counts the calls in a variable of its own.
import asyncio


def retry(enabled, times):
    def decorator(function):
        async def wrapped():
            attempt = 1
            while True:
                try:
                    return await function()
                except ValueError:
                    if not enabled or attempt == times:
                        raise
                    attempt += 1

        return wrapped

    return decorator


async def test_skips_retry(enabled):
    call_count = 0

    @retry(enabled, 3)
    async def always_fails():
        nonlocal call_count
        call_count += 1
        await asyncio.sleep(0)
        raise ValueError("fail")

    try:
        await always_fails()
    except ValueError as e:
        print("error:", e)
    return call_count


print(asyncio.run(test_skips_retry(False)))
print(asyncio.run(test_skips_retry(True)))
