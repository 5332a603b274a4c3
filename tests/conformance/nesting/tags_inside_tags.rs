// Functions of one factory are called in each other's arguments.
use nonlocal::nonlocal;

#[nonlocal]
fn make_tag(name: &'static str) -> impl Fn(&[&str]) -> String {
    fn tag(children: &[&str]) -> String {
        format!("<{name}>{}</{name}>", children.concat())
    }
    tag
}

fn main() {
    let [ul, li, b] = ["ul", "li", "b"].map(make_tag);
    println!("{}", b(&["bold"]));
    println!("{}", ul(&[&li(&["one"]), &li(&[&b(&["two"]), "!"])]));
    println!("{}", li(&[&li(&[&li(&[])])]));
}
