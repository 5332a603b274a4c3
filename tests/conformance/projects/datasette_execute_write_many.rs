// simonw/datasette datasette/database.py: execute_write_many / _inner / count_params
use std::cell::RefCell;
use std::future::Future;
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

#[derive(Default)]
struct Conn {
    rows: Vec<String>,
}

impl Conn {
    fn executemany(&mut self, sql: &str, params: impl Iterator<Item = i64>) -> usize {
        let mut n = 0;
        for p in params {
            self.rows.push(format!("{sql} {p}"));
            n += 1;
        }
        n
    }
}

#[derive(Default)]
struct Database {
    conn: RefCell<Conn>,
    trace: RefCell<Vec<String>>,
}

impl Database {
    async fn execute_write_fn<R>(&self, f: impl FnOnce(&mut Conn) -> R) -> R {
        std::future::ready(()).await;
        f(&mut self.conn.borrow_mut())
    }

    #[nonlocal]
    async fn execute_write_many(&self, sql: &str, params_seq: Vec<i64>) -> usize {
        fn inner(conn: &mut Conn) -> (usize, usize) {
            let mut count = 0;
            fn count_params(params: Vec<i64>) -> impl Iterator<Item = i64> {
                nonlocal!(count);
                params.into_iter().map(move |param| {
                    count += 1;
                    param
                })
            }
            let done = conn.executemany(sql, count_params(params_seq));
            (done, count)
        }
        let (results, count) = self.execute_write_fn(inner).await;
        self.trace.borrow_mut().push(format!("{} {count}", sql.trim()));
        results
    }
}

async fn run() {
    let db = Database::default();
    println!("{}", db.execute_write_many("insert ", vec![1, 2, 3]).await);
    println!("{}", db.execute_write_many("delete", vec![]).await);
    let conn = db.conn.borrow();
    println!("{} {} {}", db.trace.borrow().join("; "), conn.rows.len(), conn.rows[conn.rows.len() - 1]);
}

fn main() {
    block_on(run());
}
