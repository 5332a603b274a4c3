use nonlocal::nonlocal;

#[nonlocal]
fn make_text(text: String) -> impl Fn() -> Vec<u8> {
    fn bytes() -> Vec<u8> {
        text.into_bytes()
    }
    bytes
}

fn main() {
    assert_eq!(make_text("a".into())(), [97]);
}
