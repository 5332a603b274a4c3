# A benchmark of a web server: the handler keeps the transport of its last request.
import asyncio


class Application:
    def __init__(self):
        self.routes = {}

    def add_route(self, path, handler):
        self.routes[path] = handler

    async def get(self, path, number):
        return await self.routes[path](f"transport {number}")


def benchmark(function):
    for _ in range(2):
        function()


def test_file_response(file, count):
    server_transport = None

    async def handler(transport):
        nonlocal server_transport
        server_transport = transport
        await asyncio.sleep(0)
        return f"contents of {file}"

    app = Application()
    app.add_route("/", handler)

    async def run_file_response_benchmark():
        for number in range(count):
            response = await app.get("/", number)
            assert response.endswith(file)

    @benchmark
    def _run():
        asyncio.run(run_file_response_benchmark())

    return server_transport


print(test_file_response("a.txt", 5))
print(test_file_response("b.txt", 0))
