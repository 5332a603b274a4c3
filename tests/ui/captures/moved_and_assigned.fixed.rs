use nonlocal::nonlocal;

#[nonlocal]
fn split(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut current = String::new();
    fn flush() {
        nonlocal!(words, current);
        words.push(std::mem::take(&mut current));
        current = String::new();
    }
    for letter in text.chars() {
        if letter == ' ' {
            flush();
        } else {
            current.push(letter);
        }
    }
    flush();
    words
}

fn main() {
    assert_eq!(split("ab c"), ["ab", "c"]);
}
