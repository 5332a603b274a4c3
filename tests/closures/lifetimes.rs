//! Lifetimes in the signatures of closures: elided, linked, named.

#![allow(
    clippy::cast_sign_loss,
    clippy::elidable_lifetime_names,
    clippy::needless_lifetimes,
    clippy::type_complexity,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn a_captured_reference_and_one_that_is_passed_are_compared() {
    #[nonlocal]
    fn m(n: &str) -> impl Fn(&str) -> bool {
        fn a(x: &str) -> bool {
            n == x
        }
        a
    }
    assert!(m("a")("a"));
}

#[test]
fn a_struct_with_a_hidden_lifetime_is_linked() {
    struct V<'a>(&'a str);
    #[nonlocal]
    fn m(n: usize) -> impl Fn(V) -> V {
        fn a(v: V) -> V {
            V(&v.0[n..])
        }
        a
    }
    assert_eq!(m(1)(V("ab")).0, "b");
}

#[test]
fn an_iterator_with_a_hidden_lifetime_is_linked() {
    #[nonlocal]
    fn m(n: usize) -> Box<dyn Fn(std::slice::Iter<i32>) -> std::slice::Iter<i32>> {
        fn a(v: std::slice::Iter<i32>) -> std::slice::Iter<i32> {
            v.as_slice()[n..].iter()
        }
        Box::new(a)
    }
    assert_eq!(m(1)([1, 2].iter()).count(), 1);
}

#[test]
fn a_boxed_iterator_over_an_argument_and_a_capture() {
    #[nonlocal]
    fn m(n: i32) -> i32 {
        fn a(v: &[i32]) -> Box<dyn Iterator<Item = i32> + '_> {
            Box::new(v.iter().map(move |x| x + n))
        }
        let f = a;
        let v = vec![1];
        f(&v).sum()
    }
    assert_eq!(m(1), 2);
}

#[test]
fn a_closure_that_changes_takes_references_of_two_lifetimes() {
    #[nonlocal]
    fn m(n: i32) -> i32 {
        let mut all = 0;
        fn a(v: &i32) -> i32 {
            nonlocal!(all);
            all += *v + n;
            all
        }
        let mut f = a;
        {
            let x = 1;
            f(&x);
        }
        let y = 2;
        f(&y)
    }
    assert_eq!(m(1), 5);
}

#[test]
fn a_vector_of_references_may_have_another_lifetime_in_each_call() {
    #[nonlocal]
    fn m(n: i32) -> usize {
        fn a(v: Vec<&str>) -> usize {
            v.len() + n as usize
        }
        let f = a;
        let r = {
            let s = String::from("a");
            f(vec![&s])
        };
        let s2 = String::from("a");
        r + f(vec![&s2])
    }
    assert_eq!(m(1), 4);
}

#[test]
fn a_lifetime_of_the_function_hides_one_of_the_factory() {
    #[nonlocal]
    fn make<'a>(pre: &'a str) -> impl for<'b> Fn(&'b str) -> &'b str + 'a {
        fn show<'a>(x: &'a str) -> &'a str {
            &x[pre.len()..]
        }
        show
    }
    assert_eq!(make("ab")("abc"), "c");
}

#[test]
fn a_lifetime_of_the_function_hides_one_of_the_factory_where_the_type_is_inferred() {
    #[nonlocal]
    fn make<'a>(pre: &'a str) -> _ {
        fn show<'a>(x: &'a str) -> &'a str {
            &x[pre.len()..]
        }
        show
    }
    assert_eq!(make("ab")("abc"), "c");
}

#[test]
fn a_closure_for_one_call_links_argument_and_result() {
    #[nonlocal]
    fn make(n: String) -> impl FnOnce(&str) -> &str {
        fn f(s: &str) -> &str {
            let k = n;
            &s[k.len()..]
        }
        f
    }
    assert_eq!(make("a".into())("ab"), "b");
}

#[test]
fn a_closure_that_changes_what_it_was_lent_links_argument_and_result() {
    #[nonlocal]
    fn make(out: &mut Vec<String>) -> impl FnMut(&str) -> &str {
        fn f(s: &str) -> &str {
            nonlocal!(out);
            out.push(s.to_owned());
            s
        }
        f
    }
    let mut v = vec![];
    assert_eq!(make(&mut v)("a"), "a");
    assert_eq!(v, ["a"]);
}

#[test]
fn an_attribute_does_not_unlink_argument_and_result() {
    #[nonlocal]
    fn make(n: usize) -> impl Fn(&str) -> &str {
        #[inline(always)]
        fn f(s: &str) -> &str {
            &s[n..]
        }
        f
    }
    assert_eq!(make(1)("ab"), "b");
}

#[test]
fn a_slice_of_a_generic_links_to_an_element() {
    #[nonlocal]
    fn make<'x, T: Clone + PartialEq + 'x>(x: T) -> Box<dyn for<'a> Fn(&'a [T]) -> Option<&'a T> + 'x> {
        fn f(y: &[T]) -> Option<&T> {
            y.iter().find(|v| **v == x)
        }
        Box::new(f)
    }
    assert_eq!(make(1)(&[2, 1]), Some(&1));
}
