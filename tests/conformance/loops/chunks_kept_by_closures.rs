// Each turn slices a list, and the closure of the turn keeps its slice.
use nonlocal::nonlocal;

#[nonlocal]
fn make_sums(items: &[i64], size: usize) -> Vec<impl Fn(i64) -> i64> {
    let mut sums = Vec::new();
    for chunk in items.chunks(size) {
        fn total(bonus: i64) -> i64 {
            chunk.iter().sum::<i64>() + bonus
        }
        sums.push(total);
    }
    sums
}

fn main() {
    let sums = make_sums(&[1, 2, 3, 4, 5, 6, 7], 3);
    println!("{:?}", sums.iter().map(|total| total(0)).collect::<Vec<_>>());
    println!("{:?}", sums.iter().map(|total| total(100)).collect::<Vec<_>>());
    println!("{}", sums[sums.len() - 1](1));
}
