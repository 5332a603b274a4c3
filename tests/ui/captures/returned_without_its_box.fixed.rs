use nonlocal::nonlocal;

#[nonlocal]
fn make_cutter(n: usize) -> Box<dyn Fn(&str) -> &str> {
    fn cut(text: &str) -> &str {
        &text[n..]
    }
    Box::new(cut)
}

fn main() {
    assert_eq!(make_cutter(1)("abc"), "bc");
}
