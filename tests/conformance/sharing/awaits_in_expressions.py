# What is awaited in the middle of an expression, while others change what the rest of it reads.
import asyncio


def make():
    log = []
    total = 0

    async def after(value):
        await asyncio.sleep(0)
        return value

    def note(value):
        nonlocal total
        log.append(value)
        total += value

    async def add(value):
        note(value)
        await asyncio.sleep(0)
        note(value)
        return total

    async def twice():
        return len(log) + await add(1) + await add(2) + len(log)

    async def show(value):
        n = len(log) + await after(value)
        most = max(max(log, default=0), await after(3))
        if len(log) > await after(2):
            log.append(await after(9))
        print(len(log), await after(1))
        both = [len(log), await after(5), sum(log)]
        first, second = len(log), await after(len(log))
        return f"{n} {most} {len(log)} {both} {first} {second} {await after(7)}"

    return add, twice, show


async def main():
    add, twice, show = make()
    sum, text = await asyncio.gather(add(3), show(1))
    print(sum, text)
    print(await twice())
    one, other = await asyncio.gather(show(1), show(2))
    print(one)
    print(other)


asyncio.run(main())
