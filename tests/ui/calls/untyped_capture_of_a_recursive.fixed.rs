use nonlocal::nonlocal;

#[nonlocal]
fn fibonacci(n: u64) -> u64 {
    let mut memo: std::collections::HashMap<u64, u64> = std::collections::HashMap::new();
    fn fib(n: u64) -> u64 {
        nonlocal!(memo);
        if n < 2 {
            return n;
        }
        if let Some(&known) = memo.get(&n) {
            return known;
        }
        let value = fib(n - 1) + fib(n - 2);
        memo.insert(n, value);
        value
    }
    fib(n)
}

fn main() {
    assert_eq!(fibonacci(50), 12_586_269_025);
}
