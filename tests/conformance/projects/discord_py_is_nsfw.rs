// Rapptz/discord.py discord/ext/commands/core.py: is_nsfw / predicate, decorator, wrapper
use std::future::Future;
use std::task::{Context, Poll, Waker};

use nonlocal::nonlocal;

fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = std::pin::pin!(future);
    let mut cx = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut cx) {
            return value;
        }
    }
}

struct Ctx {
    guild: Option<&'static str>,
    nsfw: bool,
}

type Check = Box<dyn Fn(&Ctx) -> Result<bool, String>>;

struct Command {
    checks: Vec<Check>,
    hybrid: bool,
    app_nsfw: bool,
}

struct Plain {
    checks: Option<Vec<Check>>,
    nsfw: bool,
}

enum Func {
    Command(Command),
    Plain(Plain),
}

#[nonlocal]
fn is_nsfw() -> (impl Fn(Func) -> Func, impl AsyncFn(&Ctx) -> Result<bool, String>) {
    fn predicate(ctx: &Ctx) -> Result<bool, String> {
        if ctx.guild.is_none() || ctx.nsfw {
            return Ok(true);
        }
        Err("channel required".to_string())
    }
    fn decorator(func: Func) -> Func {
        match func {
            Func::Command(mut command) => {
                command.checks.push(Box::new(predicate));
                if command.hybrid {
                    command.app_nsfw = true;
                }
                Func::Command(command)
            }
            Func::Plain(mut plain) => {
                plain.checks.get_or_insert_with(Vec::new).push(Box::new(predicate));
                plain.nsfw = true;
                Func::Plain(plain)
            }
        }
    }
    async fn wrapper(ctx: &Ctx) -> Result<bool, String> {
        predicate(ctx)
    }
    (decorator, wrapper)
}

fn word(value: bool) -> &'static str {
    if value { "True" } else { "False" }
}

fn show(check: &Check, ctx: &Ctx) -> String {
    match check(ctx) {
        Ok(value) => word(value).to_string(),
        Err(text) => text,
    }
}

async fn run() {
    let (decorator, predicate) = is_nsfw();
    let Func::Command(command) =
        decorator(Func::Command(Command { checks: vec![], hybrid: true, app_nsfw: false }))
    else {
        return;
    };
    let Func::Plain(plain) = decorator(Func::Plain(Plain { checks: None, nsfw: false })) else { return };
    println!("{} {}", word(command.app_nsfw), word(plain.nsfw));
    println!("{}", show(&command.checks[0], &Ctx { guild: Some("g"), nsfw: false }));
    println!("{}", show(&plain.checks.as_ref().unwrap()[0], &Ctx { guild: Some("g"), nsfw: true }));
    let ctx = Ctx { guild: None, nsfw: false };
    println!("{}", word(predicate(&ctx).await.unwrap()));
}

fn main() {
    block_on(run());
}
