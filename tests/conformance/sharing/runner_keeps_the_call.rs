// A test runner: the test is wrapped, or timed, and its call is kept as text for the error.
use std::cell::RefCell;
use std::collections::HashMap;

use nonlocal::nonlocal;

struct Runner {
    test: fn(&[i64]) -> i64,
    deadline: Option<i64>,
    timing: RefCell<HashMap<&'static str, i64>>,
    runs: RefCell<i64>,
}

impl Runner {
    fn new(test: fn(&[i64]) -> i64, deadline: Option<i64>) -> Self {
        Runner { test, deadline, timing: RefCell::default(), runs: RefCell::new(0) }
    }

    fn call_runner(
        &self,
        data: &[i64],
        mut function: impl FnMut(&[i64]) -> Result<i64, String>,
    ) -> Result<i64, String> {
        *self.runs.borrow_mut() += 1;
        function(data)
    }

    #[nonlocal]
    fn execute_once(
        &self,
        data: &[i64],
        verbose: bool,
        is_final: bool,
        expected: Option<i64>,
    ) -> Result<i64, String> {
        let mut text = None;
        let test: Box<dyn Fn(&[i64]) -> Result<i64, String>> = if self.deadline.is_none() {
            fn test(args: &[i64]) -> Result<i64, String> {
                Ok((self.test)(args))
            }
            Box::new(test)
        } else {
            fn test(args: &[i64]) -> Result<i64, String> {
                let start: i64 = data.iter().sum();
                let result = (self.test)(args);
                let runtime = args.iter().sum::<i64>() - start;
                self.timing.borrow_mut().insert("test", runtime);
                let mut deadline = self.deadline.unwrap();
                if !is_final {
                    deadline = deadline / 4 * 5;
                }
                if runtime >= deadline {
                    return Err(format!("deadline {runtime}"));
                }
                Ok(result)
            }
            Box::new(test)
        };

        fn run(data: &[i64]) -> Result<i64, String> {
            let mut args = data.to_vec();
            args.push(data.len() as i64);
            if expected.is_some() {
                nonlocal!(text);
                text = Some(format!("test({args:?})"));
            }
            if verbose {
                println!("Test case: {args:?}");
            }
            test(&args)
        }

        let result = self.call_runner(data, run)?;
        if let Some(expected) = expected {
            return Err(format!("{} did not give {expected}", text.clone().unwrap()));
        }
        Ok(result)
    }
}

fn show(result: Result<i64, String>) {
    match result {
        Ok(value) => println!("{value}"),
        Err(e) => println!("error: {e}"),
    }
}

fn main() {
    let plain = Runner::new(|args| *args.iter().max().unwrap(), None);
    show(plain.execute_once(&[1, 5], true, false, None));
    show(plain.execute_once(&[1, 5], false, false, Some(7)));
    let timed = Runner::new(|args| *args.iter().min().unwrap(), Some(4));
    show(timed.execute_once(&[1, 5], true, false, None));
    show(timed.execute_once(&[1, 2, 3, 4], false, true, None));
    show(timed.execute_once(&[1, 2, 3, 4, 5], false, false, Some(6)));
    println!("{{'test': {}}} {} {}", timed.timing.borrow()["test"], timed.runs.borrow(), plain.runs.borrow());
}
