//! Expansion time is linear in the size of a factory. `cargo bench -p nonlocal-core --bench expansion` gives
//! the numbers.

#[path = "support/shapes.rs"]
mod shapes;

use shapes::{SHAPES, Shape, expansion};

/// Eight times the tokens may take 32 times as long, on a machine that is busy; quadratic is 64 times.
#[test]
fn a_token_costs_what_it_costs_in_a_small_factory() {
    for Shape { name, sizes, source } in SHAPES {
        let largest = sizes[sizes.len() - 1].min(800);
        let nanoseconds = |size: usize| {
            let (tokens, time) = expansion(&source(size), 5);
            time.as_secs_f64() * 1e9 / f64::from(u32::try_from(tokens).expect("a number of tokens"))
        };
        let (small, large) = (nanoseconds(largest / 8 + 1), nanoseconds(largest));
        println!("{name}: {small:.0} ns for each token, and {large:.0} in eight times as many");
        assert!(large < 4.0 * small, "{name}: {small:.0} ns for each token grow to {large:.0}");
    }
}
