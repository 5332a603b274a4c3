use nonlocal::factory;

factory! {
    fn make_counter(start: i64 = 0, step: i64 = 1) -> [i64; 2] {
        [start, step]
    }
}

fn main() {
    let [_start, _step] = make_counter!(step = 5);
}
