// pypa/pip tests/lib/server.py: _mock_wsgi_adapter / adapter
use std::cell::RefCell;

use nonlocal::nonlocal;

type Responder = Box<dyn Fn(&str, &dyn Fn(&str)) -> String>;

#[nonlocal]
fn mock_adapter(
    mut mock: impl FnMut(&str) -> Option<Responder>,
) -> impl FnMut(&str, &dyn Fn(&str)) -> Result<String, String> {
    fn adapter(environ: &str, start: &dyn Fn(&str)) -> Result<String, String> {
        nonlocal!(mock);
        let responder = mock(environ).ok_or("ran out of responses".to_string())?;
        Ok(responder(environ, start))
    }
    adapter
}

#[nonlocal]
fn text(body: &'static str) -> Responder {
    fn responder(environ: &str, start: &dyn Fn(&str)) -> String {
        start("200 OK");
        format!("{body} for {environ}")
    }
    Box::new(responder)
}

fn main() {
    let mut responses = vec![text("one"), text("two")].into_iter();
    let mut adapter = mock_adapter(move |_| responses.next());
    let log = RefCell::new(Vec::new());
    let start = |status: &str| log.borrow_mut().push(status.to_string());
    for path in ["/a", "/b", "/c"] {
        match adapter(path, &start) {
            Ok(body) => println!("{body}"),
            Err(e) => println!("{e}"),
        }
    }
    println!("{}", log.borrow().len());
}
