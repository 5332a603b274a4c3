use nonlocal::nonlocal;
use std::collections::HashMap;
use std::rc::Rc;

type Kwargs = HashMap<String, String>;
type View = Rc<dyn Fn(&Kwargs) -> String>;

#[derive(Debug)]
struct Http404(String);

#[nonlocal]
fn make_urlconf(prefix: &str) -> (impl Fn(&str, View), impl Fn(&str) -> Result<(View, Kwargs), Http404>) {
    let mut patterns: Vec<(Vec<String>, View)> = vec![];
    fn path(route: &str, view: View) {
        nonlocal!(patterns);
        let full = format!("{prefix}{route}");
        patterns.push((full.trim_matches('/').split('/').map(str::to_string).collect(), view));
    }
    fn resolve(url: &str) -> Result<(View, Kwargs), Http404> {
        let parts: Vec<&str> = url.trim_matches('/').split('/').collect();
        fn matches(route: &[String]) -> Option<Kwargs> {
            let mut kwargs = HashMap::new();
            if route.len() != parts.len() {
                return None;
            }
            for (r, p) in route.iter().zip(&parts) {
                if r.starts_with('<') {
                    kwargs.insert(r[1..r.len() - 1].to_string(), p.to_string());
                } else if r != p {
                    return None;
                }
            }
            Some(kwargs)
        }
        for (route, view) in &patterns {
            if let Some(kwargs) = matches(route) {
                return Ok((view.clone(), kwargs));
            }
        }
        Err(Http404(url.to_string()))
    }
    (path, resolve)
}

fn main() {
    let (path, resolve) = make_urlconf("/api");
    path("/users/<id>", Rc::new(|kw| format!("user {}", kw["id"])));
    path("/posts/<slug>/edit", Rc::new(|kw| format!("edit {}", kw["slug"])));
    path("/", Rc::new(|_| "index".to_string()));
    for url in ["/api/users/7", "/api/posts/hi/edit/", "/api/", "/nope"] {
        match resolve(url) {
            Ok((view, kw)) => println!("{}", view(&kw)),
            Err(Http404(e)) => println!("404 {e}"),
        }
    }
}
