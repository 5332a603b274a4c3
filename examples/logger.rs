//! A logger that is called between direct uses of its buffer.
//!
//! A Rust closure that changes `lines` would hold it until its last call. A nested function borrows it for each call only,
//! and sees the `level` of the moment.
//!
//! In the guide: `nonlocal::guide::cookbook`, "A logger between other uses".

use nonlocal::nonlocal;

// Python:
//
//     def run(jobs):
//         lines = []
//         level = 0
//         def log(text):
//             lines.append("-" * level + text)
//         for job in jobs:
//             log(job)
//             level += 1
//             if len(lines) == 2:
//                 lines.insert(0, "two jobs")
//         log("done")
//         return lines

#[nonlocal]
fn run(jobs: &[&str]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut level: usize = 0;
    fn log(text: &str) {
        nonlocal!(lines);
        lines.push("-".repeat(level) + text);
    }
    for job in jobs {
        log(job);
        level += 1;
        if lines.len() == 2 {
            lines.insert(0, "two jobs".to_owned());
        }
    }
    log("done");
    lines
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    vec![(
        "run(\"fetch\", \"build\")",
        run(&["fetch", "build"]).join(" | "),
        "two jobs | fetch | -build | --done",
    )]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
