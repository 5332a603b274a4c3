// fastapi/fastapi tests/test_router_events.py: test_app_lifespan_state / lifespan
use std::future::Future;
use std::pin::Pin;
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

#[derive(Default)]
struct State {
    startup: bool,
    shutdown: bool,
}

type Block = Box<dyn FnOnce()>;
type Lifespan = Box<dyn Fn(Block) -> Pin<Box<dyn Future<Output = ()>>>>;

struct App {
    lifespan: Lifespan,
    route: Option<Box<dyn Fn() -> String>>,
}

impl App {
    async fn serve(&self, block: Box<dyn FnOnce(String)>) {
        let answer = (self.route.as_ref().unwrap())();
        (self.lifespan)(Box::new(move || block(answer))).await;
    }
}

fn word(value: bool) -> &'static str {
    if value { "True" } else { "False" }
}

#[nonlocal]
fn check(mut state: State) {
    async fn lifespan(body: Block) {
        nonlocal!(state);
        state.startup = true;
        std::future::ready(()).await;
        body();
        state.shutdown = true;
    }
    let hook: Box<dyn Fn(Block) -> Pin<Box<dyn Future<Output = ()>>>> = Box::new(lifespan);
    let mut app = App { lifespan: hook, route: None };
    fn hello() -> String {
        "Hello World".to_string()
    }
    app.route = Some(Box::new(hello));
    println!("{} {}", word(state.startup), word(state.shutdown));
    fn block(answer: String) {
        println!("{answer} {} {}", word(state.startup), word(state.shutdown));
    }
    block_on(app.serve(Box::new(block)));
    println!("{} {}", word(state.startup), word(state.shutdown));
}

fn main() {
    check(State::default());
}
