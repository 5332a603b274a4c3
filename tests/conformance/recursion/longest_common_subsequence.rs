// A memo whose keys are pairs, around a function that calls itself twice.
use nonlocal::nonlocal;
use std::collections::HashMap;

#[nonlocal]
fn longest_common(left: &str, right: &str) -> (i64, usize) {
    let mut memo: HashMap<(usize, usize), i64> = HashMap::new();
    fn longest(i: usize, j: usize) -> i64 {
        nonlocal!(memo);
        if i == left.len() || j == right.len() {
            return 0;
        }
        if let Some(&result) = memo.get(&(i, j)) {
            return result;
        }
        let result = if left.as_bytes()[i] == right.as_bytes()[j] {
            1 + longest(i + 1, j + 1)
        } else {
            longest(i + 1, j).max(longest(i, j + 1))
        };
        memo.insert((i, j), result);
        result
    }
    (longest(0, 0), memo.len())
}

fn main() {
    for (left, right) in [("abcbdab", "bdcaba"), ("aaaa", "aa"), ("xyz", "abc")] {
        let (length, remembered) = longest_common(left, right);
        println!("{length} {remembered}");
    }
}
