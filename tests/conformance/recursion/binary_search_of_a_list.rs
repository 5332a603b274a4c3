// A recursive function reads the list and the wanted item around it; only the bounds are passed.
use nonlocal::nonlocal;

#[nonlocal]
fn find(items: &[i64], wanted: i64) -> String {
    fn search(low: usize, high: usize) -> String {
        if low == high {
            return format!("no {wanted}");
        }
        let middle = usize::midpoint(low, high);
        if items[middle] == wanted {
            return format!("{wanted} at {middle}");
        }
        if items[middle] < wanted {
            return search(middle + 1, high);
        }
        search(low, middle)
    }
    search(0, items.len())
}

fn main() {
    for wanted in [2, 7, 13, 14] {
        println!("{}", find(&[2, 3, 5, 7, 11, 13], wanted));
    }
}
