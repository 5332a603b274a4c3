// A connection calls what was added to it when it is closed.
use nonlocal::nonlocal;

struct Connection {
    _key: String,
    callbacks: Vec<Box<dyn FnOnce()>>,
}

impl Connection {
    fn new(key: &str) -> Self {
        Connection { _key: key.to_string(), callbacks: Vec::new() }
    }

    fn add_callback(&mut self, callback: impl FnOnce() + 'static) {
        self.callbacks.push(Box::new(callback));
    }

    fn close(&mut self) {
        for callback in std::mem::take(&mut self.callbacks) {
            callback();
        }
    }
}

#[nonlocal]
fn test_callbacks_on_close(key: &str) -> i32 {
    let mut connection = Connection::new(key);
    let mut notified = false;

    fn cb() {
        nonlocal!(notified);
        notified = true;
    }

    connection.add_callback(cb);
    println!("{}", notified as i32);
    connection.close();
    println!("{}", notified as i32);
    notified = false;
    connection.close();
    notified as i32
}

fn main() {
    println!("{}", test_callbacks_on_close("key"));
}
