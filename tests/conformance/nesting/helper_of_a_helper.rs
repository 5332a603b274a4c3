// A helper has a helper of its own, and both use what the outer function was given.
use nonlocal::nonlocal;

#[nonlocal]
fn framed(text: &str, fill: char) -> Vec<String> {
    fn line(content: &str, width: usize) -> String {
        fn padded() -> String {
            let missing = width - content.len();
            content.chars().chain(std::iter::repeat_n(fill, missing)).collect()
        }
        format!("{fill}{}{fill}", padded())
    }
    let width = text.len() + 1;
    vec![line("", width), line(text, width), line("", width)]
}

fn main() {
    for row in framed("hi", '*') {
        println!("{row}");
    }
    for row in framed("there", '-') {
        println!("{row}");
    }
}
