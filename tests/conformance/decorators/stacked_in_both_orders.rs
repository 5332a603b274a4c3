// Of two stacked decorators the lower one is applied first, so the order matters.

use nonlocal::{decorate, nonlocal};

#[nonlocal]
fn bold<F: Fn(String) -> String>(function: F) -> impl Fn(String) -> String {
    fn wrapper(text: String) -> String {
        format!("<b>{}</b>", function(text))
    }
    wrapper
}

#[nonlocal]
fn italic<F: Fn(String) -> String>(function: F) -> impl Fn(String) -> String {
    fn wrapper(text: String) -> String {
        format!("<i>{}</i>", function(text))
    }
    wrapper
}

#[decorate(bold, italic)]
fn bold_outside(text: String) -> String {
    text
}

#[decorate(italic, bold)]
fn italic_outside(text: String) -> String {
    text
}

fn main() {
    println!("{}", bold_outside("x".to_owned()));
    println!("{}", italic_outside("x".to_owned()));
    println!("{}", bold_outside(italic_outside("y".to_owned())));
}
