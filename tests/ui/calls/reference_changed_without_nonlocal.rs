use nonlocal::nonlocal;

#[nonlocal]
fn fill(out: &mut Vec<u8>) {
    fn add(value: u8) {
        out.push(value);
    }
    add(1);
    add(2);
}

fn main() {
    let mut all = Vec::new();
    fill(&mut all);
    assert_eq!(all, [1, 2]);
}
