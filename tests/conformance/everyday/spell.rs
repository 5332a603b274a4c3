use nonlocal::nonlocal;
use std::collections::{BTreeSet, HashMap};

#[nonlocal]
fn make_corrector(corpus: &str) -> impl Fn(&str) -> String {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for w in corpus.to_lowercase().split_whitespace() {
        *counts.entry(w.to_string()).or_default() += 1;
    }
    let total: usize = counts.values().sum();
    let letters = 'a'..='z';
    fn p(word: &str) -> f64 {
        *counts.get(word).unwrap_or(&0) as f64 / total as f64
    }
    fn known(words: impl IntoIterator<Item = String>) -> Option<BTreeSet<String>> {
        let found: BTreeSet<String> = words.into_iter().filter(|w| counts.contains_key(w)).collect();
        if found.is_empty() { None } else { Some(found) }
    }
    fn edits1(word: &str) -> BTreeSet<String> {
        let mut out = BTreeSet::new();
        for i in 0..=word.len() {
            let (l, r) = word.split_at(i);
            if !r.is_empty() {
                out.insert(format!("{l}{}", &r[1..]));
            }
            if r.len() > 1 {
                out.insert(format!("{l}{}{}{}", &r[1..2], &r[..1], &r[2..]));
            }
            for c in letters.clone() {
                if !r.is_empty() {
                    out.insert(format!("{l}{c}{}", &r[1..]));
                }
                out.insert(format!("{l}{c}{r}"));
            }
        }
        out
    }
    fn edits2(word: &str) -> impl Iterator<Item = String> {
        edits1(word).into_iter().flat_map(|e1| edits1(&e1))
    }
    fn candidates(word: &str) -> BTreeSet<String> {
        known([word.to_string()])
            .or_else(|| known(edits1(word)))
            .or_else(|| known(edits2(word)))
            .unwrap_or_else(|| BTreeSet::from([word.to_string()]))
    }
    fn correction(word: &str) -> String {
        candidates(word).into_iter().rev().max_by(|a, b| p(a).total_cmp(&p(b))).unwrap()
    }
    correction
}

fn main() {
    let c = make_corrector("the quick brown fox the lazy dog the spelling of a quick fix");
    println!("{} {} {} {} {} {}", c("teh"), c("quik"), c("speling"), c("zzzz"), c("foxxx"), c("fix"));
}
