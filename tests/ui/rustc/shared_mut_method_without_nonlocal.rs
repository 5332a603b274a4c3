use nonlocal::nonlocal;

struct Odometer(u64);

impl Odometer {
    fn drive(&mut self, distance: u64) -> u64 {
        self.0 += distance;
        self.0
    }
}

#[nonlocal]
fn make_trip() -> (impl FnMut(u64) -> u64, impl FnMut()) {
    let mut odometer = Odometer(0);
    fn trip(distance: u64) -> u64 {
        odometer.drive(distance)
    }
    fn reset() {
        nonlocal!(odometer);
        odometer = Odometer(0);
    }
    (trip, reset)
}

#[nonlocal(sync)]
fn make_trip_for_threads() -> (impl FnMut(u64) -> u64, impl FnMut()) {
    let mut odometer = Odometer(0);
    fn trip(distance: u64) -> u64 {
        odometer.drive(distance)
    }
    fn reset() {
        nonlocal!(odometer);
        odometer = Odometer(0);
    }
    (trip, reset)
}

fn main() {
    let (mut trip, mut reset) = make_trip();
    assert_eq!((trip(2), trip(3)), (2, 5));
    reset();
    assert_eq!(trip(1), 1);
    let (mut trip, mut reset) = make_trip_for_threads();
    assert_eq!((trip(2), trip(3)), (2, 5));
    reset();
    assert_eq!(trip(1), 1);
}
