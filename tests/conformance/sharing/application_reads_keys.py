# An application reads keys by callbacks while it waits for its result.
import asyncio


class Application:
    def __init__(self, keys):
        self.keys = keys
        self.log = []
        self.done = None
        self.reader = None
        self.tasks = []

    def read_keys(self):
        return self.keys.pop(0) if self.keys else "eof"

    async def run(self, pre_run, timeout):
        async def run_inner(future):
            flush_task = None
            self.log.append("reset")
            if pre_run is not None:
                pre_run()

            def read_from_input():
                nonlocal flush_task
                key = self.read_keys()
                self.log.append(f"key {key}")
                if key == "eof":
                    self.done = "EOF"
                else:
                    if flush_task is not None:
                        self.log.append(f"cancel {flush_task}")
                        self.tasks[flush_task] = None
                    flush_task = self.background(auto_flush())

            def read_in_context():
                self.log.append("context")
                read_from_input()

            async def auto_flush():
                for _ in range(timeout):
                    await asyncio.sleep(0)
                flush_input()

            def flush_input():
                if self.done is None:
                    self.log.append("flushed")

            self.reader = read_in_context
            while self.done is None:
                self.reader()
                await asyncio.sleep(0)
                for task in self.tasks:
                    if task is not None:
                        await task
                self.tasks = [None for _ in self.tasks]
            return f"{future} {self.done} {flush_task}"

        result = await run_inner("result")
        return result

    def background(self, task):
        self.tasks.append(task)
        return len(self.tasks) - 1


app = Application(["a", "b"])
print(asyncio.run(app.run(lambda: print("pre"), 2)))
print(str(app.log).replace("'", '"'))
