// python-websockets/websockets src/websockets/sync/connection.py: broadcast / send_message (threads)
use std::sync::{Arc, Mutex};
use std::thread;

use nonlocal::nonlocal;

struct Connection {
    name: &'static str,
    open: bool,
    busy: bool,
    broken: bool,
    sent: Vec<String>,
    warnings: Vec<String>,
}

impl Connection {
    fn send(&mut self, method: &str, message: &str) -> Result<(), String> {
        if self.broken {
            return Err("broken".to_string());
        }
        self.sent.push(format!("{method}:{message}"));
        Ok(())
    }
}

type Shared = Arc<Mutex<Connection>>;

fn executor_map(f: impl Fn(Shared) + Clone + Send + 'static, connections: &[Shared]) {
    let mut threads = Vec::new();
    for connection in connections {
        let (f, connection) = (f.clone(), connection.clone());
        threads.push(thread::spawn(move || f(connection)));
    }
    for thread in threads {
        thread.join().unwrap();
    }
}

#[nonlocal(sync)]
fn broadcast(
    connections: &[Shared],
    message: &str,
    #[default(false)] raise_exceptions: bool,
    #[default(true)] text: bool,
) -> Result<(), String> {
    let send_method = if text { "text" } else { "binary" };
    let message = message.to_string();
    let mut exceptions: Vec<String> = Vec::new();
    fn send_message(connection: Shared) {
        nonlocal!(exceptions);
        let mut connection = connection.lock().unwrap();
        if !connection.open {
            return;
        }
        if connection.busy {
            if raise_exceptions {
                exceptions.push(format!("{} fragmented", connection.name));
            } else {
                connection.warnings.push("skipped: fragmented".to_string());
            }
            return;
        }
        if let Err(e) = connection.send(send_method, &message) {
            if raise_exceptions {
                exceptions.push(format!("{} failed", connection.name));
            } else {
                connection.warnings.push(format!("skipped: {e}"));
            }
        }
    }
    executor_map(send_message, connections);
    if raise_exceptions && !exceptions.is_empty() {
        let mut all = exceptions.clone();
        all.sort();
        return Err(all.join(" "));
    }
    Ok(())
}

fn make() -> Vec<Shared> {
    let one = |name, open, busy, broken| {
        Arc::new(Mutex::new(Connection { name, open, busy, broken, sent: Vec::new(), warnings: Vec::new() }))
    };
    vec![
        one("a", true, false, false),
        one("b", false, false, false),
        one("c", true, true, false),
        one("d", true, false, true),
    ]
}

fn main() {
    let cs = make();
    broadcast!(&cs, "hi").unwrap();
    broadcast!(&cs, "bin", text = false).unwrap();
    for c in &cs {
        let c = c.lock().unwrap();
        println!("{} {} {}", c.name, c.sent.join(","), c.warnings.join(","));
    }
    if let Err(e) = broadcast!(&make(), "hi", raise_exceptions = true) {
        println!("{e}");
    }
}
