//! Chains of calls: iterators have their closures for as long as they are used.

use std::thread;

use nonlocal::nonlocal;

#[test]
fn a_chain_of_calls() {
    #[derive(Default)]
    struct Menu<'a>(Vec<(&'a str, Box<dyn FnMut() + 'a>)>);

    impl<'a> Menu<'a> {
        fn item(mut self, name: &'a str, action: impl FnMut() + 'a) -> Menu<'a> {
            self.0.push((name, Box::new(action)));
            self
        }

        fn choose(&mut self, name: &str) {
            for (known, action) in &mut self.0 {
                if *known == name {
                    action();
                }
            }
        }
    }

    #[nonlocal]
    fn make(choices: &[&str]) -> i32 {
        let mut total = 0;
        fn add(n: i32) {
            nonlocal!(total);
            total += n;
        }
        let mut menu = Menu::default().item("one", || add(1)).item("ten", || add(10));
        for choice in choices {
            menu.choose(choice);
        }
        total
    }
    assert_eq!(make(&["one", "ten", "one"]), 12);
}

#[test]
fn iterators() {
    #[nonlocal]
    fn make(items: &[i32]) -> (i32, Vec<String>) {
        let mut log: Vec<String> = Vec::new();
        fn note(n: i32, what: &str) -> i32 {
            nonlocal!(log);
            log.push(format!("{what}{n}"));
            n
        }
        fn large(n: &i32) -> bool {
            nonlocal!(log);
            log.push(format!("? {n}"));
            *n > 1
        }
        let sum = items.iter().map(|n| note(*n, "+")).filter(large).map(|n| note(n, "=")).sum();
        (sum, log)
    }
    let log = ["+1", "? 1", "+2", "? 2", "=2", "+3", "? 3", "=3"];
    assert_eq!(make(&[1, 2, 3]), (5, log.map(str::to_owned).to_vec()));
}

#[test]
fn one_after_the_other_shares_nothing() {
    // An option is done with its closure before the next one is made.
    #[nonlocal]
    fn make(n: Option<i32>) -> (i32, Vec<i32>) {
        let mut seen = Vec::new();
        fn note(n: i32) -> i32 {
            nonlocal!(seen);
            seen.push(n);
            n + 1
        }
        let n = n.map(|n| note(n)).unwrap_or_else(|| note(0));
        (n, seen)
    }
    assert_eq!(make(Some(3)), (4, vec![3]));
    assert_eq!(make(None), (1, vec![0]));
}

/// What iterators of several threads are named, without rayon.
#[test]
fn parallel_iterators() {
    struct Parallel<T>(Vec<T>);

    trait IntoParallel<T>: Sized {
        fn into_par_iter(self) -> Parallel<T>;
    }

    impl<T> IntoParallel<T> for Vec<T> {
        fn into_par_iter(self) -> Parallel<T> {
            Parallel(self)
        }
    }

    impl<T: Send> Parallel<T> {
        fn for_each(self, work: impl Fn(T) + Sync) {
            let work = &work;
            thread::scope(|scope| {
                for item in self.0 {
                    scope.spawn(move || work(item));
                }
            });
        }

        fn filter(self, test: impl Fn(&T) -> bool) -> Parallel<T> {
            Parallel(self.0.into_iter().filter(|item| test(item)).collect())
        }
    }

    #[nonlocal(sync)]
    fn make(numbers: Vec<u32>) -> (u32, Vec<u32>) {
        let mut sum = 0;
        let mut odd = Vec::new();
        fn is_odd(n: &u32) -> bool {
            nonlocal!(odd);
            if n % 2 == 1 {
                odd.push(*n);
            }
            n % 2 == 1
        }
        fn add(n: u32) {
            nonlocal!(sum);
            sum += n;
        }
        numbers.clone().into_par_iter().filter(is_odd).for_each(add);
        let again = numbers.into_par_iter();
        again.for_each(|n| add(n * 100));
        Parallel(vec![1_u32, 2]).for_each(&|n| add(n * 1000));
        (sum, odd)
    }
    assert_eq!(make(vec![1, 2, 3]), (3604, vec![1, 3]));
}

/// An iterator has its closures for as long as it is used.
#[test]
fn iterators_that_are_kept() {
    #[nonlocal]
    fn looped(items: &[i32]) -> Vec<i32> {
        let mut log = Vec::new();
        fn note(n: i32) -> i32 {
            nonlocal!(log);
            log.push(n);
            n + 1
        }
        for n in items.iter().map(|n| note(*n)) {
            note(n * 10);
        }
        log
    }
    #[nonlocal]
    fn bound(items: &[i32]) -> Vec<i32> {
        let mut log = Vec::new();
        fn note(n: i32) -> i32 {
            nonlocal!(log);
            log.push(n);
            n + 1
        }
        let noted = items.iter().map(|n| note(*n));
        let mut some = noted.filter(|n| *n > 1).peekable();
        note(0);
        while let Some(n) = some.next() {
            if some.peek().is_some() {
                note(n * 10);
            }
        }
        log
    }
    #[nonlocal]
    fn zipped(items: &[i32], others: impl Iterator<Item = i32>) -> (i32, Vec<i32>) {
        let mut log = Vec::new();
        fn note(n: i32) -> i32 {
            nonlocal!(log);
            log.push(n);
            n
        }
        let pairs = items.iter().map(|n| note(*n)).zip(others.map(|n| note(-n)));
        let sum = pairs.map(|(n, m)| note(n * m)).sum();
        (sum, log)
    }
    assert_eq!(looped(&[1, 2]), [1, 20, 2, 30]);
    assert_eq!(bound(&[1, 0, 2]), [0, 1, 0, 2, 20]);
    assert_eq!(zipped(&[1, 2], [5, 6].into_iter()), (-17, vec![1, -5, -5, 2, -6, -12]));
}

/// A chain whose first closures are done when the next ones are made borrows for each alone.
#[test]
fn chains_that_are_done() {
    struct Part {
        n: i32,
        all: Vec<i32>,
    }

    #[nonlocal]
    fn found(items: &[i32]) -> Result<Vec<i32>, Vec<i32>> {
        let mut seen = vec![];
        fn see(n: i32) -> bool {
            nonlocal!(seen);
            seen.push(n);
            n > 2
        }
        match items.iter().find(|n| see(**n)).map(|n| see(-n)) {
            Some(_) => Ok(seen),
            None => Err(seen),
        }
    }

    /// `part` is taken apart, which nothing in a cell could be.
    #[nonlocal]
    fn taken_apart(items: &[i32]) -> (i32, Vec<i32>) {
        let mut part = Part { n: 0, all: vec![] };
        fn add(n: i32) -> i32 {
            nonlocal!(part);
            part.n += n;
            part.all.push(n);
            n
        }
        let _ = items.iter().map(|n| add(*n)).max().map(|n| add(n));
        let _ = items.iter().map(|n| add(*n)).reduce(|a, b| a + b).and_then(|n| Some(add(n)));
        let _ = items.iter().map(|n| add(*n)).collect::<Vec<_>>().into_iter().map(|n| add(n)).last();
        let _ = [1, 2].map(|n| add(n)).map(|n| add(n));
        let _ = Some(1).zip(Some(2).map(|n| add(n))).map(|(a, b)| add(a + b));
        (part.n, part.all)
    }

    #[nonlocal]
    fn one_of_two(n: Option<i32>) -> (i32, Vec<i32>) {
        let mut seen = vec![];
        fn see(n: i32) -> i32 {
            nonlocal!(seen);
            seen.push(n);
            n + 1
        }
        let given = n.map_or_else(|| see(0), |n| see(n));
        (given, seen)
    }

    assert_eq!((found(&[1, 3]), found(&[1])), (Ok(vec![1, 3, -3]), Err(vec![1])));
    assert_eq!(taken_apart(&[1, 2]).0, 28);
    assert_eq!((one_of_two(None), one_of_two(Some(4))), ((1, vec![0]), (5, vec![4])));
}

#[test]
fn sources_without_a_collection() {
    #[nonlocal]
    fn numbers() -> Vec<i32> {
        let mut n = 0;
        fn next() -> i32 {
            nonlocal!(n);
            n += 1;
            n
        }
        let few = std::iter::repeat_with(|| next()).take(2).chain(std::iter::repeat_with(|| next() * 10));
        let few: Vec<i32> = few.take(4).collect();
        let (left, right) = (std::iter::repeat_with(|| next()), std::iter::repeat_with(|| next() * 10));
        few.into_iter().chain(left.zip(right).map(|(a, b)| a + b).take(2)).collect()
    }

    #[nonlocal]
    fn calls_in_calls() -> Vec<i32> {
        let mut seen = vec![];
        fn see(n: i32) {
            nonlocal!(seen);
            seen.push(n);
        }
        let twice = || [1, 2].iter().for_each(|n| see(*n));
        let once = || (3..4).for_each(see);
        twice();
        once();
        twice();
        seen
    }
    assert_eq!(numbers(), [1, 2, 30, 40, 65, 87]);
    assert_eq!(calls_in_calls(), [1, 2, 3, 1, 2]);
}
