// pallets/flask tests/test_appctx.py: test_robust_teardown / request_teardown, app_teardown, request_signal, app_signal
use nonlocal::nonlocal;

type Hook = Box<dyn Fn(&str) -> Result<(), String>>;

#[derive(Default)]
struct Signal {
    receivers: Vec<Hook>,
}

impl Signal {
    fn connect(&mut self, f: Hook) {
        self.receivers.push(f);
    }
}

#[derive(Default)]
struct App {
    teardown_request: Vec<Hook>,
    teardown_context: Vec<Hook>,
    request_signal: Signal,
    context_signal: Signal,
    view: Option<Box<dyn Fn() -> String>>,
}

impl App {
    fn get(&self) -> Vec<Vec<String>> {
        let text = (self.view.as_ref().unwrap())();
        let mut groups = Vec::new();
        for (hooks, signal) in
            [(&self.teardown_request, &self.request_signal), (&self.teardown_context, &self.context_signal)]
        {
            let mut errors = Vec::new();
            for hook in hooks.iter().chain(&signal.receivers) {
                if let Err(e) = hook(&text) {
                    errors.push(e);
                }
            }
            groups.push(errors);
        }
        groups
    }
}

#[nonlocal]
fn check() {
    let mut count = 0;
    let mut app = App::default();
    fn request_teardown(_e: &str) -> Result<(), String> {
        nonlocal!(count);
        count += 1;
        Err("request_teardown".to_string())
    }
    app.teardown_request.push(Box::new(request_teardown));
    fn app_teardown(_e: &str) -> Result<(), String> {
        nonlocal!(count);
        count += 1;
        Err("app_teardown".to_string())
    }
    app.teardown_context.push(Box::new(app_teardown));
    fn index() -> String {
        String::new()
    }
    app.view = Some(Box::new(index));
    fn request_signal(_sender: &str) -> Result<(), String> {
        nonlocal!(count);
        count += 1;
        Err("request_signal".to_string())
    }
    fn app_signal(_sender: &str) -> Result<(), String> {
        nonlocal!(count);
        count += 1;
        Err("app_signal".to_string())
    }
    app.request_signal.connect(Box::new(request_signal));
    app.context_signal.connect(Box::new(app_signal));
    for group in app.get() {
        println!("{}", group.join(" "));
    }
    println!("{count}");
}

fn main() {
    check();
}
