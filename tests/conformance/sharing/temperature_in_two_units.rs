// Two pairs of functions see one variable in two units.
use nonlocal::nonlocal;

#[nonlocal]
fn make_thermometer(mut celsius: f64) -> (impl Fn(f64), impl Fn(f64), impl Fn() -> String) {
    fn set_celsius(degrees: f64) {
        nonlocal!(celsius);
        celsius = degrees;
    }
    fn set_fahrenheit(degrees: f64) {
        set_celsius((degrees - 32.0) / 1.8);
    }
    fn show() -> String {
        format!("{celsius:.1} C, {:.1} F", celsius * 1.8 + 32.0)
    }
    (set_celsius, set_fahrenheit, show)
}

fn main() {
    let (set_celsius, set_fahrenheit, show) = make_thermometer(20.0);
    println!("{}", show());
    set_fahrenheit(212.0);
    println!("{}", show());
    set_celsius(-40.0);
    println!("{}", show());
}
