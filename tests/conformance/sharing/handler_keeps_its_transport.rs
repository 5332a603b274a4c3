// A benchmark of a web server: the handler keeps the transport of its last request.
use std::collections::HashMap;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use nonlocal::nonlocal;

/// Runs a future to its end.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
}

/// Gives the others a turn.
async fn pause() {
    let mut first = true;
    poll_fn(|_| if std::mem::take(&mut first) { Poll::Pending } else { Poll::Ready(()) }).await;
}

type Handler = Box<dyn Fn(String) -> Pin<Box<dyn Future<Output = String>>>>;

struct Application {
    routes: HashMap<&'static str, Handler>,
}

impl Application {
    fn add_route<F>(&mut self, path: &'static str, handler: impl Fn(String) -> F + 'static)
    where
        F: Future<Output = String> + 'static,
    {
        self.routes.insert(path, Box::new(move |transport| Box::pin(handler(transport))));
    }

    async fn get(&self, path: &str, number: i32) -> String {
        self.routes[path](format!("transport {number}")).await
    }
}

fn benchmark(function: impl Fn()) {
    for _ in 0..2 {
        function();
    }
}

#[nonlocal]
fn test_file_response(file: &'static str, count: i32) -> Option<String> {
    let mut server_transport = None;

    async fn handler(transport: String) -> String {
        nonlocal!(server_transport);
        server_transport = Some(transport);
        pause().await;
        format!("contents of {file}")
    }

    let mut app = Application { routes: HashMap::new() };
    app.add_route("/", handler);
    let app = Rc::new(app);

    async fn run_file_response_benchmark() {
        for number in 0..count {
            let response = app.get("/", number).await;
            assert!(response.ends_with(file));
        }
    }

    fn run() {
        block_on(run_file_response_benchmark());
    }
    benchmark(run);

    server_transport.clone()
}

fn main() {
    println!("{}", test_file_response("a.txt", 5).unwrap_or("None".to_string()));
    println!("{}", test_file_response("b.txt", 0).unwrap_or("None".to_string()));
}
