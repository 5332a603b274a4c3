import asyncio

class Ctx:
    def __init__(self, guild, nsfw):
        self.guild, self.nsfw = guild, nsfw

class Command:
    def __init__(self, hybrid):
        self.checks, self.hybrid, self.app_nsfw = [], hybrid, False

class Plain:
    def __init__(self):
        self.checks, self.nsfw = None, False

def is_nsfw():
    def predicate(ctx):
        if ctx.guild is None or ctx.nsfw:
            return True
        raise ValueError("channel required")
    def decorator(func):
        if isinstance(func, Command):
            func.checks.append(predicate)
            if func.hybrid:
                func.app_nsfw = True
        else:
            if func.checks is None:
                func.checks = []
            func.checks.append(predicate)
            func.nsfw = True
        return func
    async def wrapper(ctx):
        return predicate(ctx)
    return decorator, wrapper

def show(check, ctx):
    try:
        return str(check(ctx))
    except ValueError as e:
        return str(e)

async def main():
    decorator, predicate = is_nsfw()
    command = decorator(Command(True))
    plain = decorator(Plain())
    print(command.app_nsfw, plain.nsfw)
    print(show(command.checks[0], Ctx("g", False)))
    print(show(plain.checks[0], Ctx("g", True)))
    print(await predicate(Ctx(None, False)))

asyncio.run(main())
