// Closures made in a loop share a variable that is declared before it, and each has its own step.

use nonlocal::nonlocal;

#[nonlocal]
fn make_buttons(steps: &[i64]) -> Vec<impl Fn() -> i64> {
    let mut total = 0;
    let mut buttons = Vec::new();
    for &step in steps {
        fn press() -> i64 {
            nonlocal!(total);
            total += step;
            total
        }
        buttons.push(press);
    }
    buttons
}

fn main() {
    let buttons = make_buttons(&[1, 10, 100]);
    let [small, medium, large] = &buttons[..] else {
        return;
    };
    println!("{}", small());
    println!("{}", large());
    println!("{}", medium());
    println!("{}", small());
    let other = make_buttons(&[5]);
    println!("{} {}", other[0](), small());
}
