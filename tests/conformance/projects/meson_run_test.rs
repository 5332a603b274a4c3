// mesonbuild/meson run_project_tests.py: _run_test / build_step, force_regenerate
use nonlocal::nonlocal;

#[derive(Clone, Default)]
struct TestResult {
    steps: Vec<String>,
    failure: Option<String>,
}

impl TestResult {
    fn add_step(&mut self, name: &str) {
        self.steps.push(name.to_string());
    }
    fn fail(&mut self, msg: &str) {
        self.failure = Some(msg.to_string());
    }
}

struct Test {
    codes: Vec<i32>,
    touched: u32,
}

#[nonlocal]
fn run_test(test: &mut Test, should_fail: &str) -> Result<TestResult, TestResult> {
    let mut result = TestResult::default();
    let mut builds = 0;
    fn build_step() -> Result<(), TestResult> {
        nonlocal!(builds, result);
        let code = test.codes[builds];
        builds += 1;
        result.add_step(&format!("build{builds}"));
        if should_fail == "build" {
            if code != 0 {
                return Err(result.clone());
            }
            result.fail("should have failed to build");
            return Err(result.clone());
        }
        if code != 0 {
            result.fail("compiling failed");
            return Err(result.clone());
        }
        Ok(())
    }
    fn force_regenerate() {
        nonlocal!(test);
        test.touched += 1;
    }
    build_step()?;
    force_regenerate();
    build_step()?;
    force_regenerate();
    result.add_step("test");
    if should_fail == "test" {
        result.fail("should have failed to test");
        return Ok(result);
    }
    Ok(result)
}

fn main() {
    let cases =
        [(vec![0, 0], ""), (vec![0, 1], ""), (vec![1], "build"), (vec![0, 0], "test"), (vec![0], "build")];
    for (codes, should_fail) in cases {
        let mut test = Test { codes, touched: 0 };
        let (kind, r) = match run_test(&mut test, should_fail) {
            Ok(r) => ("returned", r),
            Err(r) => ("raised", r),
        };
        println!("{kind} {} {} {}", r.steps.join(" "), r.failure.as_deref().unwrap_or("-"), test.touched);
    }
}
