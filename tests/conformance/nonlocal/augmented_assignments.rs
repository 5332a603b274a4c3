// Every augmented assignment changes the variable around.
use nonlocal::nonlocal;

#[nonlocal]
fn make_register(mut value: i64) -> impl FnMut(char, i64) -> i64 {
    fn apply(sign: char, n: i64) -> i64 {
        nonlocal!(value);
        match sign {
            '+' => value += n,
            '-' => value -= n,
            '*' => value *= n,
            '/' => value /= n,
            '%' => value %= n,
            '&' => value &= n,
            '|' => value |= n,
            '^' => value ^= n,
            '<' => value <<= n,
            _ => value >>= n,
        }
        value
    }
    apply
}

fn main() {
    let mut apply = make_register(10);
    for (sign, n) in "+-*/%&|^<>".chars().zip([5, 3, 7, 4, 16, 12, 33, 5, 4, 2]) {
        println!("{sign} {n} {}", apply(sign, n));
    }
}
