//! What the compiler says about each mistake, and that what it proposes compiles and runs.
//!
//! `tests/ui/<group>/<mistake>.rs` has its expected message beside it, and the program with the message's fix applied
//! word for word in `<mistake>.fixed.rs`.

use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn mistakes_and_their_fixes() {
    let cases = trybuild::TestCases::new();
    for group in entries(Path::new("tests/ui")) {
        for file in entries(&group)
            .into_iter()
            .filter(|file| file.extension().is_some_and(|extension| extension == "rs"))
        {
            if is_fixed(&file) {
                cases.pass(file);
            } else {
                assert!(file.with_extension("fixed.rs").is_file(), "{} has no fixed twin", file.display());
                cases.compile_fail(file);
            }
        }
    }
}

fn is_fixed(file: &Path) -> bool {
    file.file_stem().is_some_and(|stem| Path::new(stem).extension().is_some())
}

fn entries(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).unwrap_or_else(|error| panic!("{}: {error}", directory.display()));
    let mut paths = entries.map(|entry| entry.expect("a readable entry").path()).collect::<Vec<_>>();
    paths.sort();
    paths
}
