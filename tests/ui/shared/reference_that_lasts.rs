use nonlocal::nonlocal;

#[nonlocal]
fn make_list() -> (impl Fn(&str), String) {
    let mut names = vec!["a".to_owned()];
    fn add(name: &str) {
        nonlocal!(names);
        names.push(name.to_owned());
    }
    let closure = add;
    let first = &names[0];
    (closure, first.to_uppercase())
}

fn main() {
    let (add, first) = make_list();
    add("b");
    assert_eq!(first, "A");
}
