// A merge sort returns lists and counts in a variable around it, in `if` and `while` alike.
use nonlocal::nonlocal;

#[nonlocal]
fn inversions(items: &[i64]) -> (Vec<i64>, usize) {
    let mut count: usize = 0;
    fn sort(part: &[i64]) -> Vec<i64> {
        nonlocal!(count);
        if part.len() < 2 {
            return part.to_vec();
        }
        let (left, right) = part.split_at(part.len() / 2);
        let (left, right) = (sort(left), sort(right));
        let (mut merged, mut i, mut j) = (Vec::new(), 0, 0);
        while i < left.len() && j < right.len() {
            if left[i] <= right[j] {
                merged.push(left[i]);
                i += 1;
            } else {
                count += left.len() - i;
                merged.push(right[j]);
                j += 1;
            }
        }
        [&merged, &left[i..], &right[j..]].concat()
    }
    (sort(items), count)
}

fn main() {
    for items in [vec![3, 1, 2], vec![5, 4, 3, 2, 1], vec![1, 2, 3]] {
        let (sorted, count) = inversions(&items);
        println!("{sorted:?} {count}");
    }
}
