use nonlocal::nonlocal;
use std::collections::HashMap;

#[derive(Clone, Default, Debug)]
struct Request {
    method: String,
    path: String,
    user: Option<String>,
}
#[derive(Debug)]
struct Response {
    status: u16,
    body: String,
}

type View = Box<dyn Fn(&Request) -> String>;
type Before = Box<dyn Fn(&Request) -> Option<Response>>;
type After = Box<dyn Fn(&Request, Response) -> Response>;

#[nonlocal]
fn create_app() -> (impl Fn(&str, &str, View), impl Fn(Before), impl Fn(After), impl Fn(Request) -> Response)
{
    let mut before: Vec<Before> = vec![];
    let mut after: Vec<After> = vec![];
    let mut routes: HashMap<(String, String), View> = HashMap::new();
    let mut sessions = 0;
    fn route(method: &str, path: &str, f: View) {
        nonlocal!(routes);
        routes.insert((method.to_string(), path.to_string()), f);
    }
    fn before_request(f: Before) {
        nonlocal!(before);
        before.push(f);
    }
    fn after_request(f: After) {
        nonlocal!(after);
        after.push(f);
    }
    fn dispatch(mut req: Request) -> Response {
        nonlocal!(sessions);
        for f in &before {
            if let Some(resp) = f(&req) {
                return finish(&req, resp);
            }
        }
        let Some(view) = routes.get(&(req.method.clone(), req.path.clone())) else {
            return finish(&req, Response { status: 404, body: "not found".to_string() });
        };
        sessions += 1;
        req.user = Some(format!("user{sessions}"));
        finish(&req, Response { status: 200, body: view(&req) })
    }
    fn finish(req: &Request, mut resp: Response) -> Response {
        for f in after.iter().rev() {
            resp = f(req, resp);
        }
        resp
    }
    (route, before_request, after_request, dispatch)
}

#[nonlocal]
fn main() {
    let (route, before_request, after_request, dispatch) = create_app();
    route("GET", "/", Box::new(|r| format!("hi {}", r.user.as_deref().unwrap_or("?"))));
    before_request(Box::new(|r| {
        r.path.starts_with("/admin").then(|| Response { status: 403, body: "no".to_string() })
    }));
    fn upper(_req: &Request, mut resp: Response) -> Response {
        resp.body = resp.body.to_uppercase();
        resp
    }
    let mut hits = vec![];
    fn log(req: &Request, resp: Response) -> Response {
        nonlocal!(hits);
        hits.push(format!("{} {} {}", req.method, req.path, resp.status));
        resp
    }
    after_request(Box::new(upper));
    after_request(Box::new(log));
    for (m, p) in [("GET", "/"), ("POST", "/"), ("GET", "/admin/x"), ("GET", "/")] {
        let r = dispatch(Request { method: m.to_string(), path: p.to_string(), ..Default::default() });
        println!("{} {}", r.status, r.body);
    }
    println!("{}", hits.join("; "));
}
