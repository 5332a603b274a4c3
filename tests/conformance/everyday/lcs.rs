use nonlocal::nonlocal;
use std::collections::HashMap;

#[nonlocal]
fn diff(a: &[&str], b: &[&str]) -> Vec<String> {
    let mut memo = HashMap::new();
    fn lcs(i: usize, j: usize) -> usize {
        nonlocal!(memo);
        if i == a.len() || j == b.len() {
            return 0;
        }
        if !memo.contains_key(&(i, j)) {
            if a[i] == b[j] {
                memo.insert((i, j), 1 + lcs(i + 1, j + 1));
            } else {
                memo.insert((i, j), lcs(i + 1, j).max(lcs(i, j + 1)));
            }
        }
        memo[&(i, j)]
    }
    let mut out = vec![];
    let (mut i, mut j) = (0, 0);
    fn step(mark: char, line: &str) {
        nonlocal!(out);
        out.push(format!("{mark} {line}"));
    }
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i] == b[j] {
            step(' ', a[i]);
            i += 1;
            j += 1;
        } else if j == b.len() || (i < a.len() && lcs(i + 1, j) >= lcs(i, j + 1)) {
            step('-', a[i]);
            i += 1;
        } else {
            step('+', b[j]);
            j += 1;
        }
    }
    out
}

fn main() {
    let a: Vec<&str> = "a b c d".split(' ').collect();
    let b: Vec<&str> = "a c x d e".split(' ').collect();
    println!("{}", diff(&a, &b).join("\n"));
}
