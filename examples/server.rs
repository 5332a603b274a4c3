//! A rate limiter stored in a server.
//!
//! In the guide: `nonlocal::guide::cookbook`, "A closure in a struct".

use std::collections::HashMap;

// Python:
//
//     def make_limiter(limit):
//         calls = {}
//         def allow(user):
//             calls[user] = calls.get(user, 0) + 1
//             return calls[user] <= limit
//         return allow
//
//     class Server:
//         def __init__(self, limit):
//             self.allow = make_limiter(limit)
//         def get(self, user, path):
//             return f"200 {path}" if self.allow(user) else "429"

use nonlocal::nonlocal;

#[nonlocal(type = Limiter, derive(Debug))]
fn make_limiter(limit: u32) -> Limiter {
    let mut calls: HashMap<String, u32> = HashMap::new();
    fn allow(user: &str) -> bool {
        nonlocal!(calls);
        let count = calls.entry(user.to_owned()).or_insert(0);
        *count += 1;
        *count <= limit
    }
    allow
}

struct Server {
    limiter: Limiter,
}

impl Server {
    fn get(&mut self, user: &str, path: &str) -> String {
        if self.limiter.call(user) { format!("200 {path}") } else { "429".to_owned() }
    }
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    let mut server = Server { limiter: make_limiter(2) };
    let ada: Vec<String> = (0..3).map(|_| server.get("ada", "/")).collect();
    vec![
        ("server.get(\"ada\", \"/\"), three times", ada.join(" "), "200 / 200 / 429"),
        ("server.get(\"bob\", \"/x\")", server.get("bob", "/x"), "200 /x"),
    ]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
