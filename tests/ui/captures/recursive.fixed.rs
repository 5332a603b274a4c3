use nonlocal::factory;

#[factory]
fn make_power(base: i64) -> impl Fn(u32) -> i64 {
    fn power(exponent: u32, base: i64) -> i64 {
        if exponent == 0 { 1 } else { base * power(exponent - 1, base) }
    }
    move |exponent| power(exponent, base)
}

fn main() {
    assert_eq!(make_power(2)(5), 32);
}
