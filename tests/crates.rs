//! The crates under `tests/crates/`: users of `nonlocal` whose edition, lints, names or dependencies are special.
//!
//! Each is a package of its own, apart from the workspace. They are built one after the other in a target directory
//! that they share, with the dependencies that the workspace has locked: nothing is fetched.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::{Mutex, PoisonError};

/// No name of the standard library means what it usually means.
#[test]
fn hygiene() {
    cargo("hygiene", &["test"]);
}

/// A crate that denies every lint; only clippy sees all of them.
#[test]
fn lints() {
    if is_installed("clippy") {
        cargo("lints", &["clippy", "--all-targets"]);
    } else {
        println!("clippy is not installed: `cargo check` instead, which knows rustc's lints only");
        cargo("lints", &["check", "--all-targets"]);
    }
    cargo("lints", &["test"]);
}

#[test]
fn edition_2018() {
    cargo("edition-2018", &["test"]);
}

#[test]
fn edition_2021() {
    cargo("edition-2021", &["test"]);
}

#[test]
fn edition_2024() {
    cargo("edition-2024", &["test"]);
}

#[test]
fn no_std() {
    cargo("no-std", &["build"]);
}

/// A library with factories in its interface, and a user of it that does not depend on `nonlocal`.
#[test]
fn two_crates() {
    cargo("two-crates", &["test"]);
}

/// The dependency has another name, or comes through another crate.
#[test]
fn renamed() {
    cargo("renamed", &["test", "--workspace"]);
    let said = run("renamed", &["check", "--package", "user", "--features", "user/silent"]);
    let said = String::from_utf8_lossy(&said.stderr).into_owned();
    assert!(said.contains("crate = path::to::nonlocal"), "{said}");
}

/// Runs cargo in one of the crates.
fn cargo(name: &str, args: &[&str]) {
    let output = run(name, args);
    assert!(
        output.status.success(),
        "`cargo {}` failed in {name}:\n{}{}",
        args[0],
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

fn run(name: &str, args: &[&str]) -> Output {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);

    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let directory = root.join("tests/crates").join(name);
    std::fs::copy(root.join("Cargo.lock"), directory.join("Cargo.lock"))
        .expect("the workspace has a lock file");
    let (command, more) = args.split_first().expect("a command");
    Command::new(cargo_path())
        .current_dir(&directory)
        .args([command, "--offline", "--target-dir"])
        .arg(target_directory())
        .args(more)
        // What the workspace is built with is not the business of its users.
        .env_remove("RUSTC_WORKSPACE_WRAPPER")
        .output()
        .expect("cargo can be run")
}

fn is_installed(tool: &str) -> bool {
    let version = Command::new(cargo_path())
        .args([tool, "--version"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    version.is_ok_and(|status| status.success())
}

fn cargo_path() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

fn target_directory() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("crates")
}
