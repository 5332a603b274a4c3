// Rapptz/discord.py discord/ext/commands/core.py: hooked_wrapped_callback / wrapped
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;
use std::task::{Context as TaskContext, Poll, Waker};

use nonlocal::nonlocal;

fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = std::pin::pin!(future);
    let mut cx = TaskContext::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut cx) {
            return value;
        }
    }
}

enum Error {
    Command(String),
    Invoke(String),
    Other(String),
}

struct Context {
    failed: Cell<bool>,
}

struct Command {
    limited: bool,
    log: RefCell<Vec<String>>,
}

impl Command {
    async fn release(&self) {
        self.log.borrow_mut().push("release".to_string());
    }
    async fn after_hooks(&self, ctx: &Context) {
        self.log
            .borrow_mut()
            .push(format!("after failed={}", if ctx.failed.get() { "True" } else { "False" }));
    }
}

#[nonlocal]
fn hooked(
    command: Rc<Command>,
    ctx: Rc<Context>,
    coro: impl AsyncFn(i64) -> Result<i64, Error>,
) -> impl AsyncFn(i64) -> Result<i64, Error> {
    async fn wrapped(n: i64) -> Result<i64, Error> {
        let ret = match coro(n).await {
            Ok(value) => Ok(value),
            Err(Error::Command(text)) => {
                ctx.failed.set(true);
                Err(Error::Command(text))
            }
            Err(Error::Invoke(text)) | Err(Error::Other(text)) => {
                ctx.failed.set(true);
                Err(Error::Invoke(text))
            }
        };
        if command.limited {
            command.release().await;
        }
        command.after_hooks(&ctx).await;
        ret
    }
    wrapped
}

async fn job(n: i64) -> Result<i64, Error> {
    std::future::ready(()).await;
    match n {
        1 => Err(Error::Command("command".to_string())),
        2 => Err(Error::Other("value".to_string())),
        _ => Ok(n * 10),
    }
}

async fn run() {
    let command = Rc::new(Command { limited: true, log: RefCell::new(Vec::new()) });
    let ctx = Rc::new(Context { failed: Cell::new(false) });
    let wrapped = hooked(command.clone(), ctx.clone(), job);
    for n in 0..3 {
        match wrapped(n).await {
            Ok(value) => println!("ok {value}"),
            Err(Error::Command(text)) => println!("command error {text}"),
            Err(Error::Invoke(text)) | Err(Error::Other(text)) => println!("invoke error {text}"),
        }
    }
    println!("{}", command.log.borrow().join(" "));
}

fn main() {
    block_on(run());
}
