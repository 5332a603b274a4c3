use nonlocal::nonlocal;

#[nonlocal]
fn make_log() -> (impl Fn(&str), impl Fn() -> Option<String>) {
    let mut last: Option<String> = None;
    fn note(line: &str) {
        nonlocal!(last);
        last = Some(line.to_string());
    }
    fn latest() -> Option<String> {
        last.clone()
    }
    (note, latest)
}

fn main() {
    let (note, latest) = make_log();
    note("a");
    assert_eq!(latest(), Some("a".to_string()));
    assert_eq!(latest(), Some("a".to_string()));
}
