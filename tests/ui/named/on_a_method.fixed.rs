use nonlocal::nonlocal;

struct Shop {
    price: i64,
}

impl Shop {
    fn till(&self) -> Till {
        make_till(self.price)
    }
}

#[nonlocal(type = Till)]
fn make_till(price: i64) -> Till {
    fn pay(count: i64) -> i64 {
        price * count
    }
    pay
}

fn main() {
    assert_eq!(Shop { price: 2 }.till().call(3), 6);
}
