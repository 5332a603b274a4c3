// qutebrowser/qutebrowser tests/unit/utils/test_version.py: importlib_patcher / _patch / _fake_version
use std::cell::RefCell;
use std::rc::Rc;

use nonlocal::nonlocal;

struct Metadata {
    version: RefCell<Box<dyn Fn(&str) -> Result<String, String>>>,
}

#[nonlocal]
fn importlib_patcher(metadata: Rc<Metadata>) -> impl Fn(Option<&str>, Option<&str>, Option<&str>) {
    fn patch(qt: Option<&str>, qt5: Option<&str>, qt6: Option<&str>) {
        let (qt, qt5, qt6) = (qt.map(str::to_string), qt5.map(str::to_string), qt6.map(str::to_string));
        fn fake_version(name: &str) -> Result<String, String> {
            let outcome = match name {
                "Qt" => &qt,
                "Qt5" => &qt5,
                "Qt6" => &qt6,
                _ => panic!("{name}"),
            };
            match outcome {
                None => Err(format!("missing {name}")),
                Some(outcome) => Ok(outcome.clone()),
            }
        }
        *metadata.version.borrow_mut() = Box::new(fake_version);
    }
    patch
}

fn main() {
    let metadata = Rc::new(Metadata { version: RefCell::new(Box::new(|_| Ok("real".to_string()))) });
    let patch = importlib_patcher(metadata.clone());
    let show = |name: &str| match (metadata.version.borrow())(name) {
        Ok(version) => version,
        Err(e) => e,
    };
    println!("{}", show("Qt"));
    patch(Some("5.1"), None, Some("6.2"));
    println!("{} {} {}", show("Qt"), show("Qt5"), show("Qt6"));
    patch(None, Some("5.15"), None);
    println!("{} {} {}", show("Qt"), show("Qt5"), show("Qt6"));
}
