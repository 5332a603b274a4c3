use nonlocal::nonlocal;

struct Log;

#[nonlocal(type = Logger, derive(Debug))]
fn make_logger(log: Log) -> Logger {
    fn logger() -> usize {
        std::mem::size_of_val(&log)
    }
    logger
}

fn main() {
    assert_eq!(make_logger(Log).call(), 0);
}
