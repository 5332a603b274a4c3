// A recursive function and its helper change one list in place.
use nonlocal::nonlocal;

#[nonlocal]
fn quicksort(mut items: Vec<i64>) -> (Vec<i64>, i64) {
    let mut swaps: i64 = 0;
    fn swap(a: usize, b: usize) {
        nonlocal!(items, swaps);
        items.swap(a, b);
        swaps += 1;
    }
    fn sort(low: usize, high: usize) {
        if high - low < 2 {
            return;
        }
        let pivot = items[high - 1];
        let mut edge = low;
        for index in low..high - 1 {
            if items[index] < pivot {
                swap(index, edge);
                edge += 1;
            }
        }
        swap(edge, high - 1);
        sort(low, edge);
        sort(edge + 1, high);
    }
    sort(0, items.len());
    (items, swaps)
}

fn main() {
    for items in [vec![5, 2, 8, 1, 9, 3], vec![1, 2, 3, 4], vec![]] {
        let (sorted, swaps) = quicksort(items);
        println!("{sorted:?} {swaps}");
    }
}
