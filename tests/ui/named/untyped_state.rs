use nonlocal::nonlocal;

#[nonlocal(type = Names)]
fn make_names() -> Names {
    let mut names = Vec::new();
    fn add(name: &str) -> usize {
        nonlocal!(names);
        names.push(name.to_owned());
        names.len()
    }
    add
}

fn main() {
    let mut names = make_names();
    assert_eq!((names.call("a"), names.call("b")), (1, 2));
}
