// The power set by taking each item or leaving it, with the chosen ones in a list around.
use nonlocal::nonlocal;

#[nonlocal]
fn subsets(items: &str) -> Vec<String> {
    let items: Vec<char> = items.chars().collect();
    let mut out: Vec<String> = Vec::new();
    let mut chosen = String::new();
    fn decide(i: usize) {
        nonlocal!(out, chosen);
        if i == items.len() {
            out.push(if chosen.is_empty() { "-".to_owned() } else { chosen.clone() });
            return;
        }
        decide(i + 1);
        chosen.push(items[i]);
        decide(i + 1);
        chosen.pop();
    }
    decide(0);
    out
}

fn main() {
    println!("{}", subsets("abc").join(" "));
    println!("{}", subsets("x").join(" "));
    println!("{}", subsets("abcdefg").len());
}
