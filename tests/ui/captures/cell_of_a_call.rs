use std::cell::Cell;

use nonlocal::nonlocal;

type Hits = Cell<u32>;

fn no_hits() -> Hits {
    Cell::new(0)
}

#[nonlocal]
fn make() -> (impl Fn() -> u32, impl Fn() -> u32) {
    let hits = no_hits();
    fn hit() -> u32 {
        hits.set(hits.get() + 1);
        hits.get()
    }
    fn show() -> u32 {
        hits.get()
    }
    (hit, show)
}

fn main() {
    let (hit, show) = make();
    assert_eq!((hit(), hit(), show()), (1, 2, 2));
}
