use nonlocal::nonlocal;
use std::collections::HashMap;

#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
enum Level {
    Debug = 10,
    Info = 20,
    Error = 40,
}

struct Record {
    name: String,
    level: Level,
    msg: String,
}

struct Logger {
    debug: Box<dyn Fn(&str) -> bool>,
    info: Box<dyn Fn(&str) -> bool>,
    error: Box<dyn Fn(&str) -> bool>,
}

#[nonlocal]
fn make_logging() -> (
    impl Fn(&str) -> Logger,
    impl Fn(&str, Level),
    impl Fn(Box<dyn Fn(&Record)>),
    impl Fn(Box<dyn Fn(&Record) -> bool>),
    impl Fn() -> usize,
) {
    let mut root_handlers: Vec<Box<dyn Fn(&Record)>> = vec![];
    let mut levels: HashMap<String, Level> = HashMap::from([("".to_string(), Level::Info)]);
    let mut filters: Vec<Box<dyn Fn(&Record) -> bool>> = vec![];
    let mut emitted = 0;
    fn effective(mut name: &str) -> Level {
        while !levels.contains_key(name) {
            name = name.rsplit_once('.').map_or("", |(parent, _)| parent);
        }
        levels[name]
    }
    fn get_logger(name: &str) -> Logger {
        let name = name.to_string();
        fn log(level: Level, msg: &str) -> bool {
            nonlocal!(emitted);
            if level < effective(&name) {
                return false;
            }
            let record = Record { name: name.clone(), level, msg: msg.to_string() };
            for f in &filters {
                if !f(&record) {
                    return false;
                }
            }
            emitted += 1;
            for h in &root_handlers {
                h(&record);
            }
            true
        }
        fn debug(msg: &str) -> bool {
            log(Level::Debug, msg)
        }
        fn info(msg: &str) -> bool {
            log(Level::Info, msg)
        }
        fn error(msg: &str) -> bool {
            log(Level::Error, msg)
        }
        Logger { debug: Box::new(debug), info: Box::new(info), error: Box::new(error) }
    }
    fn set_level(name: &str, level: Level) {
        nonlocal!(levels);
        levels.insert(name.to_string(), level);
    }
    fn add_handler(h: Box<dyn Fn(&Record)>) {
        nonlocal!(root_handlers);
        root_handlers.push(h);
    }
    fn add_filter(f: Box<dyn Fn(&Record) -> bool>) {
        nonlocal!(filters);
        filters.push(f);
    }
    fn count() -> usize {
        emitted
    }
    (get_logger, set_level, add_handler, add_filter, count)
}

fn py(b: bool) -> &'static str {
    if b { "True" } else { "False" }
}

fn main() {
    let (get_logger, set_level, add_handler, add_filter, count) = make_logging();
    add_handler(Box::new(|r| println!("{}:{}:{}", format!("{:?}", r.level).to_uppercase(), r.name, r.msg)));
    add_filter(Box::new(|r| !r.msg.contains("secret")));
    let log = get_logger("app.db");
    println!("{} {} {}", py((log.debug)("x")), py((log.info)("one")), py((log.error)("secret y")));
    set_level("app", Level::Debug);
    println!("{}", py((log.debug)("two")));
    set_level("app.db", Level::Error);
    println!("{} {} {}", py((log.info)("n")), py((log.error)("three")), count());
}
