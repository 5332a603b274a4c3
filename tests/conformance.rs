//! The same programs in Python and in Rust: `tests/conformance/SUBJECT/NAME.py`, `NAME.rs`, and what `python3` printed, `NAME.out`.
//!
//! Where Rust has to differ, `NAME.rs` does not compile, and `NAME.stderr` is what the compiler says. The pairs of
//! `tests/conformance/examples` have their Rust in `examples`.

#![allow(
    clippy::pedantic,
    clippy::style,
    clippy::complexity,
    reason = "each program is written as its Python twin is"
)]

use std::collections::BTreeSet;
use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use libtest_mimic::{Arguments, Failed, Trial};

#[path = "../examples/tour.rs"]
mod tour;

#[path = "conformance/programs.rs"]
mod programs;

use programs::PROGRAMS;

/// The environment variable that makes this binary one of the programs.
const PROGRAM: &str = "NONLOCAL_PROGRAM";
/// The environment variable that records what Python prints, instead of comparing it.
const RECORD: &str = "NONLOCAL_RECORD";
const LEAST_PAIRS: usize = 60;

fn main() {
    if let Ok(program) = env::var(PROGRAM) {
        let (.., run) = PROGRAMS.iter().find(|(name, _)| *name == program).expect("a program");
        return run();
    }
    let python =
        Command::new("python3").arg("--version").output().is_ok_and(|output| output.status.success());
    if !python {
        println!("python3 is not installed: the recordings are not compared with a fresh run");
    }
    if python && env::var_os(RECORD).is_some() {
        for program in files("py") {
            record(&program);
        }
    }
    let mut trials = vec![
        Trial::test("every file is part of a pair", every_file_is_part_of_a_pair),
        Trial::test("what Rust refuses", what_rust_refuses),
    ];
    for (program, _) in PROGRAMS {
        trials.push(Trial::test(format!("rust {program}"), move || rust_gives_what_is_recorded(program)));
    }
    for (name, example, results) in tour::stops() {
        let recorded = directory().join("examples").join(example).with_extension("out");
        if recorded.is_file() {
            let here: Vec<String> = results.into_iter().map(|(_, here, _)| here).collect();
            trials.push(Trial::test(format!("example {example}: {name}"), move || {
                same(&recorded, &(here.join("\n") + "\n"))
            }));
        }
    }
    for program in files("py") {
        let name = format!("python {}", name(&program));
        trials.push(
            Trial::test(name, move || python_gives_what_is_recorded(&program)).with_ignored_flag(!python),
        );
    }
    for program in files("py").into_iter().filter(|program| is_example(program)) {
        trials.push(Trial::test(format!("comment {}", name(&program)), move || {
            the_comment_is_the_program(&program)
        }));
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// Runs this binary as the program.
fn rust_gives_what_is_recorded(program: &str) -> Result<(), Failed> {
    let this = env::current_exe()?;
    let printed = printed(Command::new(this).env(PROGRAM, program).output()?)?;
    same(&directory().join(program).with_extension("out"), &printed)
}

fn python_gives_what_is_recorded(program: &Path) -> Result<(), Failed> {
    let printed = printed(Command::new("python3").arg(program).output()?)?;
    same(&program.with_extension("out"), &printed)
}

/// A program that fails keeps its recording.
fn record(program: &Path) {
    let output = Command::new("python3").arg(program).output().expect("python3");
    assert!(output.status.success(), "{}: {}", name(program), String::from_utf8_lossy(&output.stderr));
    fs::write(program.with_extension("out"), output.stdout).expect("a recording");
}

fn what_rust_refuses() -> Result<(), Failed> {
    // On a thread of its own: it panics when it is dropped.
    let check = || {
        let cases = trybuild::TestCases::new();
        files("rs")
            .iter()
            .filter(|program| is_refused(program))
            .for_each(|program| cases.compile_fail(program));
    };
    std::thread::spawn(check).join().map_err(|_| Failed::from("see above"))
}

fn every_file_is_part_of_a_pair() -> Result<(), Failed> {
    let (python, rust) = (names("py"), names("rs"));
    let refused: BTreeSet<String> =
        files("rs").iter().filter(|program| is_refused(program)).map(|program| name(program)).collect();
    let runs: BTreeSet<String> = PROGRAMS.iter().map(|(program, _)| (*program).to_owned()).collect();
    let examples: BTreeSet<String> =
        files("py").iter().filter(|program| is_example(program)).map(|program| name(program)).collect();
    all_equal("a Python program without a recording, or the other way round", &python, &names("out"))?;
    all_equal("a message without its program", &names("stderr"), &refused)?;
    all_equal("a Rust program that is neither in `programs.rs` nor refused", &rust, &(&runs | &refused))?;
    all_equal("a program without a twin", &(&python - &examples), &rust)?;
    match rust.len() {
        LEAST_PAIRS.. => Ok(()),
        pairs => Err(format!("only {pairs} pairs").into()),
    }
}

/// The Python in an example's comment is the program that is run.
fn the_comment_is_the_program(program: &Path) -> Result<(), Failed> {
    let example = Path::new("examples").join(program.file_name().unwrap_or_default()).with_extension("rs");
    let example = fs::read_to_string(example)?;
    let comment = example.split("// Python:\n").nth(1).ok_or("no Python in a comment")?;
    let shown: Vec<&str> = comment
        .lines()
        .take_while(|line| !line.starts_with("#["))
        .map(|line| line.strip_prefix("//     ").unwrap_or_default())
        .filter(|line| !line.is_empty())
        .collect();
    let code = fs::read_to_string(program)?;
    let run: Vec<&str> = code.lines().filter(|line| !line.is_empty()).take(shown.len()).collect();
    if run == shown { Ok(()) } else { Err(format!("{run:#?} is shown as {shown:#?}").into()) }
}

fn printed(output: Output) -> Result<String, Failed> {
    if output.status.success() {
        Ok(String::from_utf8(output.stdout)?)
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned().into())
    }
}

fn same(recorded: &Path, printed: &str) -> Result<(), Failed> {
    let recorded = fs::read_to_string(recorded)?;
    if recorded == printed {
        Ok(())
    } else {
        Err(format!("recorded:\n{recorded}\nprinted:\n{printed}").into())
    }
}

fn all_equal(what: &str, left: &BTreeSet<String>, right: &BTreeSet<String>) -> Result<(), Failed> {
    let odd: Vec<&String> = left.symmetric_difference(right).collect();
    if odd.is_empty() { Ok(()) } else { Err(format!("{what}: {odd:?}").into()) }
}

fn directory() -> &'static Path {
    Path::new("tests/conformance")
}

/// The files of every subject with an extension.
fn files(extension: &str) -> Vec<PathBuf> {
    let entries = |directory: &Path| {
        let entries = fs::read_dir(directory).expect("a directory");
        entries.map(|entry| entry.expect("an entry").path()).collect::<Vec<_>>()
    };
    let subjects = entries(directory()).into_iter().filter(|path| path.is_dir());
    let all = subjects.flat_map(|subject| entries(&subject));
    let mut files: Vec<PathBuf> =
        all.filter(|file| file.extension() == Some(OsStr::new(extension))).collect();
    files.sort();
    files
}

fn names(extension: &str) -> BTreeSet<String> {
    files(extension).iter().map(|file| name(file)).collect()
}

/// `subject/name`.
fn name(file: &Path) -> String {
    let file = file.strip_prefix(directory()).unwrap_or(file).with_extension("");
    file.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn is_refused(program: &Path) -> bool {
    program.with_extension("stderr").is_file()
}

fn is_example(program: &Path) -> bool {
    program.starts_with(directory().join("examples"))
}
