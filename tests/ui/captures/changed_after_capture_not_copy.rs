use nonlocal::nonlocal;

#[nonlocal]
fn make() -> (Box<dyn Fn() -> String>, String) {
    let mut text = String::from("a");
    fn show() -> String {
        text.clone()
    }
    let value = Box::new(show);
    text += "b";
    (value, text)
}

fn main() {
    let (show, text) = make();
    assert_eq!((show().as_str(), text.as_str()), ("a", "ab"));
}
