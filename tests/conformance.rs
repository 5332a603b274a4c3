//! Python runs the programs of `tests/conformance`, and prints what their Rust twins among the examples give.

use std::path::Path;
use std::process::Command;

#[path = "../examples/tour.rs"]
mod tour;

#[test]
fn python_gives_what_the_examples_give() {
    if !has_python() {
        println!("python3 is not installed: skipped");
        return;
    }
    let directory = Path::new("tests/conformance");
    let mut compared = 0;
    for (_, example, results) in tour::stops() {
        let program = directory.join(example).with_extension("py");
        if program.is_file() {
            let here: Vec<String> = results.into_iter().map(|(_, here, _)| here).collect();
            assert_eq!(output(&program), here, "{}", program.display());
            compared += 1;
        }
    }
    assert_eq!(
        compared,
        directory.read_dir().expect("the directory").count(),
        "a program without an example"
    );
}

/// The Python in an example's comment is the program that is run.
#[test]
fn the_comments_are_the_programs() {
    for entry in Path::new("tests/conformance").read_dir().expect("the directory") {
        let program = entry.expect("an entry").path();
        let name = program.file_stem().expect("a name").to_owned();
        let read = |path: &Path| std::fs::read_to_string(path).expect("a file");
        let code = read(&program);
        let example = read(&Path::new("examples").join(name).with_extension("rs"));
        let comment = example.split("// Python:\n").nth(1).expect("Python in a comment");
        let shown: Vec<&str> = comment
            .lines()
            .take_while(|line| !line.starts_with("#["))
            .map(|line| line.strip_prefix("//     ").unwrap_or_default())
            .filter(|line| !line.is_empty())
            .collect();
        let run: Vec<&str> = code.lines().filter(|line| !line.is_empty()).take(shown.len()).collect();
        assert_eq!(run, shown, "{}", program.display());
    }
}

fn output(program: &Path) -> Vec<String> {
    let output = Command::new("python3").arg(program).output().expect("python3 runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect()
}

fn has_python() -> bool {
    Command::new("python3").arg("--version").output().is_ok_and(|output| output.status.success())
}
