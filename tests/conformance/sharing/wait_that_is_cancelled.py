# A wait that can be cancelled: the callback keeps how to raise the cancellation.
import asyncio


class Manager:
    def __init__(self):
        self.waiters = {}
        self.late = set()

    async def rescheduled(self, abort, cancel):
        await asyncio.sleep(0)
        if cancel:
            return abort(lambda: "cancelled by task")
        return "FINISHED"

    async def wait_overlapped(self, handle, key, cancel, code):
        if key in self.waiters:
            return f"busy {key}"
        self.waiters[key] = handle
        raise_cancel = None

        def abort(raise_cancel_):
            nonlocal raise_cancel
            raise_cancel = raise_cancel_
            if handle < 0:
                self.late.add(key)
            return "FAILED"

        info = await self.rescheduled(abort, cancel)
        if code != 0:
            if raise_cancel is not None:
                return raise_cancel()
            return "closed by another task"
        return info


async def main():
    manager = Manager()
    print(await manager.wait_overlapped(1, "a", False, 0))
    print(await manager.wait_overlapped(1, "a", False, 0))
    print(await manager.wait_overlapped(-1, "b", True, 0))
    print(await manager.wait_overlapped(2, "c", True, 5))
    print(await manager.wait_overlapped(2, "d", False, 5))
    print(len(manager.waiters), len(manager.late))


asyncio.run(main())
