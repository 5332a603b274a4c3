//! The published source of a crate, copied to where it can be changed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::manifest::{Omitted, with_nonlocal};

/// A published package, where cargo keeps it.
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) edition: String,
    pub(crate) features: Vec<String>,
    folder: PathBuf,
    /// The root files of its libraries and tests, relative to the folder.
    pub(crate) roots: Vec<PathBuf>,
}

/// Lets cargo fetch `name` or `name@version`, as the dependency of an empty package.
pub(crate) fn fetch(wanted: &str) -> Result<Package, String> {
    let (name, version) = match wanted.split_once('@') {
        Some((name, version)) => (name, format!("={version}")),
        None => (wanted, "*".to_owned()),
    };
    let scratch = work_folder().join(format!("fetch-{name}"));
    remove(&scratch)?;
    write(&scratch.join("src/lib.rs"), "")?;
    let manifest = format!(
        "[package]\nname = \"scratch\"\nedition = \"2021\"\n\n[dependencies]\n{name} = \"{version}\"\n\n[workspace]\n"
    );
    write(&scratch.join("Cargo.toml"), &manifest)?;
    let output = Command::new(cargo())
        .current_dir(&scratch)
        .args(["metadata", "--format-version=1"])
        .output()
        .map_err(|error| format!("cargo metadata: {error}"))?;
    if !output.status.success() {
        return Err(format!("cargo cannot fetch it: {}", String::from_utf8_lossy(&output.stderr)));
    }
    let metadata: Value = serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())?;
    direct_dependency(&metadata, name).ok_or_else(|| "cargo metadata does not know it".to_owned())
}

/// The package that the scratch package itself depends on: there may be other versions of it.
fn direct_dependency(metadata: &Value, name: &str) -> Option<Package> {
    let root = metadata["resolve"]["root"].as_str()?;
    let nodes = metadata["resolve"]["nodes"].as_array()?;
    let node = nodes.iter().find(|node| node["id"] == root)?;
    let packages = metadata["packages"].as_array()?;
    let id = &node["dependencies"].as_array()?[0];
    let package = packages.iter().find(|package| package["id"] == *id && package["name"] == name)?;
    let folder = Path::new(package["manifest_path"].as_str()?).parent()?.to_owned();
    let targets = package["targets"].as_array()?;
    let path = |target: &Value| {
        if target["kind"][0] == "custom-build" {
            return None;
        }
        Path::new(target["src_path"].as_str()?).strip_prefix(&folder).ok().map(Path::to_owned)
    };
    Some(Package {
        name: name.to_owned(),
        version: package["version"].as_str()?.to_owned(),
        edition: package["edition"].as_str()?.to_owned(),
        roots: targets.iter().filter_map(path).collect(),
        features: package["features"].as_object()?.keys().cloned().collect(),
        folder,
    })
}

impl Package {
    /// Where the copy of this kind is.
    pub(crate) fn copied(&self, kind: &str) -> PathBuf {
        work_folder().join(format!("{}-{}-{kind}", self.name, self.version))
    }

    /// A copy of the package, with `nonlocal` among its dependencies and a workspace of its own.
    pub(crate) fn copy(&self, kind: &str, omitted: &Omitted) -> Result<PathBuf, String> {
        let target = self.copied(kind);
        remove(&target)?;
        copy_folder(&self.folder, &target)?;
        let manifest = target.join("Cargo.toml");
        write(&manifest, &with_nonlocal(&read(&manifest)?, omitted)?)?;
        // The newest dependencies that fit, as its authors' continuous integration would have them.
        remove(&target.join("Cargo.lock"))?;
        Ok(target)
    }
}

fn copy_folder(from: &Path, to: &Path) -> Result<(), String> {
    fs::create_dir_all(to).map_err(|error| at(to, &error))?;
    for entry in fs::read_dir(from).map_err(|error| at(from, &error))?.flatten() {
        let (path, copy) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy_folder(&path, &copy)?;
        } else {
            let content = fs::read(&path).map_err(|error| at(&path, &error))?;
            // Not `fs::copy`: what cargo keeps may be read-only. And the copy has to be new: cargo takes all copies of a
            // package for the same one, and builds what is newer than the last.
            fs::write(&copy, content).map_err(|error| at(&copy, &error))?;
        }
    }
    Ok(())
}

/// Where the copies stand, and what cargo builds of them.
pub(crate) fn work_folder() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    target.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target")).join("real-crates")
}

pub(crate) fn cargo() -> std::ffi::OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

pub(crate) fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| at(path, &error))
}

pub(crate) fn write(path: &Path, content: &str) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| at(folder, &error))?;
    }
    fs::write(path, content).map_err(|error| at(path, &error))
}

fn remove(path: &Path) -> Result<(), String> {
    let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    match removed {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(at(path, &error)),
        _ => Ok(()),
    }
}

fn at(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}
