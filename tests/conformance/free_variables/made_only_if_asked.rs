// A function that is made in one branch only captures what it needs there, and nothing happens elsewhere.
use nonlocal::nonlocal;

#[nonlocal]
fn make_report(names: Vec<String>, detailed: bool) -> Option<impl Fn() -> String> {
    let total = names.len();
    if detailed {
        fn report() -> String {
            format!("{total}: {}", names.join(", "))
        }
        return Some(report);
    }
    None
}

fn main() {
    for detailed in [true, false] {
        let names = vec!["Ada".to_owned(), "Bob".to_owned()];
        let report = make_report(names, detailed);
        println!("{}", report.map_or("nothing".to_owned(), |report| report()));
    }
}
