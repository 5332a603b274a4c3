// A name means the variable of the nearest function that binds it.
use nonlocal::nonlocal;

#[nonlocal]
fn outer() -> [String; 2] {
    fn middle() -> String {
        let x = "middle";
        fn inner() -> String {
            format!("inner sees {x}")
        }
        inner()
    }
    let x = "outer";
    fn beside() -> String {
        format!("beside sees {x}")
    }
    [middle(), beside()]
}

fn main() {
    for line in outer() {
        println!("{line}");
    }
}
