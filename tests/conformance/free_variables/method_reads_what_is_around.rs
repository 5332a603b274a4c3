// In a method, a nested function sees the method's variables and `self`, and a field is not a variable.
use nonlocal::nonlocal;

struct Basket {
    unit: i64,
}

impl Basket {
    #[nonlocal]
    fn pricing(&self, unit: i64) -> Vec<i64> {
        fn price(amount: i64) -> i64 {
            amount * unit + self.unit
        }
        (1..=3).map(price).collect()
    }
}

fn main() {
    let basket = Basket { unit: 100 };
    println!("{:?}", basket.pricing(5));
    println!("{:?}", basket.pricing(7));
}
