use nonlocal::nonlocal;

#[nonlocal]
fn split(text: &str) -> (Vec<String>, usize) {
    let mut words = Vec::new();
    let mut current = String::new();
    let mut longest = 0;
    fn flush() {
        nonlocal!(words, current, longest);
        words.push(current);
        longest = longest.max(words[words.len() - 1].len());
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
    (words, longest)
}

fn main() {
    assert_eq!(split("ab c"), (vec!["ab".to_string(), "c".to_string()], 2));
}
