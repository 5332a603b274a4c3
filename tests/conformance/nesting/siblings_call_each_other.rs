// Functions side by side call each other, whichever stands first.
use nonlocal::nonlocal;

#[nonlocal]
fn report(items: &[&str]) -> Vec<String> {
    fn page() -> Vec<String> {
        let mut lines = vec![heading()];
        lines.extend((0..items.len()).map(|i| entry(i)));
        lines
    }
    fn entry(i: usize) -> String {
        format!("{}. {}", number(i), items[i])
    }
    fn heading() -> String {
        format!("{} things", number(items.len()) - 1)
    }
    fn number(i: usize) -> usize {
        i + 1
    }
    page()
}

fn main() {
    for line in report(&["nail", "screw", "bolt"]) {
        println!("{line}");
    }
    println!("{}", report(&[]).len());
}
