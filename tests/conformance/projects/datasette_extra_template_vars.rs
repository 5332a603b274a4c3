// simonw/datasette tests/plugins/my_plugin_2.py: extra_template_vars / query_database, inner
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use nonlocal::nonlocal;

fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = std::pin::pin!(future);
    let mut cx = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut cx) {
            return value;
        }
    }
}

struct Datasette {
    databases: BTreeMap<&'static str, u32>,
    last_request: RefCell<Option<String>>,
}

impl Datasette {
    async fn execute(&self, db: &str, sql: &str) -> Vec<String> {
        std::future::ready(()).await;
        vec![format!("{sql} on {db} gives {}", self.databases[db])]
    }
}

struct Vars {
    from_awaitable: String,
    query: Box<dyn Fn(String) -> Pin<Box<dyn Future<Output = String>>>>,
}

#[nonlocal]
fn extra_vars(
    template: &'static str,
    request: Option<String>,
    datasette: Rc<Datasette>,
) -> impl AsyncFn() -> Vars {
    *datasette.last_request.borrow_mut() = request.clone();
    async fn query(sql: String) -> String {
        let first = *datasette.databases.keys().next().unwrap();
        datasette.execute(first, &sql).await.remove(0)
    }
    async fn inner() -> Vars {
        let query: Box<dyn Fn(String) -> Pin<Box<dyn Future<Output = String>>>> = Box::new(query);
        Vars { from_awaitable: format!("{template} {} True", request.as_deref().unwrap_or("none")), query }
    }
    inner
}

async fn run() {
    let databases = BTreeMap::from([("main", 7)]);
    let ds = Rc::new(Datasette { databases, last_request: RefCell::new(None) });
    for request in [Some("/x".to_string()), None] {
        let inner = extra_vars("table.html", request, ds.clone());
        let values = inner().await;
        println!("{}", values.from_awaitable);
        println!("{}", (values.query)("select 1".to_string()).await);
    }
    println!("{}", ds.last_request.borrow().as_deref().unwrap_or("None"));
}

fn main() {
    block_on(run());
}
