use nonlocal::nonlocal;

struct Odometer(u64);

impl Odometer {
    fn drive(&mut self, distance: u64) -> u64 {
        self.0 += distance;
        self.0
    }
}

#[nonlocal]
fn make_trip() -> impl FnMut(u64) -> u64 {
    let mut odometer = Odometer(0);
    odometer.drive(1);
    fn trip(distance: u64) -> u64 {
        nonlocal!(odometer);
        odometer.drive(distance)
    }
    trip
}

fn main() {
    let mut trip = make_trip();
    assert_eq!((trip(2), trip(3)), (3, 6));
}
