// A decorator with an argument, three times on one function: the nearest is applied first.
use nonlocal::{decorate, nonlocal};

#[nonlocal]
fn tag<F>(name: &'static str) -> impl Fn(F) -> Box<dyn Fn(String) -> String + Send + Sync>
where
    F: Fn(String) -> String + Send + Sync + 'static,
{
    fn decorate(function: F) -> Box<dyn Fn(String) -> String + Send + Sync> {
        fn wrapper(text: String) -> String {
            format!("<{name}>{}</{name}>", function(text))
        }
        Box::new(wrapper)
    }
    decorate
}

#[decorate(tag("p"), tag("b"), tag("i"))]
fn shout(text: String) -> String {
    text.to_uppercase() + "!"
}

#[decorate(tag("b"))]
fn plain(text: String) -> String {
    text
}

fn main() {
    println!("{}", shout("hello".to_owned()));
    println!("{}", plain("hello".to_owned()));
    println!("{}", plain(shout("you".to_owned())));
}
