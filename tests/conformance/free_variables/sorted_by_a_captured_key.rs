// A key function reads the variables around it while a list is sorted.
use nonlocal::nonlocal;
use std::collections::HashMap;

#[nonlocal]
fn ranked(words: &[&str], weights: &HashMap<char, i64>) -> Vec<String> {
    fn key(word: &str) -> (i64, String) {
        let weight: i64 = word.chars().map(|letter| weights.get(&letter).copied().unwrap_or(1)).sum();
        (-weight, word.to_owned())
    }
    let mut sorted: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
    sorted.sort_by_key(|word| key(word));
    sorted
}

fn main() {
    let words = ["tea", "jazz", "quiz", "ant"];
    println!("{}", ranked(&words, &HashMap::new()).join(" "));
    println!("{}", ranked(&words, &HashMap::from([('z', 10), ('q', 5)])).join(" "));
}
