// Recursion that returns its results, with the alphabet and the length as free variables.
use nonlocal::nonlocal;

#[nonlocal]
fn words(alphabet: &str, length: usize) -> Vec<String> {
    fn ending(prefix: &str) -> Vec<String> {
        if prefix.len() == length {
            return vec![prefix.to_owned()];
        }
        alphabet.chars().flat_map(|letter| ending(&format!("{prefix}{letter}"))).collect()
    }
    ending("")
}

fn main() {
    println!("{}", words("ab", 2).join(" "));
    println!("{}", words("xyz", 1).join(" "));
    println!("{} {}", words("abcd", 4).len(), words("01", 3)[5]);
}
