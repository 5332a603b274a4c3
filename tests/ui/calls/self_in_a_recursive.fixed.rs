use nonlocal::nonlocal;

struct Search {
    limit: usize,
}

impl Search {
    #[nonlocal]
    fn run(&self, start: usize) -> usize {
        let limit: usize = self.limit;
        fn step(at: usize) -> usize {
            if at < limit { step(at * 2) } else { at }
        }
        step(start)
    }
}

fn main() {
    assert_eq!(Search { limit: 10 }.run(3), 12);
}
