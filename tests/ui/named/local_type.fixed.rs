use nonlocal::nonlocal;

struct Shift(i64);

#[nonlocal(type = Shifted)]
fn make_shifted(by: i64) -> Shifted {
    let shift: Shift = Shift(by);
    fn shifted(x: i64) -> i64 {
        x + shift.0
    }
    shifted
}

fn main() {
    assert_eq!(make_shifted(1).call(3), 4);
}
