//! Random programs, each in Python and in Rust, have to print the same: a short run of `tests/differential/run.py`.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

#[test]
fn random_programs_agree_with_python() {
    if !has_python() {
        // Written past the test harness, which shows only what failing tests print.
        let _ = writeln!(std::io::stderr(), "skipped: there is no `python3` to compare with");
        return;
    }
    let run = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/differential/run.py");
    let output = Command::new("python3")
        .arg(run)
        .args(["--first", "1", "--count", "60", "--batch", "60", "--directory"])
        .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join("differential"))
        .output()
        .expect("python3 can be run");
    println!("{}", String::from_utf8_lossy(&output.stdout));
    assert!(
        output.status.success(),
        "the programs do not agree:\n{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

fn has_python() -> bool {
    let version =
        Command::new("python3").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    version.is_ok_and(|status| status.success())
}
