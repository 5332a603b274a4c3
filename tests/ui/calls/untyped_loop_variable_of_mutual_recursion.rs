use nonlocal::nonlocal;

#[nonlocal]
fn count(all: &[u32]) -> u32 {
    let mut found = 0u32;
    for limit in all {
        fn even(n: u32) -> bool {
            n == *limit || odd(n + 1)
        }
        fn odd(n: u32) -> bool {
            n < *limit && even(n + 1)
        }
        found += u32::from(even(0));
    }
    found
}

fn main() {
    assert_eq!(count(&[2, 3, 4]), 2);
}
