# A decorator that starts a coroutine only if the last one has ended.
import asyncio


class Retry(Exception):
    pass


def only_one_at_a_time(coroutine):
    running = False

    async def new_coroutine(n):
        nonlocal running
        if running:
            print("busy", n)
            return
        running = True
        try:
            while True:
                try:
                    await coroutine(n)
                except Retry:
                    continue
                else:
                    return None
        finally:
            running = False

    return new_coroutine


tries = 0


async def complete(n):
    global tries
    await asyncio.sleep(0)
    tries += 1
    if tries == 2:
        raise Retry
    print("completed", n, tries)


async def main():
    one = only_one_at_a_time(complete)
    await one(1)
    await asyncio.gather(one(2), one(3))
    await one(4)


asyncio.run(main())
