// Handlers registered in a table change one model, and the view shows it.

use std::collections::BTreeMap;

use nonlocal::nonlocal;

#[nonlocal]
fn make_window() -> (impl Fn(&str), impl Fn() -> String) {
    let mut title = "untitled".to_owned();
    let mut clicks = 0;
    fn on_click() {
        nonlocal!(clicks);
        clicks += 1;
    }
    fn on_rename() {
        nonlocal!(title);
        title = format!("renamed after {clicks}");
    }
    fn view() -> String {
        format!("[{title}] {clicks} clicks")
    }
    let handlers: BTreeMap<&str, Box<dyn Fn()>> =
        BTreeMap::from([("click", Box::new(on_click) as Box<dyn Fn()>), ("rename", Box::new(on_rename))]);
    fn send(event: &str) {
        if let Some(handler) = handlers.get(event) {
            handler();
        }
    }
    (send, view)
}

fn main() {
    let (send, view) = make_window();
    println!("{}", view());
    for event in ["click", "click", "scroll"] {
        send(event);
    }
    println!("{}", view());
    send("rename");
    send("click");
    println!("{}", view());
}
