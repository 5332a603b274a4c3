// Two handlers of signals write one result, which the test binds after it connected them.
use nonlocal::nonlocal;

#[derive(Default)]
struct Request {
    stamps: Vec<&'static str>,
    headers: Vec<&'static str>,
    link: Option<&'static str>,
}

#[derive(Default)]
struct Signal {
    handlers: Vec<Box<dyn Fn(&Request)>>,
}

impl Signal {
    fn connect(&mut self, handler: impl Fn(&Request) + 'static) {
        self.handlers.push(Box::new(handler));
    }

    fn send(&self, request: &Request) {
        for handler in &self.handlers {
            handler(request);
        }
    }
}

#[nonlocal]
fn test_stamping(requests: &[Request]) -> Vec<i32> {
    let mut received = Signal::default();
    let mut published = Signal::default();
    let mut result = false;

    fn received_handler(request: &Request) {
        nonlocal!(result);
        let stamped = request.headers.iter().all(|header| request.stamps.contains(header));
        result = result && stamped && request.link.is_none_or(|link| request.stamps.contains(&link));
    }
    received.connect(received_handler);

    fn published_handler(request: &Request) {
        nonlocal!(result);
        result = request.headers.iter().all(|header| request.stamps.contains(header));
    }
    published.connect(published_handler);

    let mut results = Vec::new();
    for request in requests {
        result = false;
        published.send(request);
        received.send(request);
        results.push(result as i32);
    }
    results
}

fn main() {
    let requests = [
        Request { stamps: vec!["a", "b"], headers: vec!["a"], link: None },
        Request { stamps: vec!["a", "b"], headers: vec!["c"], link: None },
        Request { stamps: vec!["a", "b"], headers: vec!["b"], link: Some("a") },
        Request { stamps: vec!["a", "b"], headers: vec![], link: Some("x") },
    ];
    println!("{:?}", test_stamping(&requests));
}
