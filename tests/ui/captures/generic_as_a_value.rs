use nonlocal::nonlocal;

#[nonlocal]
fn make(prefix: String) -> impl Fn(i64) -> String {
    fn show<T: std::fmt::Display>(value: T) -> String {
        format!("{prefix}{value}")
    }
    show
}

fn main() {
    assert_eq!(make("n".into())(1), "n1");
}
