async def work(workers, jobs, enough):
    queue = deque(range(jobs))
    done = []
    stop = False

    async def worker():
        nonlocal stop
        while not stop:
            if not queue:
                break
            job = queue.popleft()
            await asyncio.sleep(0)
            done.append(job * job)
            if job == enough:
                stop = True

    tasks = [asyncio.create_task(worker()) for _ in range(workers)]
    for task in tasks:
        await task
    return sorted(done), stop


import asyncio
from collections import deque

done, stop = asyncio.run(work(4, 10, 99))
print(done, str(stop).lower())
done, stop = asyncio.run(work(1, 10, 3))
print(done, str(stop).lower())
