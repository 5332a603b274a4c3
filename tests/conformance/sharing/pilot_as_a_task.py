# An application that is ready starts its pilot as a task, and awaits it at the end.
import asyncio


class App:
    def __init__(self):
        self.log = []
        self.value = None

    def exit(self, value):
        self.value = value

    async def process_messages(self, ready):
        self.log.append("start")
        if ready is not None:
            await ready()
        await asyncio.sleep(0)
        self.log.append("stop")

    async def run(self, press, auto_pilot):
        app = self
        auto_pilot_task = None

        if auto_pilot is None and press:
            keys = press.split(",")

            async def press_keys(pilot):
                for key in keys:
                    app.log.append(f"{pilot} presses {key}")

            auto_pilot = press_keys

        async def app_ready():
            nonlocal auto_pilot_task
            if auto_pilot is not None:

                async def run_auto_pilot(auto_pilot, pilot):
                    await auto_pilot(pilot)
                    self.exit(f"by {pilot}")

                auto_pilot_task = run_auto_pilot(auto_pilot, "pilot")

        await app.process_messages(None if auto_pilot is None else app_ready)
        if auto_pilot_task is not None:
            await auto_pilot_task
        return app.value


async def main():
    app = App()
    print(await app.run("", None))
    print(await app.run("a,b", None))

    async def own(pilot):
        print("own", pilot)

    print(await app.run("a,b", own))
    print("; ".join(app.log))


asyncio.run(main())
