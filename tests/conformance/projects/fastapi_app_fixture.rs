// fastapi/fastapi tests/test_security_scopes.py: app_fixture / get_db
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use nonlocal::nonlocal;

type Route = (Box<dyn Fn() -> String>, Box<dyn Fn(&str) -> String>, Box<dyn Fn(&str, &str) -> String>);

#[derive(Default)]
struct App {
    routes: HashMap<&'static str, Route>,
}

impl App {
    fn get(
        &mut self,
        path: &'static str,
        dep: Box<dyn Fn() -> String>,
        security: Box<dyn Fn(&str) -> String>,
        endpoint: Box<dyn Fn(&str, &str) -> String>,
    ) {
        self.routes.insert(path, (dep, security, endpoint));
    }
    fn request(&self, path: &str) -> String {
        let (dep, security, endpoint) = &self.routes[path];
        let db = dep();
        endpoint(&db, &security(&db))
    }
}

#[nonlocal]
fn make_app(call_counter: Rc<RefCell<HashMap<&'static str, u32>>>) -> App {
    fn get_db() -> String {
        *call_counter.borrow_mut().get_mut("count").unwrap() += 1;
        format!("db_{}", call_counter.borrow()["count"])
    }
    fn get_user(db: &str) -> String {
        format!("user of {db}")
    }
    let mut app = App::default();
    fn endpoint(db: &str, user: &str) -> String {
        format!("{db} {user}")
    }
    app.get("/", Box::new(get_db), Box::new(get_user), Box::new(endpoint));
    app
}

fn main() {
    let counter = Rc::new(RefCell::new(HashMap::from([("count", 0)])));
    let app = make_app(counter.clone());
    println!("{}", app.request("/"));
    println!("{}", app.request("/"));
    println!("{}", counter.borrow()["count"]);
}
