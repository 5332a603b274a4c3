import asyncio

class Conn:
    def __init__(self):
        self.rows = []
    def executemany(self, sql, params):
        n = 0
        for p in params:
            self.rows.append(f"{sql} {p}")
            n += 1
        return n

class Database:
    def __init__(self):
        self.conn, self.trace = Conn(), []
    async def execute_write_fn(self, fn):
        await asyncio.sleep(0)
        return fn(self.conn)
    async def execute_write_many(self, sql, params_seq):
        def inner(conn):
            count = 0
            def count_params(params):
                nonlocal count
                for param in params:
                    count += 1
                    yield param
            return conn.executemany(sql, count_params(params_seq)), count
        results, count = await self.execute_write_fn(inner)
        self.trace.append(f"{sql.strip()} {count}")
        return results

async def main():
    db = Database()
    print(await db.execute_write_many("insert ", [1, 2, 3]))
    print(await db.execute_write_many("delete", []))
    print("; ".join(db.trace), len(db.conn.rows), db.conn.rows[-1])

asyncio.run(main())
