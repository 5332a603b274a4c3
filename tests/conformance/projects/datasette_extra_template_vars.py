import asyncio

class Datasette:
    def __init__(self):
        self.databases, self.last_request = {"main": 7}, None
    async def execute(self, db, sql):
        await asyncio.sleep(0)
        return [f"{sql} on {db} gives {self.databases[db]}"]

def extra_vars(template, request, datasette):
    datasette.last_request = request
    async def query(sql):
        first = list(datasette.databases)[0]
        return (await datasette.execute(first, sql))[0]
    async def inner():
        return {
            "from_awaitable": f"{template} {request or 'none'} True",
            "query": query,
        }
    return inner

async def main():
    ds = Datasette()
    for request in ("/x", None):
        inner = extra_vars("table.html", request, ds)
        values = await inner()
        print(values["from_awaitable"])
        print(await values["query"]("select 1"))
    print(ds.last_request)

asyncio.run(main())
