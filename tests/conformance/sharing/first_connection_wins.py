# Several attempts to connect, started one after the other: the first that works wins.
import asyncio


async def connect_to(address, port, delay):
    for _ in range(delay):
        await asyncio.sleep(0)
    if address.startswith("bad"):
        raise OSError(f"no route to {address}:{port}")
    return f"{address}:{port}"


async def connect_tcp(targets, port):
    connected = None
    closed = []

    async def try_connect(address, delay):
        nonlocal connected
        try:
            stream = await connect_to(address, port, delay)
        except OSError as exc:
            errors.append(str(exc))
            return
        else:
            if connected is None:
                connected = stream
            else:
                closed.append(stream)

    errors = []
    tasks = []
    for address, delay in targets:
        tasks.append(try_connect(address, delay))
    await asyncio.gather(*tasks)
    if connected is None:
        return f"failed: {'; '.join(errors)}"
    return f"{connected} closed {len(closed)} errors {len(errors)}"


async def main():
    print(await connect_tcp([("a", 5), ("bad1", 2), ("b", 1), ("c", 9)], 80))
    print(await connect_tcp([("bad1", 3), ("bad2", 1)], 81))
    print(await connect_tcp([("a", 0)], 82))


asyncio.run(main())
