use nonlocal::nonlocal;

struct Button {
    clicked: Box<dyn Fn() -> usize>,
}

#[nonlocal]
fn make_button(name: String) -> Button {
    fn click() -> usize {
        name.len()
    }
    Button { clicked: Box::new(click) }
}

fn main() {
    assert_eq!((make_button("ok".to_owned()).clicked)(), 2);
}
