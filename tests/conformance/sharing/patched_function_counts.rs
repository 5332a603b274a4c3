// A test patches a function with one that fails for one caller, and counts.
use std::rc::Rc;

use nonlocal::nonlocal;

struct Paths {
    cwd: Rc<dyn Fn(&str) -> Result<String, (i32, &'static str)>>,
}

impl Paths {
    fn new() -> Self {
        Paths { cwd: Rc::new(|_| Ok("/home".to_string())) }
    }

    fn make_path(&self, path: &str) -> String {
        match (self.cwd)("make_path") {
            Ok(cwd) => cwd + path,
            Err(_) => path.to_string(),
        }
    }

    fn inspect(&self) -> String {
        (self.cwd)("inspect").unwrap()
    }
}

#[nonlocal]
fn test_invalid_cwd() -> i32 {
    let mut paths = Paths::new();
    let mut raised = 0;
    let original = paths.cwd.clone();

    fn raise_os(who: &str) -> Result<String, (i32, &'static str)> {
        nonlocal!(raised);
        if who == "make_path" {
            raised += 1;
            return Err((2, "custom"));
        }
        original(who)
    }

    paths.cwd = Rc::new(raise_os);
    println!("{}", paths.make_path("/file"));
    assert_eq!(raised, 1);
    println!("{}", paths.inspect());
    println!("{} {}", paths.make_path("/a"), paths.make_path("/b"));
    assert_eq!(raised, 3);
    raised
}

fn main() {
    println!("{}", test_invalid_cwd());
}
