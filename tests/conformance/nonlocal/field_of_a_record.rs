// The fields of a record around the function are changed by it, and read by another.
use nonlocal::nonlocal;

struct Robot {
    x: i64,
    y: i64,
}

#[nonlocal]
fn make_robot() -> (impl Fn(char), impl Fn() -> String) {
    let mut robot = Robot { x: 0, y: 0 };
    fn step(direction: char) {
        nonlocal!(robot);
        match direction {
            'E' => robot.x += 1,
            'W' => robot.x -= 1,
            'N' => robot.y += 1,
            _ => robot.y -= 1,
        }
    }
    fn place() -> String {
        format!("{},{}", robot.x, robot.y)
    }
    (step, place)
}

fn main() {
    let (step, place) = make_robot();
    println!("{}", place());
    for direction in "NNEENW".chars() {
        step(direction);
    }
    println!("{}", place());
}
