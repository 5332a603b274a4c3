// A closure multiplies what it waits, up to a limit that has a default.
use nonlocal::factory;

factory! {
    fn make_backoff(first: i64 = 1, factor: i64 = 2, limit: i64 = 60) -> impl FnMut() -> i64 {
        let mut wait = first;
        fn following() -> i64 {
            nonlocal!(wait);
            let now = wait;
            wait = limit.min(wait * factor);
            now
        }
        following
    }
}

fn main() {
    for mut following in
        [make_backoff!(), make_backoff!(limit = 5), make_backoff!(10, factor = 3), make_backoff!(7, 1)]
    {
        println!("{:?}", [(); 7].map(|()| following()));
    }
}
