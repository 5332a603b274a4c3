use nonlocal::nonlocal;

#[nonlocal]
fn greet() -> String {
    let mut text = String::from("Hello");
    fn name() -> &'static str {
        nonlocal!(text);
        text = String::from("Good morning");
        ", Ada"
    }
    text += name();
    text
}

fn main() {
    assert_eq!(greet(), "Good morning, Ada");
}
