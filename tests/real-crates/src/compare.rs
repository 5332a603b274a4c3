//! One crate, without the attribute and with it.

use std::path::PathBuf;

use crate::manifest::Omitted;
use crate::rewrite::{Counts, Mode, rewrite};
use crate::run::{Extent, Failure, Report, lock, run};
use crate::source::{Package, fetch};

/// What cargo is to enable, from the most that there is.
fn choices(package: &Package) -> Vec<String> {
    let nightly = |name: &&str| ["nightly", "unstable"].iter().any(|word| name.contains(word));
    let (nightly, stable): (Vec<_>, Vec<_>) = package.features.iter().map(String::as_str).partition(nightly);
    let mut choices = vec!["--all-features".to_owned()];
    if !nightly.is_empty() {
        choices.push(format!("--features={}", stable.join(",")));
    }
    choices.extend(["--features=", "--no-default-features"].map(str::to_owned));
    choices
}

pub(crate) struct Outcome {
    package: Package,
    /// What cargo was told to enable.
    pub(crate) features: String,
    pub(crate) counts: Counts,
    plain: Report,
    /// `None` where it does not compile with the attribute.
    changed: Option<Report>,
    pub(crate) differences: Vec<String>,
}

pub(crate) fn compare(name: &str, mode: Mode, extent: Extent) -> Result<Outcome, String> {
    let package = fetch(name)?;
    let Baseline { omitted, features, extent, report: plain } = baseline(&package, extent)?;
    let (copy, mut counts) = changed_copy(&package, &omitted, mode)?;
    if !omitted.targets.is_empty() {
        counts.left.insert("targets whose tests do not build as published", omitted.targets.len());
    }
    let (changed, differences) = match run(&copy, &features, extent) {
        Ok(changed) => {
            let differences = differences(&plain, &changed, mode);
            (Some(changed), differences)
        }
        Err(failure) => (None, vec![failure.problem]),
    };
    Ok(Outcome { package, features, counts, plain, changed, differences })
}

/// How a package compiles as it was published.
struct Baseline {
    /// What has to be left out for that.
    omitted: Omitted,
    features: String,
    extent: Extent,
    report: Report,
}

/// With the first features with which everything compiles, or else the first where tests are left once lints are only
/// warnings and what is broken is omitted.
fn baseline(package: &Package, extent: Extent) -> Result<Baseline, String> {
    let omitted = unavailable(package)?;
    let (mut problem, mut partly) = (String::new(), Vec::new());
    for features in choices(package) {
        match attempt(package, omitted.clone(), &features, extent) {
            Ok(baseline) => return Ok(baseline),
            Err(failure) => {
                problem.push_str(&failure.problem);
                partly.push((features, failure));
            }
        }
    }
    let mut partly = partly.into_iter().filter(|(_, failure)| failure.denied || !failure.broken.is_empty());
    let found = partly.find_map(|(features, failure)| {
        let omitted = Omitted { targets: failure.broken, ..omitted.clone() };
        attempt(package, omitted, &features, Extent { capped: failure.denied, ..extent }).ok()
    });
    found.ok_or_else(|| format!("without the attribute, {problem}"))
}

/// The dependencies of tests that the registry does not have; the tests may be those of other targets.
fn unavailable(package: &Package) -> Result<Omitted, String> {
    let mut omitted = Omitted::default();
    loop {
        let Err(problem) = lock(&package.copy("plain", &omitted)?) else { return Ok(omitted) };
        let name = ["for the requirement `", "no matching package named `"].iter().find_map(|before| {
            let (_, after) = problem.split_once(before)?;
            after.split([' ', '`']).next()
        });
        match name {
            Some(name) if !omitted.has_dependency(name) => {
                omitted.dev_dependencies.push(name.to_owned());
            }
            _ => return Err(problem),
        }
    }
}

fn attempt(package: &Package, omitted: Omitted, features: &str, extent: Extent) -> Result<Baseline, Failure> {
    let folder = package.copy("plain", &omitted)?;
    let report = run(&folder, features, extent)?;
    if report.tests.is_empty() {
        return Err("it has no tests\n".to_owned().into());
    }
    Ok(Baseline { omitted, features: features.to_owned(), extent, report })
}

fn changed_copy(package: &Package, omitted: &Omitted, mode: Mode) -> Result<(PathBuf, Counts), String> {
    let copy = package.copy(if mode == Mode::Renamed { "renamed" } else { "marked" }, omitted)?;
    // The same dependencies for both.
    let lock = package.copied("plain").join("Cargo.lock");
    std::fs::copy(lock, copy.join("Cargo.lock")).map_err(|error| error.to_string())?;
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
            "| {} | {} | {} | {} | {} | {} | {} | {} / {} | {} |",
            self.package.name,
            self.package.version,
            self.counts.changed,
            number((self.counts.blocks > 0).then_some(self.counts.blocks)),
            self.counts.with_nested,
            self.plain.passed(),
            number(changed.map(Report::passed)),
            self.plain.warnings.len(),
            number(changed.map(|changed| changed.warnings.len())),
            if self.differences.is_empty() { "same" } else { "DIFFERENT" }
        )
    }
}
