// Counting the ways to give change captures the coins, and only the amount and an index are passed.
use nonlocal::nonlocal;

#[nonlocal]
fn ways(amount: i64, coins: &[i64]) -> u64 {
    fn count(left: i64, kinds: usize) -> u64 {
        if left == 0 {
            return 1;
        }
        if left < 0 || kinds == 0 {
            return 0;
        }
        count(left, kinds - 1) + count(left - coins[kinds - 1], kinds)
    }
    count(amount, coins.len())
}

fn main() {
    println!("{}", ways(100, &[50, 25, 10, 5, 1]));
    println!("{}", ways(10, &[2, 5]));
    println!("{}", ways(3, &[2]));
}
