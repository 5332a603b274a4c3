//! An event bus whose handlers share a log.
//!
//! `on_save` and `on_quit` are made by one function, which is called twice; all of them, and the factory itself, share `log`.
//!
//! In the guide: `nonlocal::guide::cookbook`, "An event emitter".

use std::collections::BTreeMap;

// Python:
//
//     def make_bus():
//         handlers = {}
//         log = []
//         def subscribe(event, prefix):
//             def handler(text):
//                 log.append(f"{prefix}: {text}")
//             handlers.setdefault(event, []).append(handler)
//         def publish(event, text):
//             for handler in handlers.get(event, []):
//                 handler(text)
//         def history():
//             return " | ".join(log)
//         subscribe("save", "disk")
//         subscribe("save", "cloud")
//         subscribe("quit", "bye")
//         log.append("ready")
//         return publish, history

use nonlocal::nonlocal;

type Handler = Box<dyn Fn(&str)>;

#[nonlocal]
fn make_bus() -> (impl Fn(&str, &str), impl Fn() -> String) {
    let mut handlers: BTreeMap<String, Vec<Handler>> = BTreeMap::new();
    let mut log: Vec<String> = Vec::new();
    fn subscribe(event: &str, prefix: &str) {
        nonlocal!(handlers);
        let prefix = prefix.to_owned();
        fn handler(text: &str) {
            nonlocal!(log);
            log.push(format!("{prefix}: {text}"));
        }
        handlers.entry(event.to_owned()).or_default().push(Box::new(handler));
    }
    fn publish(event: &str, text: &str) {
        for handler in handlers.get(event).into_iter().flatten() {
            handler(text);
        }
    }
    fn history() -> String {
        log.join(" | ")
    }
    subscribe("save", "disk");
    subscribe("save", "cloud");
    subscribe("quit", "bye");
    log.push("ready".to_owned());
    (publish, history)
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    let (publish, history) = make_bus();
    publish("save", "a.txt");
    publish("quit", "now");
    publish("open", "nobody listens");
    vec![("history()", history(), "ready | disk: a.txt | cloud: a.txt | bye: now")]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
