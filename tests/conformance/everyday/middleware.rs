use nonlocal::nonlocal;

type Middleware = Box<dyn Fn(String, &dyn Fn(String) -> String) -> String>;

#[nonlocal]
fn make_app(handler: impl Fn(String) -> String) -> (impl Fn(Middleware), impl Fn(String) -> String) {
    let mut stack: Vec<Middleware> = Vec::new();
    fn use_(mw: Middleware) {
        nonlocal!(stack);
        stack.push(mw);
    }
    fn run(request: String) -> String {
        fn call(i: usize, request: String) -> String {
            if i == stack.len() {
                return handler(request);
            }
            fn next(request: String) -> String {
                call(i + 1, request)
            }
            stack[i](request, &next)
        }
        call(0, request)
    }
    (use_, run)
}

#[nonlocal]
fn main() {
    let (use_, run) = make_app(|r| format!("<{r}>"));
    let mut log: Vec<String> = vec![];
    fn logger(r: String, next: &dyn Fn(String) -> String) -> String {
        nonlocal!(log);
        log.push(format!("in {r}"));
        let out = next(r);
        log.push(format!("out {out}"));
        out
    }
    use_(Box::new(logger));
    use_(Box::new(|r, next| next(r.to_uppercase()) + "!"));
    use_(Box::new(|r, next| if r == "ADMIN" { "denied".to_string() } else { next(r) }));
    println!("{} {} {}", run("hello".into()), run("admin".into()), format!("{log:?}").replace('"', "'"));
}
