# A nested coroutine, decorated: it captures, changes a variable, and calls itself through its decorator.
import asyncio


def logged(f):
    async def wrapper(*args):
        result = await f(*args)
        print(f.__name__, *args, "=", result)
        return result

    return wrapper


async def total(step, limit):
    calls = 0

    @logged
    async def climb(n):
        nonlocal calls
        calls += 1
        await asyncio.sleep(0)
        return n if n >= limit else await climb(n + step)

    @logged
    async def both(a, b):
        return await climb(a) * await climb(b)

    product = await both(1, 4)
    return product, calls


print(*asyncio.run(total(3, 8)))
