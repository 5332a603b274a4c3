//! Programs that once had to say a type: of a captured variable, of `self`, of a generic of the `impl`.

mod generics_of_an_impl {
    use nonlocal::nonlocal;

    struct Stack<T> {
        items: Vec<T>,
    }

    impl<T: PartialEq> Stack<T> {
        #[nonlocal]
        #[allow(clippy::needless_pass_by_value)]
        fn position(&self, wanted: T) -> Option<usize> {
            let items: &[T] = &self.items;
            fn find(at: usize) -> Option<usize> {
                if items.get(at)? == &wanted { Some(at) } else { find(at + 1) }
            }
            find(0)
        }
    }

    pub(super) fn main() {
        assert_eq!(Stack { items: vec![1, 2] }.position(2), Some(1));
    }
}

mod self_in_a_recursive {
    use nonlocal::nonlocal;

    struct Search {
        limit: usize,
    }

    impl Search {
        #[nonlocal]
        fn run(&self, start: usize) -> usize {
            fn step(at: usize) -> usize {
                if at < self.limit { step(at * 2) } else { at }
            }
            step(start)
        }
    }

    pub(super) fn main() {
        assert_eq!(Search { limit: 10 }.run(3), 12);
    }
}

mod self_type_in_a_recursive {
    use nonlocal::nonlocal;

    struct Tree {
        value: i64,
        children: Vec<Tree>,
    }

    impl Tree {
        #[nonlocal]
        fn above(&self, limit: i64) -> usize {
            fn count(tree: &Self) -> usize {
                usize::from(tree.value > limit)
                    + tree.children.iter().map(|child| count(child)).sum::<usize>()
            }
            count(self)
        }
    }

    pub(super) fn main() {
        let leaf = |value| Tree { value, children: Vec::new() };
        assert_eq!(Tree { value: 3, children: vec![leaf(1), leaf(2)] }.above(1), 2);
    }
}

mod type_hidden {
    use nonlocal::nonlocal;

    struct Point {
        x: i64,
    }

    #[nonlocal]
    #[allow(clippy::needless_pass_by_value)]
    fn depth(start: Point) -> i64 {
        {
            #[allow(dead_code)]
            struct Point;
            fn down(n: i64) -> i64 {
                if n > start.x { down(n - 1) + 1 } else { 0 }
            }
            down(5)
        }
    }

    pub(super) fn main() {
        assert_eq!(depth(Point { x: 2 }), 3);
    }
}

mod untyped_capture_of_a_generic {
    use nonlocal::nonlocal;

    #[nonlocal]
    fn report(count: usize) -> Vec<String> {
        let mut lines = Vec::new();
        fn log<T: std::fmt::Display>(value: T) {
            nonlocal!(lines);
            lines.push(format!("{value} of {count}"));
        }
        log(1);
        log("two");
        lines
    }

    pub(super) fn main() {
        assert_eq!(report(2), ["1 of 2", "two of 2"]);
    }
}

mod untyped_capture_of_a_recursive {
    use nonlocal::nonlocal;

    #[nonlocal]
    fn fibonacci(n: u64) -> u64 {
        let mut memo = std::collections::HashMap::new();
        fn fib(n: u64) -> u64 {
            nonlocal!(memo);
            if n < 2 {
                return n;
            }
            if let Some(&known) = memo.get(&n) {
                return known;
            }
            let value = fib(n - 1) + fib(n - 2);
            memo.insert(n, value);
            value
        }
        fib(n)
    }

    pub(super) fn main() {
        assert_eq!(fibonacci(50), 12_586_269_025);
    }
}

mod untyped_counter_of_a_recursive {
    use nonlocal::nonlocal;

    #[nonlocal]
    fn depth(n: i32) -> i32 {
        let mut calls = 0;
        fn down(n: i32) {
            nonlocal!(calls);
            calls += 1;
            if n > 0 {
                down(n - 1);
            }
        }
        down(n);
        calls
    }

    pub(super) fn main() {
        assert_eq!(depth(4), 5);
    }
}

mod untyped_loop_variable_of_mutual_recursion {
    use nonlocal::nonlocal;

    #[nonlocal]
    fn count(all: &[u32]) -> u32 {
        let mut found = 0u32;
        for limit in all {
            fn even(n: u32) -> bool {
                n == *limit || odd(n + 1)
            }
            fn odd(n: u32) -> bool {
                n < *limit && even(n + 1)
            }
            found += u32::from(even(0));
        }
        found
    }

    pub(super) fn main() {
        assert_eq!(count(&[2, 3, 4]), 2);
    }
}

mod lambda_captured_by_a_recursive {
    use nonlocal::nonlocal;

    #[nonlocal]
    fn run(n: i64) -> i64 {
        let step = |x: i64| x + 1;
        fn up(x: i64) -> i64 {
            if x < n { up(step(x)) } else { x }
        }
        up(0)
    }

    pub(super) fn main() {
        assert_eq!(run(3), 3);
    }
}

#[test]
fn generics_of_an_impl_works() {
    generics_of_an_impl::main();
}

#[test]
fn self_in_a_recursive_works() {
    self_in_a_recursive::main();
}

#[test]
fn self_type_in_a_recursive_works() {
    self_type_in_a_recursive::main();
}

#[test]
fn type_hidden_works() {
    type_hidden::main();
}

#[test]
fn untyped_capture_of_a_generic_works() {
    untyped_capture_of_a_generic::main();
}

#[test]
fn untyped_capture_of_a_recursive_works() {
    untyped_capture_of_a_recursive::main();
}

#[test]
fn untyped_counter_of_a_recursive_works() {
    untyped_counter_of_a_recursive::main();
}

#[test]
fn untyped_loop_variable_of_mutual_recursion_works() {
    untyped_loop_variable_of_mutual_recursion::main();
}

#[test]
fn lambda_captured_by_a_recursive_works() {
    lambda_captured_by_a_recursive::main();
}

use nonlocal::nonlocal;

struct Page {
    links: Vec<usize>,
}

struct Site {
    pages: Vec<std::rc::Rc<Page>>,
    seen: Vec<usize>,
}

impl Site {
    /// Two functions that call each other, of which the first needs the type of its parameter at once.
    #[nonlocal]
    fn reach(&mut self, root: usize) {
        fn walk_page(page: &Page) {
            for link in &page.links {
                walk(*link);
            }
        }
        fn walk(index: usize) {
            nonlocal!(self);
            if !self.seen.contains(&index) {
                self.seen.push(index);
                let page = self.pages[index].clone();
                walk_page(&page);
            }
        }
        walk(root);
    }
}

struct Named {
    name: &'static str,
    children: Vec<Named>,
}

impl Named {
    fn sum(&self, of_child: &mut dyn FnMut(&Named) -> usize) -> usize {
        1 + self.children.iter().map(of_child).sum::<usize>()
    }
}

/// What is put into a map of `'static` texts does not come from a parameter that lives for a call.
#[nonlocal]
fn count_all(tree: &Named) -> (usize, usize) {
    let mut known: std::collections::HashMap<&'static str, usize> = std::collections::HashMap::new();
    fn count(tree: &Named) -> usize {
        nonlocal!(known);
        let value = tree.sum(&mut count);
        known.insert(tree.name, value);
        value
    }
    (count(tree), known.len())
}

#[test]
fn what_parameters_are_is_told_at_once() {
    let page = |links: &[usize]| std::rc::Rc::new(Page { links: links.to_vec() });
    let mut site = Site { pages: vec![page(&[2]), page(&[0]), page(&[1, 2])], seen: vec![] };
    site.reach(0);
    assert_eq!(site.seen, [0, 2, 1]);
    let leaf = Named { name: "leaf", children: vec![] };
    assert_eq!(count_all(&Named { name: "root", children: vec![leaf] }), (2, 2));
}

mod of_a_generic_struct {
    use nonlocal::nonlocal;

    struct Task<F> {
        cost: F,
    }

    enum Step<T> {
        Wait { turns: T },
    }

    struct Grid<const N: usize> {
        cells: [i32; N],
    }

    #[nonlocal]
    fn costs() -> (u32, u32, i32) {
        let task = Task { cost: 5 };
        let step = Step::Wait { turns: 5 };
        let mut grid = Grid { cells: [1, 2, 3] };
        fn cost(n: u32) -> u32 {
            if n == 0 { task.cost } else { cost(n - 1) + task.cost }
        }
        fn turns(n: u32) -> u32 {
            let Step::Wait { turns: one } = step;
            if n == 0 { one } else { turns(n - 1) + one }
        }
        fn count(n: usize) -> i32 {
            nonlocal!(grid);
            grid.cells[n] += 1;
            if n == 0 { grid.cells[0] } else { count(n - 1) + grid.cells[n] }
        }
        let count = count(2) + grid.cells[0];
        (cost(3), turns(3), count)
    }

    #[test]
    fn rustc_finds_the_type_of_a_literal() {
        assert_eq!(costs(), (20, 20, 11));
    }
}
