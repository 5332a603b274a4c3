//! Kernels in pairs: with a factory, and as an expert writes it by hand.
//!
//! `instructions <kernel> <nonlocal|hand> <turns>` runs one of them; `instructions` alone lists the kernels.
//! `benches/instructions.sh` counts what they execute.

use std::hint::black_box;

mod hand;
mod nonlocal_twin;

/// A kernel: does its work so many times, and returns something that depends on all of it.
type Kernel = fn(u64) -> u64;

/// Name, the kernel with a factory, the kernel by hand.
const KERNELS: [(&str, Kernel, Kernel); 6] = [
    ("owned_counter", owned_counter_nonlocal, owned_counter_hand),
    ("clone_readers", clone_readers_nonlocal, clone_readers_hand),
    ("linked_lifetime", linked_lifetime_nonlocal, linked_lifetime_hand),
    ("boxed_loop", boxed_loop_nonlocal, boxed_loop_hand),
    ("nested_levels", nested_levels_nonlocal, nested_levels_hand),
    ("call_macro", call_macro_nonlocal, call_macro_hand),
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [name, twin, turns] = arguments.as_slice() else {
        for (name, ..) in KERNELS {
            println!("{name}");
        }
        return;
    };
    let kernel = KERNELS.iter().find(|(known, ..)| known == name);
    let &(_, with_factory, by_hand) = kernel.expect("the name of a kernel");
    let run = match twin.as_str() {
        "nonlocal" => with_factory,
        "hand" => by_hand,
        _ => panic!("`nonlocal` or `hand`"),
    };
    println!("{}", run(turns.parse().expect("a number of turns")));
}

/// The same work with the closures of either twin.
macro_rules! kernels {
    ($twin:ident: $owned:ident $readers:ident $linked:ident $boxed:ident $levels:ident $called:ident) => {
        #[inline(never)]
        fn $owned(turns: u64) -> u64 {
            let mut counter = $twin::make_counter(black_box(1), black_box(3));
            let mut sum = 0_u64;
            for _ in 0..turns {
                sum = sum.wrapping_add(black_box(counter()));
            }
            sum
        }

        #[inline(never)]
        fn $readers(turns: u64) -> u64 {
            let mut sum = 0_u64;
            for turn in 0..turns {
                let (add, multiply) = $twin::make_readers(black_box(String::from("adder")));
                sum = sum.wrapping_add(black_box(add(turn))).wrapping_add(black_box(multiply(turn)));
            }
            sum
        }

        #[inline(never)]
        fn $linked(turns: u64) -> u64 {
            let rest = $twin::make_rest(black_box(String::from("pre")));
            let mut sum = 0_u64;
            for _ in 0..turns {
                sum = sum.wrapping_add(black_box(rest(black_box("prefix"))).len() as u64);
            }
            sum
        }

        #[inline(never)]
        fn $boxed(turns: u64) -> u64 {
            let mut sum = 0_u64;
            for turn in 0..turns {
                for adder in $twin::make_adders(black_box(4)) {
                    sum = sum.wrapping_add(black_box(adder(turn)));
                }
            }
            sum
        }

        #[inline(never)]
        fn $levels(turns: u64) -> u64 {
            let outer = $twin::make_levels(black_box(7));
            let mut sum = 0_u64;
            for turn in 0..turns {
                let mut inner = outer(black_box(turn));
                sum = sum.wrapping_add(black_box(inner())).wrapping_add(black_box(inner()));
            }
            sum
        }

        #[inline(never)]
        fn $called(turns: u64) -> u64 {
            let mut sum = 0_u64;
            for turn in 0..turns {
                sum = sum.wrapping_add(black_box($twin::called(black_box(turn))));
            }
            sum
        }
    };
}

kernels! {
    nonlocal_twin: owned_counter_nonlocal clone_readers_nonlocal linked_lifetime_nonlocal boxed_loop_nonlocal
        nested_levels_nonlocal call_macro_nonlocal
}
kernels! {
    hand: owned_counter_hand clone_readers_hand linked_lifetime_hand boxed_loop_hand nested_levels_hand call_macro_hand
}
