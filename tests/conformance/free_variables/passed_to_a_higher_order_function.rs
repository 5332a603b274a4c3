// A nested function is handed to map, filter and sort, and takes what it captured along.
use nonlocal::nonlocal;

#[nonlocal]
fn summarize(words: &[&str], limit: usize, last: &str) -> Vec<String> {
    fn short(word: &str) -> bool {
        word.len() <= limit
    }
    fn marked(word: &str) -> String {
        format!("{word}/{limit}")
    }
    fn key(word: &str) -> (bool, String) {
        (word == last, word.to_owned())
    }
    let mut kept: Vec<&str> = words.iter().copied().filter(|word| short(word)).collect();
    kept.sort_by_key(|word| key(word));
    kept.into_iter().map(marked).collect()
}

fn main() {
    let words = ["pear", "fig", "kiwi", "banana", "apple"];
    println!("{}", summarize(&words, 4, "fig").join(" "));
    println!("{}", summarize(&words, 6, "banana").join(" "));
}
