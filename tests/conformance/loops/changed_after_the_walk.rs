// A function changes the list around it while an index walks over it, and the walk goes on into the new part.

use nonlocal::nonlocal;

#[nonlocal]
fn make_tree() -> Vec<String> {
    let mut names = vec!["root".to_owned()];
    fn grow(name: &str) {
        nonlocal!(names);
        names.push(format!("{name}'"));
    }
    let mut at = 0;
    while at < names.len() {
        if names.len() < 4 {
            let name = names[at].clone();
            grow(&name);
        }
        at += 1;
    }
    names
}

fn main() {
    for name in make_tree() {
        println!("{name}");
    }
}
