use nonlocal::nonlocal;

#[nonlocal]
fn labels(prefix: String) -> Vec<String> {
    fn label<T: std::fmt::Display>(value: T) -> String {
        format!("{prefix}{value}")
    }
    let mut all = vec![label("x")];
    all.extend([1, 2].into_iter().map(label));
    all
}

fn main() {
    assert_eq!(labels("n".to_owned()), ["nx", "n1", "n2"]);
}
