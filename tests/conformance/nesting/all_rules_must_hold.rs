// A validator is made from rules, which are closures with limits of their own.
use nonlocal::nonlocal;

type Rule = Box<dyn Fn(&str) -> Option<String>>;

#[nonlocal]
fn longer_than(limit: usize) -> Rule {
    fn rule(text: &str) -> Option<String> {
        (text.len() <= limit).then(|| format!("at most {limit} long"))
    }
    Box::new(rule)
}

#[nonlocal]
fn contains(part: &'static str) -> Rule {
    fn rule(text: &str) -> Option<String> {
        (!text.contains(part)).then(|| format!("no {part}"))
    }
    Box::new(rule)
}

#[nonlocal]
fn validator<const N: usize>(rules: [Rule; N]) -> impl Fn(&str) -> String {
    fn check(text: &str) -> String {
        let complaints: Vec<String> = rules.iter().filter_map(|rule| rule(text)).collect();
        if complaints.is_empty() { "fine".to_owned() } else { complaints.join(", ") }
    }
    check
}

fn main() {
    let check = validator([longer_than(7), contains("-"), contains("x")]);
    println!("{}", check("abc"));
    println!("{}", check("a-b-c-d-e"));
    println!("{}", check("x-y-z-xyz"));
}
