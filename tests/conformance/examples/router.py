def notes_app():
    notes = []
    asked = 0

    async def add(text):
        notes.append(text)
        return f"note {len(notes)}"

    async def show(number):
        nonlocal asked
        asked += 1
        return notes[number - 1] if number <= len(notes) else None

    async def stats():
        return f"{len(notes)} notes, asked {asked} times"

    return add, show, stats


import asyncio


def routes(add, show, stats):
    async def route(method, path, text):
        if (method, path) == ("POST", "/notes"):
            return await add(text)
        if path.startswith("/notes/"):
            return await show(int(path.removeprefix("/notes/")))
        return await stats()

    return route


def serve(route):
    async def answer(reader, writer):
        method, path, _ = (await reader.readline()).decode().split()
        length = 0
        while (line := (await reader.readline()).decode().strip()) != "":
            name, value = line.split(": ")
            if name == "Content-Length":
                length = int(value)
        text = await route(method, path, (await reader.readexactly(length)).decode())
        head = "404 Not Found" if text is None else "200 OK"
        writer.write(f"HTTP/1.1 {head}\r\n\r\n{text or ''}".encode())
        await writer.drain()
        writer.close()

    return asyncio.start_server(answer, "127.0.0.1", 0)


async def ask(port, request, body):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"{request} HTTP/1.1\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode())
    head, _, text = (await reader.read()).decode().partition("\r\n\r\n")
    writer.close()
    return f"{head.split(' ')[1]} {text}"


async def main():
    server = await serve(routes(*notes_app()))
    port = server.sockets[0].getsockname()[1]
    for request, body in [
        ("POST /notes", "buy milk"),
        ("POST /notes", "call Bob"),
        ("GET /notes/2", ""),
        ("GET /notes/9", ""),
        ("GET /stats", ""),
    ]:
        print(await ask(port, request, body))
    server.close()


asyncio.run(main())
