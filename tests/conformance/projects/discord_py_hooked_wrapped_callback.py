import asyncio

class CommandError(Exception): pass
class InvokeError(Exception): pass

class Context:
    def __init__(self):
        self.failed = False

class Command:
    def __init__(self, limited):
        self.limited, self.log = limited, []
    async def release(self):
        self.log.append("release")
    async def after_hooks(self, ctx):
        self.log.append(f"after failed={ctx.failed}")

def hooked(command, ctx, coro):
    async def wrapped(n):
        try:
            ret = await coro(n)
        except CommandError:
            ctx.failed = True
            raise
        except Exception as exc:
            ctx.failed = True
            raise InvokeError(str(exc))
        finally:
            if command.limited:
                await command.release()
            await command.after_hooks(ctx)
        return ret
    return wrapped

async def job(n):
    await asyncio.sleep(0)
    if n == 1:
        raise CommandError("command")
    if n == 2:
        raise ValueError("value")
    return n * 10

async def main():
    command, ctx = Command(True), Context()
    wrapped = hooked(command, ctx, job)
    for n in (0, 1, 2):
        try:
            print("ok", await wrapped(n))
        except CommandError as e:
            print("command error", e)
        except InvokeError as e:
            print("invoke error", e)
    print(" ".join(command.log))

asyncio.run(main())
