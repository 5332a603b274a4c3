// A nested coroutine, decorated: it captures, changes a variable, and calls itself through its decorator.
use nonlocal::nonlocal;

trait Shown {
    fn shown(&self) -> String;
}

impl Shown for i64 {
    fn shown(&self) -> String {
        self.to_string()
    }
}

impl Shown for (i64, i64) {
    fn shown(&self) -> String {
        format!("{} {}", self.0, self.1)
    }
}

#[nonlocal]
fn logged<A: Shown, F: AsyncFn(A) -> i64>(name: &'static str, f: F) -> impl AsyncFn(A) -> i64 {
    async fn wrapper(args: A) -> i64 {
        let shown = args.shown();
        let result = f(args).await;
        println!("{name} {shown} = {result}");
        result
    }
    wrapper
}

#[nonlocal]
async fn total(step: i64, limit: i64) -> (i64, i32) {
    let mut calls = 0;

    #[decorate(|f| logged("climb", f))]
    async fn climb(n: i64) -> i64 {
        nonlocal!(calls);
        calls += 1;
        tokio::task::yield_now().await;
        if n >= limit { n } else { climb(n + step).await }
    }

    #[decorate(|f| logged("both", f))]
    async fn both(a: i64, b: i64) -> i64 {
        climb(a).await * climb(b).await
    }

    let product = both(1, 4).await;
    (product, calls)
}

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let (product, calls) = runtime.block_on(total(3, 8));
    println!("{product} {calls}");
}
