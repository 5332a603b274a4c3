// The default of a parameter is a closure, made by another factory with its own defaults.

use nonlocal::nonlocal;

type Finish = Box<dyn Fn(&str) -> String>;

#[nonlocal]
fn make_suffix(#[default("!")] mark: &'static str) -> Finish {
    fn suffix(text: &str) -> String {
        text.to_owned() + mark
    }
    Box::new(suffix)
}

#[nonlocal]
fn make_shout(#[default(make_suffix!())] finish: Finish) -> impl Fn(&str) -> String {
    fn shout(text: &str) -> String {
        finish(&text.to_uppercase())
    }
    shout
}

fn main() {
    println!("{}", make_shout!()("hello"));
    println!("{}", make_shout!(make_suffix!("?"))("hello"));
    println!("{}", make_shout!(finish = make_suffix!(mark = "..."))("well"));
}
