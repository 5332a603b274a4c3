// A decorator looks at the argument first, and the function is called only if it is good.
use nonlocal::{decorate, nonlocal};

#[nonlocal]
fn positive<F>(function: F) -> impl Fn(i64) -> Result<i64, String> + Send + Sync
where
    F: Fn(i64) -> Result<i64, String> + Send + Sync + 'static,
{
    fn wrapper(n: i64) -> Result<i64, String> {
        if n <= 0 {
            return Err(format!("{n} is not positive"));
        }
        function(n)
    }
    wrapper
}

#[decorate(positive)]
fn share(n: i64) -> Result<i64, String> {
    100_i64.checked_div(n).ok_or_else(|| "nobody".to_owned())
}

#[decorate(positive)]
fn halves(n: i64) -> Result<i64, String> {
    Ok(halves(n - 8)? + 1)
}

fn main() {
    for result in [share(30), share(0), share(-5), halves(20)] {
        match result {
            Ok(n) => println!("{n}"),
            Err(error) => println!("{error}"),
        }
    }
}
