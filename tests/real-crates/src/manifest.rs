//! The manifest of a copy: what its tests do not need is gone, and `nonlocal` is among its dependencies.

use toml::{Table, Value};

const DEPENDENCIES: [&str; 3] = ["dependencies", "dev-dependencies", "build-dependencies"];

/// What is not in the copies.
#[derive(Clone)]
pub(crate) struct Omitted {
    /// What does not build as it was published.
    pub(crate) targets: Vec<Target>,
    pub(crate) dev_dependencies: Vec<String>,
}

impl Default for Omitted {
    fn default() -> Self {
        // For benchmarks only, and the largest of dependencies.
        Omitted { targets: Vec::new(), dev_dependencies: vec!["criterion".to_owned()] }
    }
}

impl Omitted {
    pub(crate) fn has_dependency(&self, name: &str) -> bool {
        self.dev_dependencies.iter().any(|omitted| omitted == name)
    }
}

/// A target whose tests do not build.
#[derive(Clone, PartialEq)]
pub(crate) struct Target {
    pub(crate) name: String,
    /// The tests in a library, whose own code stays.
    pub(crate) library: bool,
}

/// The manifest without what is omitted, and without examples and benchmarks, which the tests do not need.
pub(crate) fn with_nonlocal(manifest: &str, omitted: &Omitted) -> Result<String, String> {
    let mut manifest: Table = manifest.parse().map_err(|error| format!("its manifest: {error}"))?;
    for targets in ["bench", "example"] {
        manifest.remove(targets);
    }
    let package = table(&mut manifest, "package");
    for automatic in ["autobenches", "autoexamples"] {
        package.insert(automatic.to_owned(), Value::Boolean(false));
    }
    // The copy is a workspace of its own.
    package.remove("workspace");
    table(&mut manifest, "workspace");
    for target in &omitted.targets {
        leave_out(&mut manifest, target);
    }
    each_dependencies(&mut manifest, &mut |kind, dependencies| {
        if kind == "dev-dependencies" {
            dependencies.retain(|name, _| !omitted.has_dependency(name));
        }
    });
    clean_features(&mut manifest);
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let nonlocal = Table::from_iter([("path".to_owned(), Value::from(root))]);
    table(&mut manifest, "dependencies").insert("nonlocal".to_owned(), nonlocal.into());
    Ok(manifest.to_string())
}

/// The table of this name, which may be there already.
fn table<'a>(parent: &'a mut Table, name: &str) -> &'a mut Table {
    let value = parent.entry(name).or_insert_with(|| Table::new().into());
    if !value.is_table() {
        *value = Table::new().into();
    }
    value.as_table_mut().expect("it is a table now")
}

fn leave_out(manifest: &mut Table, target: &Target) {
    if target.library {
        table(manifest, "lib").insert("test".to_owned(), Value::Boolean(false));
    } else if let Some(Value::Array(tests)) = manifest.get_mut("test") {
        tests.retain(|test| test.get("name").and_then(Value::as_str) != Some(&target.name));
    }
}

/// Calls it with all dependencies of each kind, also those of one platform only.
fn each_dependencies(manifest: &mut Table, call: &mut impl FnMut(&str, &mut Table)) {
    for (name, value) in manifest {
        match value {
            Value::Table(dependencies) if DEPENDENCIES.contains(&name.as_str()) => call(name, dependencies),
            Value::Table(platforms) if name == "target" => {
                for (_, platform) in platforms {
                    platform
                        .as_table_mut()
                        .into_iter()
                        .for_each(|platform| each_dependencies(platform, call));
                }
            }
            _ => {}
        }
    }
}

/// Takes out of the features what is asked of dependencies that are not there.
fn clean_features(manifest: &mut Table) {
    let mut known = Vec::new();
    each_dependencies(manifest, &mut |_, dependencies| known.extend(dependencies.keys().cloned()));
    for (_, feature) in table(manifest, "features") {
        let Value::Array(enabled) = feature else { continue };
        enabled.retain(|entry| {
            let dependency = entry.as_str().and_then(dependency);
            dependency.is_none_or(|name| known.iter().any(|known| known == name))
        });
    }
}

/// The dependency that an entry of a feature names; `None` where it may be another feature.
fn dependency(entry: &str) -> Option<&str> {
    match entry.split_once('/') {
        Some((name, _)) => Some(name.trim_end_matches('?')),
        None => entry.strip_prefix("dep:"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PUBLISHED: &str = r#"
        [package]
        name = "published"
        workspace = ".."
        [features]
        more = ["std", "dep:kept", "kept?/std", "criterion/html", "dep:gone", "gone?/std"]
        std = []
        [dependencies]
        kept = { version = "1", optional = true }
        [target."cfg(unix)".dev-dependencies]
        criterion = "1"
        [[bench]]
        name = "speed"
        [[test]]
        name = "whole"
        [[test]]
        name = "broken"
    "#;

    #[test]
    fn what_is_left_fits_together() {
        let broken = [
            Target { name: "broken".to_owned(), library: false },
            Target { name: "published".to_owned(), library: true },
        ];
        let omitted = Omitted { targets: broken.to_vec(), ..Omitted::default() };
        let manifest = with_nonlocal(PUBLISHED, &omitted).unwrap();
        let manifest: Table = manifest.parse().unwrap();
        let text = |value: &Value| value.to_string();
        assert_eq!(text(&manifest["features"]["more"]), r#"["std", "dep:kept", "kept?/std"]"#);
        assert_eq!(text(&manifest["test"]), r#"[{ name = "whole" }]"#);
        assert_eq!(text(&manifest["lib"]), "{ test = false }");
        assert!(manifest["dependencies"].get("nonlocal").is_some());
        assert!(manifest["package"].get("workspace").is_none() && manifest.contains_key("workspace"));
        assert!(!manifest.contains_key("bench") && !text(&manifest["target"]).contains("criterion"));
    }
}
