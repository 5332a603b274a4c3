use nonlocal::nonlocal;

#[nonlocal]
fn advanced() -> Vec<i64> {
    let mut cells = vec![1, 2];
    let mut at = 0;
    fn slot() -> &mut i64 {
        nonlocal!(cells);
        &mut cells[at]
    }
    fn advance() -> i64 {
        nonlocal!(at);
        at += 1;
        10
    }
    let place = slot();
    *place += advance();
    cells
}

fn main() {
    assert_eq!(advanced(), [11, 2]);
}
