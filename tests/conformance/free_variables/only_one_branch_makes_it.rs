// Which closure is made is decided at run time, and each captures what it needs.

use nonlocal::nonlocal;

#[nonlocal]
fn make_rounder(up: bool, step: u32) -> Box<dyn Fn(u32) -> u32> {
    if up {
        fn rounder(x: u32) -> u32 {
            x.div_ceil(step) * step
        }
        Box::new(rounder)
    } else {
        fn rounder(x: u32) -> u32 {
            x / step * step
        }
        Box::new(rounder)
    }
}

fn main() {
    let (up, down) = (make_rounder(true, 10), make_rounder(false, 10));
    println!("{} {}", up(41), down(49));
    println!("{} {}", up(50), down(50));
    println!("{}", make_rounder(true, 7)(8));
}
