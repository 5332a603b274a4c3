// Two functions call each other, and one that stands after the other is found.
use nonlocal::nonlocal;

#[nonlocal]
fn parity(numbers: &[u32]) -> (Vec<&'static str>, u32) {
    let mut steps: u32 = 0;
    fn even(n: u32) -> bool {
        nonlocal!(steps);
        steps += 1;
        n == 0 || odd(n - 1)
    }
    fn odd(n: u32) -> bool {
        nonlocal!(steps);
        steps += 1;
        n != 0 && even(n - 1)
    }
    let names = numbers.iter().map(|&n| if even(n) { "even" } else { "odd" }).collect();
    (names, steps)
}

fn main() {
    let (names, steps) = parity(&[0, 7, 10]);
    println!("{}", names.join(" "));
    println!("{steps}");
}
