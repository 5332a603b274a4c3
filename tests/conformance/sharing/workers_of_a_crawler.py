# A crawler: workers take pages from one queue and remember what they have seen.
import asyncio

LINKS = {
    "/": ["/a", "/b", "x/else"],
    "/a": ["/b", "/c"],
    "/b": ["/", "/broken"],
    "/c": [],
}


async def links_of(url):
    await asyncio.sleep(0)
    return LINKS[url]


async def main():
    queue = []
    fetching, fetched, dead = set(), set(), set()

    async def fetch_url(url):
        if url in fetching:
            return
        fetching.add(url)
        urls = await links_of(url)
        fetched.add(url)
        for new_url in urls:
            if new_url.startswith("/"):
                queue.append(new_url)

    async def worker():
        while queue:
            url = queue.pop(0)
            try:
                await fetch_url(url)
            except KeyError as e:
                dead.add(url)

    queue.append("/")
    for _ in range(3):
        await asyncio.gather(*[worker() for _ in range(2)])
    assert fetching == fetched | dead
    print(str(sorted(fetched)).replace("[", "{").replace("]", "}").replace("'", "\""), str(sorted(dead)).replace("[", "{").replace("]", "}").replace("'", "\""))


asyncio.run(main())
