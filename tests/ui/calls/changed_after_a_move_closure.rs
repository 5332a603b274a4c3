use nonlocal::factory;

#[factory]
fn percent() -> i64 {
    let mut part: i64 = 1;
    fn bump() {
        nonlocal!(part);
        part += 1;
    }
    let show = move || part * 100;
    bump();
    show()
}

fn main() {
    assert_eq!(percent(), 100);
}
