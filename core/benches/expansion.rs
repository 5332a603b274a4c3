//! How the time to expand a factory grows with its size. The bar is linear.
//!
//!     cargo bench -p nonlocal-core --bench expansion
//!
//! Each shape is expanded at sizes from 10 to 10,000 statements, or from 1 to 300 nested functions. The last column is what
//! counts: the time for each token that is read or written stays what it is.

#[path = "../tests/support/shapes.rs"]
mod shapes;

use shapes::{SHAPES, expansion};

fn main() {
    for shape in SHAPES {
        println!(
            "\n| {} | tokens | time, ms | ns for each token |\n| ---: | ---: | ---: | ---: |",
            shape.name
        );
        for &size in shape.sizes {
            let (tokens, time) = expansion(&(shape.source)(size), 50);
            let each =
                time.as_secs_f64() * 1e9 / f64::from(u32::try_from(tokens).expect("a number of tokens"));
            println!("| {size} | {tokens} | {:.3} | {each:.0} |", time.as_secs_f64() * 1e3);
        }
    }
}
