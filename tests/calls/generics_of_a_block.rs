//! Generics of the `impl` block around that only the body of a nested function mentions, in methods and in functions without
//! `self`; the attribute stands on the block, or on one of its functions.

use nonlocal::nonlocal;
struct Ring<const N: usize>([i32; N]);
#[nonlocal]
impl<const N: usize> Ring<N> {
    fn at(&self, i: usize) -> i32 {
        let mut k = i;
        fn shift() -> usize {
            nonlocal!(k);
            k = (k + 1) % N;
            k
        }
        self.0[shift()]
    }
    fn sum(&self) -> i32 {
        let mut s = 0;
        fn go(i: usize) {
            nonlocal!(s);
            if i < N {
                s += self.0[i];
                go(i + 1)
            }
        }
        go(0);
        s
    }
    fn rec() -> usize {
        let mut s = 0;
        fn go(i: usize) {
            nonlocal!(s);
            if i < N {
                s += i;
                go(i + 1)
            }
        }
        go(0);
        s
    }
}
struct Ring2<const N: usize>([i32; N]);
impl<const N: usize> Ring2<N> {
    #[nonlocal]
    fn at(&self, i: usize) -> i32 {
        let mut k = i;
        fn shift() -> usize {
            nonlocal!(k);
            k = (k + 1) % N;
            k
        }
        self.0[shift()]
    }
}

struct Bag<T>(Vec<T>);
#[nonlocal]
impl<T: Clone + PartialEq> Bag<T> {
    fn counts(items: &[T]) -> Vec<(T, usize)> {
        let mut counts: Vec<(T, usize)> = vec![];
        fn add(t: &T) {
            nonlocal!(counts);
            match counts.iter_mut().find(|(x, _)| x == t) {
                Some((_, n)) => *n += 1,
                None => counts.push((t.clone(), 1)),
            }
        }
        for t in items {
            add(t);
        }
        counts
    }
    fn made(n: usize, t: &T) -> Bag<T> {
        let mut all = Vec::new();
        fn more(k: usize) {
            nonlocal!(all);
            if k > 0 {
                all.push(t.clone());
                more(k - 1);
            }
        }
        more(n);
        Bag(all)
    }
    fn sizes(&self) -> usize {
        let mut n = 0;
        fn add() {
            nonlocal!(n);
            n += size_of::<T>();
            let v: Vec<T> = Vec::new();
            n += v.len();
        }
        for _ in &self.0 {
            add()
        }
        n
    }
}
struct Bag2<T>(Vec<T>);
impl<T: Clone + PartialEq> Bag2<T> {
    #[nonlocal]
    fn counts(items: &[T]) -> Vec<(T, usize)> {
        let mut counts: Vec<(T, usize)> = vec![];
        fn add(t: &T) {
            nonlocal!(counts);
            match counts.iter_mut().find(|(x, _)| x == t) {
                Some((_, n)) => *n += 1,
                None => counts.push((t.clone(), 1)),
            }
        }
        for t in items {
            add(t);
        }
        counts
    }
    #[nonlocal]
    fn tick(self) -> impl FnMut() -> usize {
        let mut n = 0;
        fn add() -> usize {
            nonlocal!(n);
            n += size_of::<T>();
            n + self.0.len()
        }
        add
    }
}
struct Store<Key, Value> {
    all: Vec<(Key, Value)>,
}
#[nonlocal]
impl<Key: PartialEq + Clone, Value: Default + Clone> Store<Key, Value> {
    fn get(&mut self, key: &Key) -> Value {
        let mut misses = 0;
        fn find(k: &Key) -> Option<Value> {
            nonlocal!(misses);
            for (a, v) in &self.all {
                if a == k {
                    return Some(v.clone());
                }
            }
            misses += 1;
            None
        }
        if let Some(v) = find(key) {
            return v;
        }
        let v = Value::default();
        self.all.push((key.clone(), v.clone()));
        v
    }
    fn empty(n: usize) -> (Self, usize) {
        let mut k = 0;
        fn more(i: usize) -> Vec<(Key, Value)> {
            nonlocal!(k);
            if i > 0 {
                k += 1;
                more(i - 1)
            } else {
                Vec::new()
            }
        }
        (Store { all: more(n) }, k)
    }
}

#[test]
fn a_body_mentions_generics_of_the_block() {
    assert_eq!((Ring([1, 2, 3]).at(2), Ring([1, 2, 3]).sum(), Ring::<4>::rec()), (1, 6, 6));
    assert_eq!(Bag(vec![1_u8, 2]).sizes(), 2);
    assert_eq!(Bag::made(2, &'a').0, ['a', 'a']);
    let (mut store, k) = Store::<i32, String>::empty(3);
    assert_eq!((store.get(&3), k, store.all.len()), (String::new(), 3, 1));
}

#[test]
fn the_attribute_stands_on_a_function_of_the_block() {
    assert_eq!(Ring2([1, 2, 3]).at(2), 1);
    let mut tick = Bag2(vec![1_u16]).tick();
    assert_eq!((tick(), tick()), (3, 5));
}

#[test]
fn there_is_no_self() {
    assert_eq!(Bag::counts(&[1, 2, 1]), [(1, 2), (2, 1)]);
    assert_eq!(Bag2::counts(&[1, 2, 1]), [(1, 2), (2, 1)]);
}

struct Made<F, T>(F, Vec<T>);

#[nonlocal]
impl<'a, F: Fn(usize) -> T, T: Copy + Into<i64> + 'a, const N: usize> Made<(F, [T; N]), &'a T> {
    fn total(&self) -> i64 {
        let mut total = 0;
        fn add(at: usize) {
            nonlocal!(total);
            let next: T = if at < N { self.0.1[at] } else { (self.0.0)(at) };
            total += next.into();
            if at <= N {
                add(at + 1);
            }
        }
        add(0);
        total + i64::from(!self.1.is_empty())
    }
}

#[test]
fn bounds_have_arrows_and_lifetimes() {
    let of = |at| if at == 2 { 2_i32 } else { 3 };
    assert_eq!(Made((of, [10, 20]), vec![&0]).total(), 10 + 20 + 2 + 3 + 1);
}

struct Wheel<const N: usize>;

#[nonlocal]
impl<const N: usize> Wheel<N> {
    fn spread() -> usize {
        let mut total = 0;
        fn add<T: Into<usize>>(value: T) {
            nonlocal!(total);
            let value: usize = value.into();
            total += value % N;
        }
        add(7_u8);
        add(8_u16);
        total
    }
}

#[test]
fn a_generic_function_mentions_them() {
    assert_eq!(Wheel::<5>::spread(), 5);
}
