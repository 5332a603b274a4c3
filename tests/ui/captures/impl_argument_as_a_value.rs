use nonlocal::nonlocal;

#[nonlocal]
fn make(prefix: String) -> impl Fn(i64) -> String {
    fn show(value: impl ToString) -> String {
        prefix.clone() + &value.to_string()
    }
    show
}

fn main() {
    assert_eq!(make("n".into())(1), "n1");
}
