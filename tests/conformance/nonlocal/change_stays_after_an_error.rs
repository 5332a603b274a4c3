// What a call has changed before it failed stays changed.
use nonlocal::nonlocal;

#[nonlocal]
fn make_reader() -> impl FnMut(&str) -> Result<i64, String> {
    let mut total = 0;
    let mut lines = 0;
    fn read(text: &str) -> Result<i64, String> {
        nonlocal!(total, lines);
        lines += 1;
        total += text.parse::<i64>().map_err(|_| format!("line {lines}: {text}"))?;
        Ok(total)
    }
    read
}

fn main() {
    let mut read = make_reader();
    for text in ["10", "x", "32"] {
        match read(text) {
            Ok(total) => println!("{total}"),
            Err(error) => println!("{error}"),
        }
    }
}
