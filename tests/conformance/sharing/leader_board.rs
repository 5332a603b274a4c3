// One function adds to a dictionary, another sorts what is in it.
use nonlocal::nonlocal;
use std::cmp::Reverse;
use std::collections::HashMap;

#[nonlocal]
fn make_board() -> (impl Fn(&str, i64), impl Fn(usize) -> String) {
    let mut points: HashMap<String, i64> = HashMap::new();
    fn score(name: &str, n: i64) {
        nonlocal!(points);
        *points.entry(name.to_owned()).or_default() += n;
    }
    fn leaders(count: usize) -> String {
        let mut ranked: Vec<(&String, &i64)> = points.iter().collect();
        ranked.sort_by_key(|&(name, n)| (Reverse(n), name));
        ranked.iter().take(count).map(|(name, n)| format!("{name} {n}")).collect::<Vec<_>>().join(", ")
    }
    (score, leaders)
}

fn main() {
    let (score, leaders) = make_board();
    for (name, n) in [("Ada", 3), ("Bob", 5), ("Cyd", 4), ("Ada", 2)] {
        score(name, n);
    }
    println!("{}", leaders(2));
    score("Cyd", 9);
    println!("{}", leaders(1));
    println!("{}", leaders(9));
}
