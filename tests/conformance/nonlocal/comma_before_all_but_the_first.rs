// Pretty printing of a call: a comma before every argument but the first.
use nonlocal::nonlocal;

#[derive(Default)]
struct Printer {
    out: String,
    indent: usize,
}

impl Printer {
    fn text(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn breakable(&mut self) {
        self.out += &("\n".to_string() + &" ".repeat(self.indent));
    }

    fn group(&mut self, indent: usize, open: &str) {
        self.text(open);
        self.indent += indent;
    }

    fn end_group(&mut self, dedent: usize, close: &str) {
        self.indent -= dedent;
        self.text(close);
    }
}

struct Call {
    name: &'static str,
    args: Vec<Call>,
    kwargs: Vec<(&'static str, Call)>,
}

impl Call {
    #[nonlocal]
    fn pretty(&self, p: &mut Printer) {
        let mut started = false;

        fn new_item() {
            nonlocal!(started);
            nonlocal!(p);
            if started {
                p.text(",");
                p.breakable();
            }
            started = true;
        }

        let prefix = self.name.to_string() + "(";
        p.group(prefix.len(), &prefix);
        for arg in &self.args {
            new_item();
            arg.pretty(p);
        }
        for (arg_name, arg) in &self.kwargs {
            new_item();
            let arg_prefix = arg_name.to_string() + "=";
            p.group(arg_prefix.len(), &arg_prefix);
            arg.pretty(p);
            p.end_group(arg_prefix.len(), "");
        }
        p.end_group(prefix.len(), ")");
    }
}

fn call(name: &'static str, args: Vec<Call>) -> Call {
    Call { name, args, kwargs: vec![] }
}

fn leaf(name: &'static str) -> Call {
    call(name, vec![])
}

fn main() {
    let mut p = Printer::default();
    let h = Call { name: "h", args: vec![], kwargs: vec![("a", leaf("b")), ("c", leaf("d"))] };
    let f = Call {
        name: "f",
        args: vec![leaf("x"), call("g", vec![leaf("y"), leaf("z")])],
        kwargs: vec![("key", h)],
    };
    f.pretty(&mut p);
    println!("{}", p.out);
}
