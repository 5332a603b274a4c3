// A command line option writes its line of help.
use nonlocal::nonlocal;

fn join_options(opts: &[&str]) -> (String, bool) {
    (opts.join(", "), opts.iter().any(|o| o.starts_with('/')))
}

struct Opt {
    opts: Vec<&'static str>,
    secondary: Vec<&'static str>,
    is_flag: bool,
}

impl Opt {
    fn metavar(&self, upper: bool) -> &str {
        if upper { "TEXT" } else { "text" }
    }

    #[nonlocal]
    fn help_record(&self, upper: bool) -> String {
        let mut any_slash = false;

        fn write(opts: &[&str]) -> String {
            nonlocal!(any_slash);
            let (mut joined, slashes) = join_options(opts);
            if slashes {
                any_slash = true;
            }
            if !self.is_flag {
                joined += &format!(" {}", self.metavar(upper));
            }
            joined
        }

        let mut parts = vec![write(&self.opts)];
        if !self.secondary.is_empty() {
            parts.push(write(&self.secondary));
        }
        parts.join(if any_slash { "; " } else { " / " })
    }
}

fn main() {
    println!("{}", Opt { opts: vec!["-v", "--verbose"], secondary: vec![], is_flag: true }.help_record(true));
    println!("{}", Opt { opts: vec!["--on"], secondary: vec!["--off"], is_flag: true }.help_record(true));
    println!("{}", Opt { opts: vec!["/on"], secondary: vec!["/off"], is_flag: false }.help_record(false));
}
