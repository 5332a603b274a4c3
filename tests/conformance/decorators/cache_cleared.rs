// What belongs to a cached function: its cache, and the function without it; of a nested one, too.
use nonlocal::decorators::memoize;
use nonlocal::{decorate, nonlocal};

#[decorate(memoize, type = fib)]
fn fib(n: u64) -> u64 {
    if n < 2 { n } else { fib(n - 1) + fib(n - 2) }
}

#[nonlocal]
fn longest(words: [&str; 2]) -> (usize, usize, usize, usize, usize) {
    let words = words.map(str::as_bytes);
    let mut calls = 0;

    #[decorate(memoize)]
    fn common(i: usize, j: usize) -> usize {
        nonlocal!(calls);
        calls += 1;
        if i == words[0].len() || j == words[1].len() {
            return 0;
        }
        if words[0][i] == words[1][j] {
            return 1 + common(i + 1, j + 1);
        }
        common(i + 1, j).max(common(i, j + 1))
    }

    let length = common(0, 0);
    let kept = common::cache_len();
    common::cache_clear();
    let once = common::undecorated(0, 0);
    (length, kept, once, common::cache_len(), calls)
}

fn main() {
    println!("{} {}", fib(80), fib::cache_len());
    fib::cache_clear();
    println!("{}", fib::cache_len());
    println!("{} {}", fib::undecorated(3), fib::cache_len());
    let (length, kept, once, again, calls) = longest(["kitten", "sitting"]);
    println!("{length} {kept} {once} {again} {calls}");
}
