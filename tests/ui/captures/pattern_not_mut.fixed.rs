use nonlocal::nonlocal;

#[nonlocal]
fn make_counters(pair: (i64, i64)) -> Vec<Box<dyn FnMut() -> i64>> {
    let (start, mut end) = pair;
    let mut all: Vec<Box<dyn FnMut() -> i64>> = Vec::new();
    for mut i in start..end {
        fn counter() -> i64 {
            nonlocal!(i);
            i += 1;
            i
        }
        all.push(Box::new(counter));
    }
    fn last() -> i64 {
        nonlocal!(end);
        end += 1;
        end
    }
    all.push(Box::new(last));
    all
}

fn main() {
    let values: Vec<i64> = make_counters((0, 2)).iter_mut().map(|f| f()).collect();
    assert_eq!(values, [1, 2, 3]);
}
