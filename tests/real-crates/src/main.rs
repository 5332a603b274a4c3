//! Transparency on real crates: the tests of published crates, without the attribute and with it on every function.
//!
//! `cargo run --release --manifest-path tests/real-crates/Cargo.toml -- [options] [crates]`; the options are those of
//! `README.md`.

mod compare;
mod functions;
mod manifest;
mod rewrite;
mod run;
mod source;

use std::process::ExitCode;

use compare::Outcome;
use rewrite::Mode;
use run::Extent;

const DEFAULT: [&str; 5] = ["itertools", "semver", "regex-syntax", "hashbrown", "fixedbitset"];

/// What the command line asks for.
struct Options {
    mode: Mode,
    extent: Extent,
    crates: Vec<String>,
}

fn main() -> ExitCode {
    let options = match options() {
        Ok(options) => options,
        Err(problem) => {
            eprintln!("{problem}");
            return ExitCode::FAILURE;
        }
    };
    let mut rows = Vec::new();
    for name in &options.crates {
        eprintln!("== {name}");
        let outcome = compare::compare(name, options.mode, options.extent);
        if let Err(problem) = &outcome {
            eprintln!("{name}: {problem}");
        }
        rows.push((name, outcome));
    }
    print_table(&rows);
    let same =
        rows.iter().all(|(_, outcome)| outcome.as_ref().is_ok_and(|outcome| outcome.differences.is_empty()));
    if same { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn options() -> Result<Options, String> {
    let mut options = Options {
        mode: Mode::Marked,
        extent: Extent { clippy: false, docs: true, capped: false },
        crates: Vec::new(),
    };
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--renamed" => options.mode = Mode::Renamed,
            "--nested" => options.mode = Mode::MarkedNested,
            "--impls" => options.mode = Mode::MarkedBlocks,
            "--clippy" => options.extent.clippy = true,
            "--no-docs" => options.extent.docs = false,
            option if option.starts_with('-') => return Err(format!("unknown option {option}")),
            _ => options.crates.push(argument),
        }
    }
    if options.crates.is_empty() {
        options.crates = DEFAULT.map(str::to_owned).to_vec();
    }
    Ok(options)
}

fn print_table(rows: &[(&String, Result<Outcome, String>)]) {
    println!(
        "| crate | version | functions | impls | with nested fns | tests without | tests with | warnings | verdict |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    for (name, outcome) in rows {
        match outcome {
            Ok(outcome) => println!("{}", outcome.row()),
            Err(problem) => {
                let line = problem.lines().next().unwrap_or_default();
                println!("| {name} | | | | | | | | not compared: {line} |");
            }
        }
    }
    for (name, outcome) in rows {
        let Ok(outcome) = outcome else { continue };
        println!("{name}: built with {}", outcome.features);
        for (reason, count) in &outcome.counts.left {
            println!("{name}: {count} left: {reason}");
        }
        for difference in &outcome.differences {
            println!("{name}: {difference}");
        }
    }
}
