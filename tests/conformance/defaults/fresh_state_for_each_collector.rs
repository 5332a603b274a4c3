// Two closures made with the same default list share nothing.

use nonlocal::nonlocal;

#[nonlocal]
fn make_collector(#[default(Vec::new())] mut items: Vec<String>) -> impl FnMut(&str) -> String {
    fn collect(item: &str) -> String {
        nonlocal!(items);
        items.push(item.to_owned());
        items.join(" ")
    }
    collect
}

fn main() {
    let mut first = make_collector!();
    let mut second = make_collector!();
    println!("{}", first("a"));
    println!("{}", second("x"));
    println!("{}", first("b"));
    let mut third = make_collector!(vec!["seed".to_owned()]);
    println!("{}", third("c"));
    println!("{}", second("y"));
}
