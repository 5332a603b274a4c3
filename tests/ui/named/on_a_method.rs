use nonlocal::nonlocal;

struct Shop {
    price: i64,
}

impl Shop {
    #[nonlocal(type = Till)]
    fn till(&self) -> Till {
        let price: i64 = self.price;
        fn pay(count: i64) -> i64 {
            price * count
        }
        pay
    }
}

fn main() {
    assert_eq!(Shop { price: 2 }.till().call(3), 6);
}
