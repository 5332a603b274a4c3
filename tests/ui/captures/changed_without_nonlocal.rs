use nonlocal::nonlocal;

struct Point {
    x: i64,
}

#[nonlocal]
fn make_all(
    out: &mut i64,
) -> (impl FnMut() -> i64, impl FnMut(i64), impl FnMut() -> i64, impl FnMut(i64), impl FnMut(i64)) {
    let mut count = 0;
    let mut items = Vec::new();
    let mut point = Point { x: 0 };
    let mut table = [0; 3];
    fn counter() -> i64 {
        count += 1;
        count
    }
    fn push(value: i64) {
        let items: &mut Vec<i64> = &mut items;
        items.push(value);
    }
    fn right() -> i64 {
        point.x += 1;
        point.x
    }
    fn fill(value: i64) {
        table[0] = value;
        table[1] = table[0];
    }
    fn store(value: i64) {
        *out = value;
    }
    (counter, push, right, fill, store)
}

fn main() {
    let mut out = 0;
    {
        let (mut counter, mut push, mut right, mut fill, mut store) = make_all(&mut out);
        push(1);
        fill(2);
        store(3);
        assert_eq!((counter(), counter(), right(), right()), (1, 2, 1, 2));
    }
    assert_eq!(out, 3);
}
