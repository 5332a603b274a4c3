// A dictionary around the function counts what it is given.
use nonlocal::nonlocal;
use std::collections::HashMap;

#[nonlocal]
fn make_counter() -> impl FnMut(&str) -> (String, i64) {
    let mut counts: HashMap<String, i64> = HashMap::new();
    fn count(text: &str) -> (String, i64) {
        nonlocal!(counts);
        for word in text.split_whitespace() {
            *counts.entry(word.to_owned()).or_insert(0) += 1;
        }
        let most = counts.iter().max_by_key(|&(word, &times)| (times, word));
        most.map(|(word, &times)| (word.clone(), times)).unwrap_or_default()
    }
    count
}

fn main() {
    let mut count = make_counter();
    for text in ["the cat", "the dog and the bird", "dog dog dog"] {
        let (word, times) = count(text);
        println!("{word} {times}");
    }
}
