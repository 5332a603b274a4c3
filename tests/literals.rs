//! Struct literals with shared variables in them: what a field refers to is there for as long as the literal.

#![allow(
    clippy::needless_pass_by_value,
    clippy::cast_possible_wrap,
    reason = "the literals are what is passed"
)]

use nonlocal::nonlocal;

#[derive(Debug)]
struct View<'a> {
    items: &'a [i64],
    n: i64,
}

fn sum(view: View) -> i64 {
    view.items.iter().sum::<i64>() + view.n
}

struct Through<I> {
    items: I,
}

enum Event<'a> {
    Named { items: &'a [i64] },
}

fn handled(event: Event) -> usize {
    match event {
        Event::Named { items } => items.len(),
    }
}

struct Label<'a> {
    name: &'a str,
}

fn length(label: Label) -> usize {
    label.name.len()
}

struct Kept {
    items: Vec<i64>,
    n: i64,
}

fn kept(kept: Kept) -> i64 {
    kept.items.len() as i64 + kept.n
}

macro_rules! both_forms {
    ($($form:ident #[$factory:meta];)*) => {$(
        mod $form {
            use super::*;

            #[$factory]
            fn make() -> (impl Fn() -> Vec<i64>, impl Fn() -> String, impl Fn()) {
                let mut items = vec![1, 2];
                let mut name = String::from("a");
                let mut n = 3;
                fn tick() {
                    nonlocal!(items, name, n);
                    items.push(1);
                    name.push('b');
                    n += 1;
                }
                fn views() -> Vec<i64> {
                    let view = View { items: &items, n };
                    let through = Through { items: items.iter().copied() };
                    vec![
                        sum(view),
                        through.items.sum(),
                        sum(View { items: &items, n: 1 }),
                        sum(View { items: &items[1..], n }),
                        handled(Event::Named { items: &items }) as i64,
                        length(Label { name: &format!("{name}{n}") }) as i64,
                        length(Label { name: name.as_str() }) as i64,
                        kept(Kept { items: items.clone(), n }),
                    ]
                }
                fn shown() -> String {
                    format!("{:?}", View { items: &items, n })
                }
                assert_eq!(sum(View { items: &items, n: 0 }), 3);
                (views, shown, tick)
            }

            #[test]
            fn refer_to_what_is_shared() {
                let (views, shown, tick) = make();
                tick();
                assert_eq!(views(), [8, 4, 5, 7, 3, 3, 2, 7]);
                assert_eq!(shown(), "View { items: [1, 2, 1], n: 4 }");
            }
        }
    )*};
}

both_forms! {
    shared #[nonlocal];
    synced #[nonlocal(sync)];
}
