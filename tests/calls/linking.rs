//! References that go from one variable to another, and results that refer to captures.

#![allow(
    clippy::cast_lossless,
    clippy::default_trait_access,
    clippy::mut_mut,
    clippy::needless_lifetimes,
    clippy::semicolon_if_nothing_returned,
    reason = "the programs are odd on purpose"
)]

use nonlocal::nonlocal;

#[test]
fn a_generic_function_uses_a_text_with_an_anonymous_lifetime() {
    #[nonlocal]
    fn f(text: &'_ str) -> usize {
        fn go<T: Into<usize>>(i: T) -> usize {
            text.len() + i.into()
        }
        go(1u8)
    }
    assert_eq!(f("abc"), 4);
}

#[test]
fn two_results_that_refer_to_a_capture_are_compared() {
    #[nonlocal]
    fn f(names: Vec<String>) -> bool {
        let mut hits: usize = 0;
        fn get(i: usize) -> &str {
            nonlocal!(hits);
            hits += 1;
            &names[i]
        }
        get(0) == get(1)
    }
    assert!(!f(vec!["a".into(), "bc".into()]));
}

#[test]
fn an_iterator_over_a_parameter_is_changed_in_a_recursion() {
    use std::{iter::Peekable, str::Chars};
    #[nonlocal]
    fn f(text: &str) -> usize {
        let mut chars: Peekable<Chars<'_>> = text.chars().peekable();
        fn go() -> usize {
            nonlocal!(chars);
            if chars.next().is_some() { 1 + go() } else { 0 }
        }
        go()
    }
    assert_eq!(f("abc"), 3);
}

#[test]
fn a_mutable_reference_to_an_element_is_given() {
    #[nonlocal]
    fn f(text: &str) -> Vec<usize> {
        let mut words: Vec<&str> = vec![text, text];
        fn slot(i: usize) -> &mut &str {
            nonlocal!(words);
            &mut words[i]
        }
        *slot(0) = &slot(1)[1..];
        words.iter().map(|w| w.len()).collect()
    }
    assert_eq!(f("abc"), [2, 3]);
}

#[test]
fn a_map_that_was_lent_is_filled() {
    #[nonlocal]
    fn f(cache: &mut std::collections::HashMap<&str, usize>, words: &[&str]) -> usize {
        fn count(w: &str, n: usize) -> usize {
            if n == words.len() { 0 } else { (words[n] == w) as usize + count(w, n + 1) }
        }
        fn note(i: usize) {
            nonlocal!(cache);
            cache.insert("k", count(words[i], 0));
        }
        note(0);
        cache["k"]
    }
    assert_eq!(f(&mut Default::default(), &["a", "b", "a"]), 2);
}

#[test]
fn vectors_in_a_vector_that_was_lent_are_pushed() {
    #[nonlocal]
    fn f(lines: &[&str], groups: &mut Vec<Vec<&str>>) -> usize {
        fn put(i: usize) {
            nonlocal!(groups);
            if i < lines.len() {
                groups.push(vec![]);
                put(i + 1)
            }
        }
        put(0);
        groups.len()
    }
    assert_eq!(f(&["a"], &mut vec![]), 1);
}

#[test]
fn a_function_that_counts_gives_references() {
    #[nonlocal]
    fn f(names: Vec<String>) -> String {
        let mut i: usize = 0;
        fn next_name() -> &str {
            nonlocal!(i);
            i += 1;
            &names[i - 1]
        }
        let a = next_name();
        let b = next_name();
        format!("{a}{b}{i}")
    }
    assert_eq!(f(vec!["a".into(), "b".into()]), "ab2");
}

#[test]
fn a_vector_that_was_lent_is_filled_in_a_recursion() {
    #[nonlocal]
    fn f(out: &mut Vec<&str>, text: &str) -> usize {
        fn step(i: usize) {
            nonlocal!(out);
            out.push("a");
            let _ = text.len();
            if i > 0 {
                step(i - 1);
            }
        }
        step(2);
        out.len()
    }
    assert_eq!(f(&mut vec![], "q"), 3);
}

#[test]
fn two_vectors_that_were_lent_are_filled() {
    #[nonlocal]
    fn merge(a: &mut Vec<&str>, b: &mut Vec<&str>, n: usize) -> usize {
        fn step(i: usize) {
            nonlocal!(a, b);
            a.push("x");
            b.push("y");
            if i > 0 {
                step(i - 1);
            }
        }
        step(n);
        a.len() + b.len()
    }
    assert_eq!(merge(&mut vec![], &mut vec!["q"], 2), 7);
}

/// A vector that is lent to be changed admits one lifetime only for its elements, and here there are two vectors.
#[test]
fn references_to_what_the_factory_owns_and_to_what_it_was_lent() {
    #[nonlocal]
    fn f(out: &mut Vec<&str>) -> usize {
        let owned = String::from("local");
        let mut words: Vec<&str> = vec![&owned];
        fn step(i: usize) {
            nonlocal!(out, words);
            out.push("a");
            words.push("x");
            if i > 0 {
                step(i - 1);
            }
        }
        step(2);
        words.len() + out.len()
    }
    assert_eq!(f(&mut vec![]), 7);
}

#[test]
fn references_to_references() {
    #[nonlocal]
    fn f(x: &&str, v: &[&String], w: &mut &mut Vec<usize>) -> usize {
        fn go(i: usize) -> usize {
            nonlocal!(w);
            if i == v.len() {
                x.len()
            } else {
                w.push(v[i].len());
                v[i].len() + go(i + 1)
            }
        }
        let a = go(0);
        w.push(100);
        a + w.len()
    }
    let mut v = vec![];
    assert_eq!(f(&"ab", &[&"c".to_owned()], &mut &mut v), 5);
    assert_eq!(v, [1, 100]);
}

#[test]
fn a_tree_is_displayed() {
    struct Tree {
        v: i64,
        kids: Vec<Tree>,
    }
    impl std::fmt::Display for Tree {
        #[nonlocal]
        fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            fn go(t: &Tree, depth: usize) -> std::fmt::Result {
                nonlocal!(out);
                writeln!(out, "{:>depth$}", t.v)?;
                for k in &t.kids {
                    go(k, depth + 1)?;
                }
                Ok(())
            }
            go(self, 1)
        }
    }
    assert_eq!(Tree { v: 1, kids: vec![Tree { v: 2, kids: vec![] }] }.to_string(), "1\n 2\n");
}

#[test]
fn a_parser_gives_words_of_the_text() {
    #[nonlocal]
    fn words(text: &str) -> Vec<&str> {
        let mut at: usize = 0;
        let mut out: Vec<&str> = Vec::new();
        fn word() -> Option<&str> {
            nonlocal!(at);
            let r = text.get(at..)?;
            let r2 = r.trim_start();
            if r2.is_empty() {
                return None;
            }
            let s = text.len() - r2.len();
            at = r2.find(' ').map_or(text.len(), |e| s + e);
            Some(&text[s..at])
        }
        while let Some(w) = word() {
            out.push(w);
        }
        out
    }
    assert_eq!(words("a  bc"), ["a", "bc"]);
}

#[test]
fn a_parser_calls_another_one_that_collects() {
    #[nonlocal]
    fn words(text: &str) -> Vec<&str> {
        let mut at: usize = 0;
        let mut out: Vec<&str> = Vec::new();
        fn word() -> Option<&str> {
            nonlocal!(at);
            let r = text.get(at..)?;
            at += 2;
            r.get(..1)
        }
        fn all() {
            nonlocal!(at, out);
            if let Some(w) = word() {
                out.push(w);
                all()
            }
        }
        all();
        out
    }
    assert_eq!(words("a b"), ["a", "b"]);
}

#[test]
fn functions_of_a_parser_share_an_iterator() {
    use std::iter::Peekable;
    use std::str::Chars;
    #[nonlocal]
    fn eval(text: &str) -> i64 {
        let mut chars: Peekable<Chars> = text.chars().peekable();
        fn peek() -> Option<char> {
            nonlocal!(chars);
            chars.peek().copied()
        }
        fn expr() -> i64 {
            nonlocal!(chars);
            let mut v = term();
            while let Some(c @ ('+' | '-')) = peek() {
                chars.next();
                let t = term();
                if c == '+' { v += t } else { v -= t }
            }
            v
        }
        fn term() -> i64 {
            nonlocal!(chars);
            let mut v = atom();
            while peek() == Some('*') {
                chars.next();
                v *= atom();
            }
            v
        }
        fn atom() -> i64 {
            nonlocal!(chars);
            if chars.next_if_eq(&'(').is_some() {
                let v = expr();
                assert_eq!(chars.next(), Some(')'));
                return v;
            }
            let mut v = 0;
            while let Some(d) = chars.next_if(char::is_ascii_digit) {
                v = v * 10 + d as i64 - '0' as i64;
            }
            v
        }
        expr()
    }
    #[nonlocal]
    fn param(chars: &mut Peekable<Chars<'_>>, stop: char) -> String {
        let mut out = String::new();
        fn go() {
            nonlocal!(chars, out);
            match chars.next() {
                Some(c) if c != stop => {
                    out.push(c);
                    go()
                }
                _ => {}
            }
        }
        go();
        out
    }
    assert_eq!(eval("2*(3+4)-10*1"), 4);
    assert_eq!(param(&mut "ab;c".chars().peekable(), ';'), "ab");
}

#[test]
fn what_a_map_gives_has_the_lifetime_of_the_factory() {
    use std::collections::HashMap;
    #[nonlocal]
    fn f<'m>(map: &'m HashMap<String, String>) -> usize {
        fn get(key: &str) -> &'m str {
            map.get(key).map_or("", |s| get(s))
        }
        get("a").len()
    }
    assert_eq!(f(&HashMap::from([("a".into(), "xyz".into())])), 0);
}
