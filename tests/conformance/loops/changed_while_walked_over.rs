// A function that changes a list while it walks over it: the walk goes on into what is added.
// Here the loop has the list to itself, and the call is rustc's E0502.
// Fixed: loops/changed_after_the_walk.

use nonlocal::nonlocal;

#[nonlocal]
fn make_tree() -> Vec<String> {
    let mut names = vec!["root".to_owned()];
    fn grow(name: &str) {
        nonlocal!(names);
        names.push(format!("{name}'"));
    }
    for name in &names {
        if names.len() < 4 {
            grow(name);
        }
    }
    names
}

fn main() {
    println!("{:?}", make_tree());
}
