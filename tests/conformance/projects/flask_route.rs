// pallets/flask src/flask/sansio/scaffold.py: Scaffold.route / decorator
use std::collections::BTreeMap;

use nonlocal::nonlocal;

type View = fn() -> String;
type Options = BTreeMap<&'static str, &'static str>;

#[derive(Default)]
struct App {
    rules: Vec<(String, String, String, Options)>,
}

impl App {
    fn add_url_rule(&mut self, rule: &str, endpoint: Option<&str>, f: View, options: &Options) {
        self.rules.push((rule.to_string(), endpoint.unwrap_or("default").to_string(), f(), options.clone()));
    }

    #[nonlocal]
    fn route(&mut self, rule: &'static str, mut options: Options) -> impl FnMut(View) -> View {
        fn decorator(f: View) -> View {
            nonlocal!(self, options);
            let endpoint = options.remove("endpoint");
            self.add_url_rule(rule, endpoint, f, &options);
            f
        }
        decorator
    }
}

fn index() -> String {
    "index page".to_string()
}

fn main() {
    let mut app = App::default();
    let f = app.route("/", BTreeMap::from([("endpoint", "home"), ("methods", "GET")]))(index);
    println!("{}", f());
    {
        let mut twice = app.route("/x", BTreeMap::from([("endpoint", "x")]));
        twice(f);
        twice(|| "other".to_string());
    }
    for (rule, endpoint, text, options) in &app.rules {
        let options: Vec<String> = options.iter().map(|(k, v)| format!("{k}={v}")).collect();
        println!("{rule} {endpoint} {text} {}", options.join(" "));
    }
}
