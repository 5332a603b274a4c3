//! What cargo says about a package: its warnings, and the results of its tests.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use crate::manifest::Target;
use crate::source::{cargo, work_folder};

/// Every lint that clippy has on offer, as a warning: some crates have what it denies.
const CLIPPY: [&str; 4] = ["--", "--cap-lints=warn", "-Wclippy::pedantic", "-Wclippy::nursery"];

/// What is compared besides rustc's warnings and the tests themselves.
#[derive(Clone, Copy)]
pub(crate) struct Extent {
    pub(crate) clippy: bool,
    /// The tests in documentation: most of the time, as each is a program of its own.
    pub(crate) docs: bool,
    /// Lints that the crate denies are warnings: a newer compiler may find more.
    pub(crate) capped: bool,
}

/// What is to be the same with the attribute and without.
pub(crate) struct Report {
    /// `file:line: message`, in order; the column is not the same where something stands before.
    pub(crate) warnings: Vec<String>,
    /// `name ... result`, in order.
    pub(crate) tests: Vec<String>,
    pub(crate) success: bool,
}

/// What does not compile.
pub(crate) struct Failure {
    pub(crate) problem: String,
    /// The tests and libraries with errors of their own.
    pub(crate) broken: Vec<Target>,
    /// Whether there are lints among the errors.
    pub(crate) denied: bool,
}

impl From<String> for Failure {
    fn from(problem: String) -> Self {
        Failure { problem, broken: Vec::new(), denied: false }
    }
}

impl Report {
    pub(crate) fn passed(&self) -> usize {
        self.tests.iter().filter(|test| test.ends_with("... ok")).count()
    }
}

/// Lets cargo find versions of all dependencies.
pub(crate) fn lock(folder: &Path) -> Result<(), String> {
    let output =
        cargo_in(folder, false).arg("generate-lockfile").output().map_err(|error| error.to_string())?;
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}

/// Builds the package's tests and runs them.
pub(crate) fn run(folder: &Path, features: &str, extent: Extent) -> Result<Report, Failure> {
    let mut warnings = warnings(folder, &["build", "--tests", "--keep-going"], features, &[], extent)?;
    if extent.clippy {
        warnings.extend(self::warnings(folder, &["clippy", "--all-targets"], features, &CLIPPY, extent)?);
    }
    let command: &[&str] =
        if extent.docs { &["test", "--no-fail-fast"] } else { &["test", "--no-fail-fast", "--tests"] };
    let output = execute(folder, command, &[features], extent)?;
    let stdout = String::from_utf8_lossy(&output.stdout);
    let mut tests: Vec<String> = stdout.lines().filter_map(test_result).collect();
    tests.sort();
    warnings.sort();
    // What several targets contain, each of them reports.
    warnings.dedup();
    Ok(Report { warnings, tests, success: output.status.success() })
}

/// A line such as `test name ... ok`; how long a test ran is left out.
fn test_result(line: &str) -> Option<String> {
    let line = line.strip_prefix("test ")?;
    let (name, result) = line.rsplit_once(" ... ")?;
    let result = result.split([',', ' ']).next()?;
    Some(format!("{name} ... {result}"))
}

/// The warnings of one command; an error where the package does not compile.
fn warnings(
    folder: &Path,
    command: &[&str],
    features: &str,
    lints: &[&str],
    extent: Extent,
) -> Result<Vec<String>, Failure> {
    let more: Vec<&str> = ["--message-format=json", features].iter().chain(lints).copied().collect();
    let output = execute(folder, command, &more, extent)?;
    let stdout = String::from_utf8_lossy(&output.stdout);
    let messages: Vec<Value> = stdout.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let own = messages.iter().filter(|message| {
        let manifest = message["manifest_path"].as_str().unwrap_or_default();
        message["reason"] == "compiler-message" && Path::new(manifest).parent() == Some(folder)
    });
    if !output.status.success() {
        return Err(failure(own, &String::from_utf8_lossy(&output.stderr)));
    }
    Ok(own.filter_map(|message| warning(&message["message"])).collect())
}

fn failure<'a>(own: impl Iterator<Item = &'a Value>, stderr: &str) -> Failure {
    let mut failure = Failure::from("it does not compile\n".to_owned());
    for message in own.filter(|message| message["message"]["level"] == "error") {
        failure.problem.push_str(message["message"]["rendered"].as_str().unwrap_or_default());
        // The codes of errors are `E` and a number; those of lints are their names.
        let code = message["message"]["code"]["code"].as_str().unwrap_or("E");
        if !code.starts_with('E') {
            failure.denied = true;
            continue;
        }
        let target = &message["target"];
        let library = target["kind"][0] != "test";
        let target = Target { name: target["name"].as_str().unwrap_or_default().to_owned(), library };
        if !failure.broken.contains(&target) {
            failure.broken.push(target);
        }
    }
    failure.problem.push_str(stderr);
    failure
}

fn warning(message: &Value) -> Option<String> {
    // Without a span it is a summary.
    let span = message["spans"].as_array()?.iter().find(|span| span["is_primary"] == true)?;
    Some(format!("{}:{}: {}", span["file_name"].as_str()?, span["line_start"], message["message"].as_str()?))
}

fn execute(folder: &Path, command: &[&str], more: &[&str], extent: Extent) -> Result<Output, String> {
    cargo_in(folder, extent.capped)
        .args(command)
        .args(more)
        .output()
        .map_err(|error| format!("cargo {}: {error}", command.join(" ")))
}

fn cargo_in(folder: &Path, capped: bool) -> Command {
    let mut command = Command::new(cargo());
    command
        .current_dir(folder)
        // All copies share what they depend on.
        .env("CARGO_TARGET_DIR", work_folder().join("target"))
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_INCREMENTAL", "0")
        // What a copy is built with is not the business of whoever runs this.
        .env_remove("RUSTC_WORKSPACE_WRAPPER");
    if capped {
        command.env("RUSTFLAGS", "--cap-lints=warn");
    }
    command
}
