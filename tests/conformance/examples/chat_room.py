async def evening(visitors):
    log = []
    online = most = 0

    async def visit(name, pace, lines):
        nonlocal online, most
        online += 1
        most = max(most, online)
        log.append(f"{name} joins")
        for line in lines:
            await asyncio.sleep(pace / 1000)
            log.append(f"{name}: {line}")
        online -= 1
        log.append(f"{name} leaves, {online} left")

    visits = [asyncio.create_task(visit(*visitor)) for visitor in visitors]
    for visit in visits:
        await visit
    return log, most


import asyncio

log, most = asyncio.run(evening([("Ada", 10, ["hi", "bye"]), ("Bob", 15, ["hello"])]))
print(", ".join(log))
print(most)
