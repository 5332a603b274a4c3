//! How much there is to compile: what the crate adds to a build is mostly code generation, and that grows
//! with the lines of LLVM IR. `benches/size.sh` prints them, and the time of a build beside them.

use std::path::Path;
use std::process::{Command, Output};

/// The most lines of LLVM IR in a debug build: a little above what there are now, for versions of rustc differ a
/// little. It was raised fourteen times since it was lowest, at 381,000, for what the language learned; who
/// raises it again says in `docs/BENCHMARKS.md` what for.
const LIMIT: usize = 575_000;

#[test]
fn a_debug_build_is_small() {
    // Elsewhere the code that unwinds is another.
    if cfg!(not(all(target_os = "linux", target_arch = "x86_64"))) {
        println!("skipped: the limit is for x86_64 and Linux");
        return;
    }
    // A folder of its own, for the one that `cargo test` builds in may be locked. The dependencies stay in
    // it.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("size");
    let file = folder.join("core.ll");
    let output = match build(&folder, &file) {
        Ok(output) => output,
        Err(error) => {
            println!("skipped: cargo cannot run: {error}");
            return;
        }
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let code = std::fs::read_to_string(&file).unwrap_or_else(|error| {
        panic!("{}: {error}; remove {}, so that it is made again", file.display(), folder.display())
    });
    let lines = code.lines().count();
    let functions = code.lines().filter(|line| line.starts_with("define ")).count();
    println!("{lines} lines of LLVM IR in {functions} functions");
    assert!(lines <= LIMIT, "{lines} lines of LLVM IR, in {functions} functions: the limit is {LIMIT}");
}

/// Builds the crate, where it has changed, and writes its LLVM IR into `file`.
fn build(folder: &Path, file: &Path) -> std::io::Result<Output> {
    std::fs::create_dir_all(folder)?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    Command::new(cargo)
        .args(["rustc", "--quiet", "--offline", "--lib", "--manifest-path"])
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"))
        .arg("--target-dir")
        .arg(folder)
        .args(["--", "-C", "codegen-units=1", "-C", "debuginfo=0"])
        .arg(format!("--emit=llvm-ir={}", file.display()))
        // Flags from around, as those that measure coverage, would be counted.
        .env("CARGO_ENCODED_RUSTFLAGS", "")
        .env("CARGO_INCREMENTAL", "0")
        .output()
}
