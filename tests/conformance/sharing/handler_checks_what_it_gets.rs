// A handler checks what it gets, and an error in the check counts as a failure.
use nonlocal::nonlocal;

struct Worker {
    handlers: Vec<Box<dyn FnMut(&str)>>,
}

impl Worker {
    fn delay(&mut self, level: &str) -> i32 {
        for handler in &mut self.handlers {
            handler(level);
        }
        6
    }
}

#[nonlocal]
fn test_level(levels: &[&str]) -> Vec<i32> {
    let mut worker = Worker { handlers: Vec::new() };
    let mut shown = Vec::new();
    let mut assertion_result = false;

    fn received_handler(request: &str) {
        nonlocal!(assertion_result);
        match request.parse::<i32>() {
            Ok(level) => assertion_result = level < 1,
            Err(_) => assertion_result = false,
        }
    }

    worker.handlers.push(Box::new(received_handler));
    for level in levels {
        let value = worker.delay(level);
        assert_eq!(value, 6);
        shown.push(assertion_result as i32);
    }
    shown
}

fn main() {
    println!("{:?}", test_level(&["0", "1", "x", "-3"]));
}
