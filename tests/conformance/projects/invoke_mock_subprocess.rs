// pyinvoke/invoke tests/_util.py: mock_subprocess / decorator / wrapper
use nonlocal::factory;

struct Mock {
    out: String,
    err: String,
    exit: i32,
    isatty: Option<bool>,
    running: bool,
}

impl Mock {
    fn start(&mut self) -> String {
        self.running = true;
        let isatty = match self.isatty {
            None => "None",
            Some(true) => "True",
            Some(false) => "False",
        };
        format!("Popen({},{},{},{isatty})", self.out, self.err, self.exit)
    }
    fn stop(&mut self) {
        self.running = false;
        println!("stop {}", self.exit);
    }
}

type Test = Box<dyn Fn(Vec<String>)>;

factory! {
    fn mock_subprocess(
        out: &'static str = "",
        err: &'static str = "",
        exit: i32 = 0,
        isatty: Option<bool> = None,
        insert: bool = false,
    ) -> impl Fn(Test) -> Test {
        fn decorator(f: Test) -> Test {
            fn wrapper(mut args: Vec<String>) {
                let mut proc = Mock { out: out.to_string(), err: err.to_string(), exit, isatty, running: false };
                let popen = proc.start();
                args.pop();
                if insert {
                    args.push(popen);
                }
                f(args);
                proc.stop();
            }
            Box::new(wrapper)
        }
        decorator
    }
}

fn show(args: Vec<String>) {
    println!("{}", args.join(" "));
}

fn list(args: &[&str]) -> Vec<String> {
    args.iter().map(|arg| arg.to_string()).collect()
}

fn main() {
    mock_subprocess!()(Box::new(show))(list(&["a", "dummy"]));
    let test = mock_subprocess!(out = "hi", exit = 3, insert = true);
    let wrapped = test(Box::new(show));
    wrapped(list(&["b", "c", "dummy"]));
    wrapped(list(&["dummy"]));
    test(Box::new(|args| println!("{}", args.len())))(list(&["x", "y"]));
}
