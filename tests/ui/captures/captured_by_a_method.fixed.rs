use nonlocal::nonlocal;

#[nonlocal]
fn total(factor: i64) -> i64 {
    let mut calls = 0;
    struct Scale {
        step: i64,
        factor: i64,
    }
    impl Scale {
        fn of(&self, x: i64) -> i64 {
            x * self.factor + self.step
        }
    }
    fn count() {
        nonlocal!(calls);
        calls += 1;
    }
    count();
    Scale { step: 1, factor }.of(2) + calls
}

fn main() {
    assert_eq!(total(3), 8);
}
