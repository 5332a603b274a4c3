async def retry(times, call):
    wait = 0.001
    for _ in range(times - 1):
        try:
            return await call()
        except ConnectionError:
            await asyncio.sleep(wait)
            wait *= 2
    return await call()

async def download(failures):
    attempts = 0
    log = []

    async def fetch():
        nonlocal attempts
        attempts += 1
        await asyncio.sleep(0)
        if attempts <= failures:
            log.append(f"attempt {attempts} fails")
            raise ConnectionError(f"no answer to attempt {attempts}")
        return f"page of attempt {attempts}"

    try:
        page = await retry(3, fetch)
    except ConnectionError as error:
        page = str(error)
    return page, log


import asyncio

for failures in [0, 2, 9]:
    page, log = asyncio.run(download(failures))
    print(f"{page}: {', '.join(log)}")
