use nonlocal::nonlocal;

struct Config {
    limit: i64,
}

impl Config {
    #[nonlocal]
    fn checker(self) -> (impl Fn(i64) -> bool, impl Fn() -> i64) {
        fn check(x: i64) -> bool {
            x < self.limit
        }
        fn show() -> i64 {
            self.limit
        }
        (check, show)
    }
}

fn main() {
    let (check, show) = Config { limit: 5 }.checker();
    assert!(check(4) && show() == 5);
}
