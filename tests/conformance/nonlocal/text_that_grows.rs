// Text is added to a variable around the function, and what was returned before stays as it was.
use nonlocal::nonlocal;

#[nonlocal]
fn make_sentence(start: &str) -> impl FnMut(&str) -> String + use<> {
    let mut sentence = start.to_owned();
    fn add(word: &str) -> String {
        nonlocal!(sentence);
        sentence += " ";
        sentence += word;
        sentence.clone()
    }
    add
}

fn main() {
    let mut add = make_sentence("the");
    let first = add("quick");
    let second = add("fox");
    println!("{first}");
    println!("{second}");
    println!("{}", make_sentence("a")("dog"));
}
