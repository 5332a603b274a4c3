use nonlocal::nonlocal;

#[nonlocal]
fn page(title: &str, users: &[(u32, String)]) -> String {
    let mut lines: Vec<String> = vec![];
    let mut depth = 0;
    fn line(text: &str) {
        nonlocal!(lines);
        lines.push("  ".repeat(depth) + text);
    }
    fn tag(name: &str, attrs: &[(&str, String)], body: impl FnOnce()) {
        nonlocal!(depth);
        let a: String = attrs.iter().map(|(k, v)| format!(" {k}=\"{v}\"")).collect();
        line(&format!("<{name}{a}>"));
        depth += 1;
        body();
        depth -= 1;
        line(&format!("</{name}>"));
    }
    fn row(user: &(u32, String)) {
        tag("li", &[("id", user.0.to_string())], || line(&user.1));
    }
    fn content() {
        tag("h1", &[], || line(title));
        fn items() {
            for u in users {
                row(u);
            }
        }
        if !users.is_empty() {
            tag("ul", &[("class", "users".to_string())], items);
        } else {
            line("nobody");
        }
    }
    tag("body", &[], content);
    lines.join("\n")
}

fn main() {
    println!("{}", page("Users", &[(1, "ann".to_string()), (2, "bob".to_string())]));
    println!("{}", page("None", &[]));
}
