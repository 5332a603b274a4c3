//! How the time to expand a factory grows with its size. The bar is linear.
//!
//!     cargo bench -p nonlocal-core --bench expansion
//!
//! Each shape is expanded at sizes from 10 to 10,000 statements, or from 1 to 300 nested functions. The last
//! column is what counts: the time for each token that is read or written stays what it is, on a machine that
//! does nothing else. `benches/expansion.sh` counts instructions instead: with a shape and a size this
//! expands it once, with a shape it prints the sizes, and with `shapes` their names.

#[path = "../tests/support/shapes.rs"]
mod shapes;

use shapes::{SHAPES, Shape, expansion};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let shape = |name: &str| SHAPES.iter().find(|shape| shape.name == name).expect("a shape");
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["shapes"] => SHAPES.iter().for_each(|shape| println!("{}", shape.name)),
        [name] => shape(name).sizes.iter().for_each(|size| println!("{size}")),
        [name, size] => {
            let (tokens, _) = expansion(&(shape(name).source)(size.parse().expect("a size")), 1);
            println!("{tokens}");
        }
        _ => SHAPES.iter().for_each(measure),
    }
}

fn measure(shape: &Shape) {
    println!("\n| {} | tokens | time, ms | ns for each token |\n| ---: | ---: | ---: | ---: |", shape.name);
    for &size in shape.sizes {
        let (tokens, time) = expansion(&(shape.source)(size), 50);
        let each = time.as_secs_f64() * 1e9 / f64::from(u32::try_from(tokens).expect("a number of tokens"));
        println!("| {size} | {tokens} | {:.3} | {each:.0} |", time.as_secs_f64() * 1e3);
    }
}
