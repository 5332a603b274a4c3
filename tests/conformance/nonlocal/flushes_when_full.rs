// A full buffer is taken, and a new one stands in its place.
use nonlocal::nonlocal;

#[nonlocal]
fn make_batches(size: usize) -> impl FnMut(i64) -> Option<Vec<i64>> {
    let mut buffer = Vec::new();
    fn add(item: i64) -> Option<Vec<i64>> {
        nonlocal!(buffer);
        buffer.push(item);
        if buffer.len() < size {
            return None;
        }
        Some(std::mem::take(&mut buffer))
    }
    add
}

fn main() {
    let mut add = make_batches(3);
    for n in 0..7 {
        let batch = add(n);
        println!("{n} {}", batch.map_or("waits".to_owned(), |batch| format!("{batch:?}")));
    }
}
