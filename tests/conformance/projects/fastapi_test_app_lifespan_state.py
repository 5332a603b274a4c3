import asyncio
from contextlib import asynccontextmanager

class State:
    def __init__(self):
        self.startup, self.shutdown = False, False

class App:
    def __init__(self, lifespan):
        self.lifespan = lifespan
        self.route = None
    async def serve(self, block):
        async with self.lifespan(self):
            block(self.route())

def check(state):
    @asynccontextmanager
    async def lifespan(app):
        state.startup = True
        await asyncio.sleep(0)
        yield
        state.shutdown = True
    app = App(lifespan)
    def main():
        return "Hello World"
    app.route = main
    print(state.startup, state.shutdown)
    def block(answer):
        print(answer, state.startup, state.shutdown)
    asyncio.run(app.serve(block))
    print(state.startup, state.shutdown)

check(State())
