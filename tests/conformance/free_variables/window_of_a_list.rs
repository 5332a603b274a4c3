// Two functions read one list: one by index, one by slice.
use nonlocal::nonlocal;

#[nonlocal]
fn make_reader(items: Vec<i64>, size: usize) -> (impl Fn(usize) -> i64, impl Fn(usize) -> Vec<i64>) {
    fn at(index: usize) -> i64 {
        items[index % items.len()]
    }
    fn window(start: usize) -> Vec<i64> {
        items[start..start + size].to_vec()
    }
    (at, window)
}

fn main() {
    let (at, window) = make_reader(vec![2, 3, 5, 7, 11], 3);
    println!("{} {} {}", at(0), at(4), at(5));
    println!("{:?} {:?}", window(0), window(2));
    println!("{} {:?}", at(6), window(1));
}
