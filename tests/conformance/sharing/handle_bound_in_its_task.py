# Starts a task; the handle to it is bound inside the task, the name after it.
import asyncio


class Handle:
    def __init__(self, name):
        self.name = name
        self.start_value = None
        self.finished = False

    def show(self):
        return f"{self.name} {self.start_value} {int(self.finished)}"


class Nursery:
    async def start(self, task):
        values = []
        await task(values.append)
        await asyncio.sleep(0)
        return values[0]


class Group:
    def __init__(self):
        self.nursery = Nursery()

    async def start(self, function, argument, name, return_handle):
        handle = None

        async def run_with_status(started):
            nonlocal handle
            early = function(argument)
            started(early)
            handle = Handle(final_name)
            await asyncio.sleep(0)
            handle.finished = True

        final_name = name if name is not None else f"task {argument}"
        start_value = await self.nursery.start(run_with_status)
        if return_handle:
            handle.start_value = start_value
            return handle.show()
        else:
            return str(start_value)


async def main():
    group = Group()
    print(await group.start(lambda n: n + 1, 4, None, True))
    print(await group.start(lambda n: n * 2, 4, "mine", True))
    print(await group.start(lambda n: n * 2, 4, "mine", False))


asyncio.run(main())
