// A spider defined in a test: it reports what it logged through a variable of the test.
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use nonlocal::nonlocal;

struct Crawler {
    spider: Box<dyn Fn()>,
    stats: RefCell<HashMap<&'static str, i32>>,
}

impl Crawler {
    fn new(spider: impl Fn() + 'static) -> Self {
        Crawler { spider: Box::new(spider), stats: RefCell::default() }
    }

    fn log(&self, level: &'static str, _text: &str) {
        *self.stats.borrow_mut().entry(level).or_insert(0) += 1;
    }

    fn count(&self, level: &str) -> i32 {
        self.stats.borrow().get(level).copied().unwrap_or(0)
    }

    fn crawl(&self) {
        self.log("info", "opened");
        (self.spider)();
        self.log("info", "closed");
    }
}

#[nonlocal]
fn test_log_level() -> (i32, i32, i32) {
    let mut info_count = None;
    let mut crawler: Option<Rc<Crawler>> = None;

    fn spider() {
        nonlocal!(info_count, crawler);
        let crawler = crawler.clone().unwrap();
        let before = crawler.count("info");
        crawler.log("debug", "debug message");
        crawler.log("info", "info message");
        crawler.log("error", "error message");
        info_count = Some(crawler.count("info") - before);
    }

    crawler = Some(Rc::new(Crawler::new(spider)));
    let running = crawler.clone().unwrap();
    running.crawl();
    assert_eq!(info_count, Some(1));
    (info_count.unwrap(), running.count("info"), running.count("error"))
}

fn main() {
    let (a, b, c) = test_log_level();
    println!("{a} {b} {c}");
}
