// A nested function has defaults, and is called by keywords.

use nonlocal::factory;

factory! {
    fn order(who: &str) -> (Vec<String>, i64) {
        let mut lines = Vec::new();
        let base = 2;
        fn line(item: &str, count: i64 = 1, price: i64 = base * 5, note: &str = "-") -> i64 {
            nonlocal!(lines);
            lines.push(format!("{who}: {count} {item} at {price} {note}"));
            count * price
        }
        let mut total = line("tea") + line("milk", 2) + line(price = 3, item = "bun", count = 4);
        total += line("jam", note = "sweet");
        (lines, total)
    }
}

fn main() {
    let (lines, total) = order("Ada");
    for text in lines {
        println!("{text}");
    }
    println!("{total}");
}
