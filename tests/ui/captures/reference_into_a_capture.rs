use nonlocal::nonlocal;

#[nonlocal]
fn words(data: &str) -> Vec<String> {
    let mut at = 0;
    fn until(mark: &str) -> &str {
        nonlocal!(at);
        let start = at;
        at = data[start..].find(mark).map_or(data.len(), |end| start + end + 1);
        &data[start..at]
    }
    vec![until(",").to_owned(), until(";").to_owned()]
}

fn main() {
    assert_eq!(words("a,b;c"), ["a,", "b;"]);
}
