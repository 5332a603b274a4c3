// Four levels deep, each level adds a variable and the innermost function uses them all.
use nonlocal::nonlocal;

type Shelf = Box<dyn Fn(u32) -> String>;
type Room = Box<dyn Fn(char) -> Shelf>;

#[nonlocal]
fn house(street: &str) -> impl Fn(u32) -> Room {
    let street = street.to_owned();
    fn floor(number: u32) -> Room {
        fn room(letter: char) -> Shelf {
            fn shelf(position: u32) -> String {
                format!("{street} {number}{letter}, shelf {position}")
            }
            Box::new(shelf)
        }
        Box::new(room)
    }
    floor
}

fn main() {
    let ground = house("Main")(0);
    println!("{}", ground('a')(1));
    println!("{}", ground('b')(2));
    println!("{}", house("Mill")(3)('c')(4));
}
