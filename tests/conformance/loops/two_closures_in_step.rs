// Two closures of one factory go on in turns, each from where it was.
use nonlocal::nonlocal;

#[nonlocal]
fn make_walk(mut at: i64, step: i64) -> impl FnMut() -> i64 {
    fn walk() -> i64 {
        nonlocal!(at);
        at += step;
        at
    }
    walk
}

fn main() {
    let (mut hare, mut tortoise) = (make_walk(0, 5), make_walk(12, 1));
    for turn in 1..10 {
        let (fast, slow) = (hare(), tortoise());
        println!("{turn} {fast} {slow}");
        if fast >= slow {
            println!("caught in turn {turn}");
            break;
        }
    }
}
