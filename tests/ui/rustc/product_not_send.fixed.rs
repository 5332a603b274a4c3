use nonlocal::nonlocal;
use std::sync::Arc;
use std::thread;

#[nonlocal]
fn make_reader(text: Arc<str>) -> impl Fn() -> usize {
    fn length() -> usize {
        text.len()
    }
    length
}

fn main() {
    let length = make_reader("abc".into());
    assert_eq!(thread::spawn(length).join().unwrap(), 3);
}
