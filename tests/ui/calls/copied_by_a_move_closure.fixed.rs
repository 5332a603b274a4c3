use nonlocal::nonlocal;

#[nonlocal]
fn greetings(items: &[i64]) -> (String, String) {
    let mut name = String::from("n");
    fn next() -> String {
        nonlocal!(name);
        name.push('!');
        items.iter().map(|item| format!("{item}{}", name.as_str())).collect()
    }
    (next(), next())
}

fn main() {
    let (first, second) = greetings(&[1, 2]);
    assert_eq!((&first[..], &second[..]), ("1n!2n!", "1n!!2n!!"));
}
