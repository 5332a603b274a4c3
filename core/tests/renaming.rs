//! The resolver against rustc's: every local variable of real crates gets another name, and they still compile.
//! A use resolved to the wrong binding, or a name missed, would be an error or change a type.

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use proc_macro2::{Group, TokenStream, TokenTree};
use support::Package;

/// Crates that compile on their own, with no other crate beside them, and features that allow that.
const CRATES: [(&str, &[&str]); 6] = [
    ("memchr", &["alloc", "std"]),
    ("regex-syntax", &["std", "unicode-bool", "unicode-gencat", "unicode-perl", "unicode-script"]),
    ("hashbrown", &[]),
    ("fastrand", &["alloc", "std"]),
    ("itoa", &[]),
    ("once_cell", &["alloc", "std", "race"]),
];

#[derive(Default)]
struct Count {
    renamed: usize,
    left: usize,
}

#[test]
fn crates_compile_with_all_locals_renamed() {
    let mut total = Count::default();
    let mut compiled = 0;
    for package in &support::packages() {
        let Some((_, features)) = CRATES.iter().find(|(name, _)| *name == package.name) else { continue };
        let mut count = Count::default();
        let root = rename_crate(package, &mut count);
        compile(package, features, &root);
        println!("{}: {} functions renamed, {} left", package.name, count.renamed, count.left);
        compiled += 1;
        total.renamed += count.renamed;
        total.left += count.left;
    }
    assert!(compiled >= 4, "only {compiled} crates to look at");
    assert!(total.renamed >= 1_500, "only {} functions renamed", total.renamed);
    assert!(total.left * 10 < total.renamed, "{} functions could not be renamed", total.left);
}

/// Writes the crate's sources with other names; returns the root file.
fn rename_crate(package: &Package, count: &mut Count) -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("renamed").join(&package.name);
    for file in support::rust_files(&package.folder) {
        let source = std::fs::read_to_string(&file).expect("a source file");
        let renamed = match source.parse::<TokenStream>() {
            Ok(tokens) => rename(tokens, count).to_string(),
            Err(_) => source,
        };
        let path = target.join(file.strip_prefix(&package.folder).expect("a file of the package"));
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a new folder");
        std::fs::write(path, renamed).expect("a new file");
    }
    target.join("src/lib.rs")
}

fn rename(tokens: TokenStream, count: &mut Count) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut output = TokenStream::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if matches!(token, TokenTree::Ident(ident) if ident == "macro_rules") {
            // Variables in macros have a hygiene of their own.
            let group = tokens[at..].iter().position(|token| matches!(token, TokenTree::Group(_)));
            let end = at + group.unwrap_or(0);
            output.extend(tokens[at..=end].iter().cloned());
            at = end;
        } else if let Some(end) = support::function_end(&tokens, at) {
            let function: TokenStream = tokens[at..=end].iter().cloned().collect();
            let renamed = nonlocal_core::rename_locals(&function);
            *if renamed.is_some() { &mut count.renamed } else { &mut count.left } += 1;
            output.extend(renamed.unwrap_or(function));
            at = end;
        } else if let TokenTree::Group(group) = token {
            output.extend([TokenTree::Group(Group::new(group.delimiter(), rename(group.stream(), count)))]);
        } else {
            output.extend([token.clone()]);
        }
        at += 1;
    }
    output
}

fn compile(package: &Package, features: &[&str], root: &Path) {
    let output = root.with_file_name("out");
    std::fs::create_dir_all(&output).expect("a new folder");
    let features = features.iter().flat_map(|name| ["--cfg".to_owned(), format!("feature=\"{name}\"")]);
    let rustc = std::env::var("RUSTC").unwrap_or_else(|_| String::from("rustc"));
    let result = Command::new(rustc)
        .args(["--crate-type=lib", "--emit=metadata", "--cap-lints=allow", "--edition", &package.edition])
        .args(["--crate-name", &package.name.replace('-', "_")])
        .args(features)
        .arg("--out-dir")
        .arg(&output)
        .arg(root)
        .output()
        .expect("rustc");
    let errors = String::from_utf8_lossy(&result.stderr);
    let errors: String = errors.chars().take(4_000).collect();
    assert!(result.status.success(), "{} does not compile any more:\n{errors}", package.name);
}
