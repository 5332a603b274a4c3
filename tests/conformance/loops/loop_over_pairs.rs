// A loop over pairs gives each closure both parts of its pair.

use nonlocal::nonlocal;

#[nonlocal]
fn make_converters(rates: &[(&'static str, i64)]) -> Vec<impl Fn(i64) -> String> {
    let mut converters = Vec::new();
    for &(unit, rate) in rates {
        fn convert(metres: i64) -> String {
            format!("{metres} m = {} {unit}", metres * rate)
        }
        converters.push(convert);
    }
    converters
}

fn main() {
    let converters = make_converters(&[("cm", 100), ("mm", 1000)]);
    for convert in &converters {
        println!("{}", convert(3));
    }
    for (index, convert) in (0..).zip(&converters) {
        println!("{index} {}", convert(index));
    }
}
