// A test of retry: the decorated function counts its calls in a variable of the test.
use nonlocal::nonlocal;

#[nonlocal]
fn retry<F: Fn(()) -> Result<i32, String>>(
    enabled: bool,
    times: i32,
) -> impl Fn(F) -> Box<dyn Fn(()) -> Result<i32, String>>
where
    F: 'static,
{
    fn decorator(function: F) -> Box<dyn Fn(()) -> Result<i32, String>> {
        fn wrapped(_: ()) -> Result<i32, String> {
            let mut attempt = 1;
            loop {
                match function(()) {
                    Ok(value) => return Ok(value),
                    Err(e) if !enabled || attempt == times => return Err(e),
                    Err(_) => attempt += 1,
                }
            }
        }
        Box::new(wrapped)
    }
    decorator
}

#[nonlocal]
fn test_skips_retry(enabled: bool, fails: i32) -> i32 {
    let mut call_count = 0;

    #[decorate(retry(enabled, 3))]
    fn sometimes_fails() -> Result<i32, String> {
        nonlocal!(call_count);
        call_count += 1;
        if call_count <= fails {
            return Err(format!("fail {call_count}"));
        }
        Ok(call_count * 10)
    }

    match sometimes_fails() {
        Ok(value) => println!("{value}"),
        Err(e) => println!("error: {e}"),
    }
    call_count
}

fn main() {
    println!("{}", test_skips_retry(false, 2));
    println!("{}", test_skips_retry(true, 2));
    println!("{}", test_skips_retry(true, 9));
}
