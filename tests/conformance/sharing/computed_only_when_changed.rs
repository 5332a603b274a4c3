// A test counts how often a middleware computes what it should cache.
use nonlocal::nonlocal;

struct Middleware<F> {
    compute: F,
    cached: Option<(Vec<String>, Vec<String>)>,
}

impl<F: FnMut(&[String]) -> Vec<String>> Middleware<F> {
    fn new(compute: F) -> Self {
        Middleware { compute, cached: None }
    }

    fn process(&mut self, host: &str, allowed: &[String]) -> bool {
        if self.cached.as_ref().is_none_or(|(known, _)| known != allowed) {
            self.cached = Some((allowed.to_vec(), (self.compute)(allowed)));
        }
        self.cached.as_ref().unwrap().1.iter().any(|known| known == host)
    }
}

fn base_compute(allowed: &[String]) -> Vec<String> {
    allowed.iter().map(|host| format!("www.{host}")).collect()
}

#[nonlocal]
fn test_caching() -> i32 {
    let mut calls = 0;

    fn compute(allowed: &[String]) -> Vec<String> {
        nonlocal!(calls);
        calls += 1;
        base_compute(allowed)
    }

    let mut middleware = Middleware::new(compute);
    let mut allowed = vec!["a.example".to_string()];
    for _ in 0..3 {
        middleware.process("www.a.example", &allowed);
    }
    assert_eq!(calls, 1);
    allowed.push("b.example".to_string());
    println!("{}", middleware.process("www.b.example", &allowed) as i32);
    assert_eq!(calls, 2);
    calls
}

fn main() {
    println!("{}", test_caching());
}
