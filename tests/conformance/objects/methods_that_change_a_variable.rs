// The methods of a class that is made in a function change the function's variable.
use nonlocal::nonlocal;

#[nonlocal(type = Light)]
fn make_light(mut brightness: i64) -> Light {
    fn up() -> i64 {
        nonlocal!(brightness);
        brightness = (brightness + 30).min(100);
        brightness
    }
    fn down() -> i64 {
        nonlocal!(brightness);
        brightness = (brightness - 30).max(0);
        brightness
    }
    Light { up, down }
}

fn main() {
    let (mut desk, mut hall) = (make_light(50), make_light(0));
    println!("{} {} {}", desk.up(), desk.up(), desk.down());
    println!("{} {}", hall.down(), hall.up());
    println!("{}", desk.down());
}
