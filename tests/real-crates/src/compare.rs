//! One crate, without the attribute and with it.

use std::path::{Path, PathBuf};

use crate::rewrite::{Counts, Mode, rewrite};
use crate::run::{Extent, Report, run};
use crate::source::{Package, fetch};

/// What cargo is to enable, from the most that there is: some features are for nightly compilers only.
const FEATURES: [&[&str]; 3] = [&["--all-features"], &[], &["--no-default-features"]];

pub(crate) struct Outcome {
    package: Package,
    pub(crate) counts: Counts,
    plain: Report,
    /// `None` where it does not compile with the attribute.
    changed: Option<Report>,
    pub(crate) differences: Vec<String>,
}

pub(crate) fn compare(name: &str, mode: Mode, extent: Extent) -> Result<Outcome, String> {
    let package = fetch(name)?;
    let folder = package.copy("plain")?;
    let (features, plain) = baseline(&folder, extent)?;
    let (copy, counts) = changed_copy(&package, &folder, mode)?;
    let (changed, differences) = match run(&copy, features, extent) {
        Ok(changed) => {
            let differences = differences(&plain, &changed, mode);
            (Some(changed), differences)
        }
        Err(problem) => (None, vec![problem]),
    };
    Ok(Outcome { package, counts, plain, changed, differences })
}

/// The first features with which it compiles as it was published.
fn baseline(folder: &Path, extent: Extent) -> Result<(&'static [&'static str], Report), String> {
    let mut problem = String::new();
    for features in FEATURES {
        match run(folder, features, extent) {
            Ok(report) if !report.tests.is_empty() => return Ok((features, report)),
            Ok(_) => problem.insert_str(0, "it has no tests\n"),
            Err(error) => problem.push_str(&error),
        }
    }
    Err(format!("without the attribute, {problem}"))
}

fn changed_copy(package: &Package, plain: &Path, mode: Mode) -> Result<(PathBuf, Counts), String> {
    let copy = package.copy(if mode == Mode::Renamed { "renamed" } else { "marked" })?;
    // The same dependencies for both.
    std::fs::copy(plain.join("Cargo.lock"), copy.join("Cargo.lock")).map_err(|error| error.to_string())?;
    let counts = rewrite(package, &copy, mode)?;
    Ok((copy, counts))
}

fn differences(plain: &Report, changed: &Report, mode: Mode) -> Vec<String> {
    let mut differences = Vec::new();
    list(&mut differences, "test, without only", &plain.tests, &changed.tests);
    list(&mut differences, "test, with only", &changed.tests, &plain.tests);
    // Other names and one line for a whole function are other warnings.
    if mode != Mode::Renamed {
        list(&mut differences, "warning, without only", &plain.warnings, &changed.warnings);
        list(&mut differences, "warning, with only", &changed.warnings, &plain.warnings);
    }
    if plain.success != changed.success {
        differences.push("cargo test ends otherwise".to_owned());
    }
    differences
}

/// What is in `some` more often than in `others`; both are sorted.
fn list(differences: &mut Vec<String>, what: &str, some: &[String], others: &[String]) {
    let count = |of: &[String], line: &String| of.iter().filter(|other| *other == line).count();
    let mut last = None;
    for line in some {
        if last != Some(line) && count(some, line) > count(others, line) {
            differences.push(format!("{what}: {line}"));
        }
        last = Some(line);
    }
}

impl Outcome {
    /// Its line of the table.
    pub(crate) fn row(&self) -> String {
        let changed = self.changed.as_ref();
        let number =
            |number: Option<usize>| number.map_or_else(|| "-".to_owned(), |number| number.to_string());
        format!(
            "| {} | {} | {} | {} | {} | {} | {} / {} | {} |",
            self.package.name,
            self.package.version,
            self.counts.changed,
            self.counts.with_nested,
            self.plain.passed(),
            number(changed.map(Report::passed)),
            self.plain.warnings.len(),
            number(changed.map(|changed| changed.warnings.len())),
            if self.differences.is_empty() { "same" } else { "DIFFERENT" }
        )
    }
}
