// An object builds a text over many calls; a private helper is used by all its methods.
use nonlocal::nonlocal;

#[nonlocal(type = Builder)]
fn make_builder(indent: usize) -> Builder {
    let mut lines: Vec<String> = Vec::new();
    let mut depth: usize = 0;
    fn write(text: &str) {
        nonlocal!(lines);
        lines.push(" ".repeat(indent * depth) + text);
    }
    fn enter(name: &str) {
        nonlocal!(depth);
        write(&format!("{name} {{"));
        depth += 1;
    }
    fn leave() {
        nonlocal!(depth);
        depth -= 1;
        write("}");
    }
    fn line(text: &str) {
        write(&format!("{text};"));
    }
    fn finish() -> String {
        lines.join("\n")
    }
    Builder { enter, leave, line, finish }
}

fn main() {
    let mut builder = make_builder(2);
    builder.enter("loop");
    builder.line("step");
    builder.enter("if");
    builder.line("stop");
    builder.leave();
    builder.leave();
    println!("{}", builder.finish());
}
