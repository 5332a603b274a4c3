// Classes with one method in common, and closures that stand for them.
use nonlocal::nonlocal;

trait Shape {
    fn area(&self) -> i64;
}

struct Square(i64);

struct Rectangle {
    width: i64,
    height: i64,
}

impl Shape for Square {
    fn area(&self) -> i64 {
        self.0.pow(2)
    }
}

impl Shape for Rectangle {
    fn area(&self) -> i64 {
        self.width * self.height
    }
}

#[nonlocal]
fn square(side: i64) -> Box<dyn Fn() -> i64> {
    fn area() -> i64 {
        side.pow(2)
    }
    Box::new(area)
}

#[nonlocal]
fn rectangle(width: i64, height: i64) -> Box<dyn Fn() -> i64> {
    fn area() -> i64 {
        width * height
    }
    Box::new(area)
}

fn main() {
    let shapes: [&dyn Shape; 2] = [&Square(3), &Rectangle { width: 2, height: 5 }];
    println!("{} {}", shapes[0].area(), shapes[1].area());
    let areas = [square(3), rectangle(2, 5)];
    println!("{} {}", areas[0](), areas[1]());
}
