//! All the examples in order, each result beside what Python gives.
//!
//! Where Python gives another result, the tour says why; everywhere else it asserts that the two agree.
//! The guide, `nonlocal::guide`, says more of each.

#![allow(dead_code, reason = "each example has a `main` of its own")]

#[path = "remembers.rs"]
mod remembers;

#[path = "adders.rs"]
mod adders;

#[path = "private_counter.rs"]
mod private_counter;

#[path = "multipliers.rs"]
mod multipliers;

#[path = "mutable_default.rs"]
mod mutable_default;

#[path = "loop_variable.rs"]
mod loop_variable;

#[path = "closures_and_structs.rs"]
mod closures_and_structs;

#[path = "topological_sort.rs"]
mod topological_sort;

#[path = "queens.rs"]
mod queens;

#[path = "parser.rs"]
mod parser;

#[path = "fibonacci.rs"]
mod fibonacci;

#[path = "even_odd.rs"]
mod even_odd;

#[path = "logger.rs"]
mod logger;

#[path = "account.rs"]
mod account;

#[path = "event_bus.rs"]
mod event_bus;

#[path = "buttons.rs"]
mod buttons;

#[path = "tickets.rs"]
mod tickets;

#[path = "rate_limiter.rs"]
mod rate_limiter;

#[path = "pool.rs"]
mod pool;

#[path = "struct_of_counters.rs"]
mod struct_of_counters;

#[path = "server.rs"]
mod server;

#[path = "saved.rs"]
mod saved;

#[path = "bank.rs"]
mod bank;

#[path = "plugins.rs"]
mod plugins;

#[path = "memoized.rs"]
mod memoized;

#[path = "edit_distance.rs"]
mod edit_distance;

#[path = "traced.rs"]
mod traced;

#[path = "retries.rs"]
mod retries;

#[path = "own_decorator.rs"]
mod own_decorator;

#[path = "chat_room.rs"]
mod chat_room;

#[path = "worker_pool.rs"]
mod worker_pool;

#[path = "backoff.rs"]
mod backoff;

#[path = "router.rs"]
mod router;

/// What is called, what it gives here, and what Python prints.
type Results = Vec<(&'static str, String, &'static str)>;

/// Title, example, results.
pub(crate) type Stop = (&'static str, &'static str, Results);

/// The stops of the tour.
pub(crate) fn stops() -> [Stop; 33] {
    [
        ("A function that remembers", "remembers", remembers::results()),
        ("A factory of adders", "adders", adders::results()),
        ("A counter with private state", "private_counter", private_counter::results()),
        ("Configured functions", "multipliers", multipliers::results()),
        ("The mutable default", "mutable_default", mutable_default::results()),
        ("The loop variable", "loop_variable", loop_variable::results()),
        ("Function, closure, struct", "closures_and_structs", closures_and_structs::results()),
        ("A topological sort", "topological_sort", topological_sort::results()),
        ("Backtracking", "queens", queens::results()),
        ("A recursive-descent parser", "parser", parser::results()),
        ("Memoized Fibonacci", "fibonacci", fibonacci::results()),
        ("Mutual recursion", "even_odd", even_odd::results()),
        ("A logger", "logger", logger::results()),
        ("A bank account", "account", account::results()),
        ("An event bus", "event_bus", event_bus::results()),
        ("Buttons that share a model", "buttons", buttons::results()),
        ("A ticket counter on threads", "tickets", tickets::results()),
        ("A rate limiter on threads", "rate_limiter", rate_limiter::results()),
        ("A pool of threads", "pool", pool::results()),
        ("Closures in structs and arrays", "struct_of_counters", struct_of_counters::results()),
        ("A limiter in a server", "server", server::results()),
        ("A closure that is saved and restored", "saved", saved::results()),
        ("A closure object", "bank", bank::results()),
        ("A trait for a closure", "plugins", plugins::results()),
        ("Memoized Fibonacci, decorated", "memoized", memoized::results()),
        ("Dynamic programming", "edit_distance", edit_distance::results()),
        ("Traced recursion", "traced", traced::results()),
        ("Retry of what fails", "retries", retries::results()),
        ("A decorator of your own", "own_decorator", own_decorator::results()),
        ("A chat room", "chat_room", chat_room::results()),
        ("Workers on several threads", "worker_pool", worker_pool::results()),
        ("A retry that waits for longer each time", "backoff", backoff::results()),
        ("A web server", "router", router::results()),
    ]
}

/// The calls for which Python prints something else, and why.
pub(crate) const DIFFERENT: [(&str, &str); 3] = [
    ("collect(2)", "Python shares one default list between all calls; here each call has its own."),
    ("show() for show in make_all()", "Python has one `i` for the whole loop; here each turn has its own."),
    (
        "show() for show in make_while()",
        "Python shows the last `i`; here that is a compile error, and this its fix.",
    ),
];

fn main() {
    let mut agreed = 0;
    for (number, (title, example, results)) in (1..).zip(stops()) {
        println!("{number}. {title}  (examples/{example}.rs)\n");
        println!("   {:38} {:20} Python", "", "here");
        for (call, here, python) in results {
            println!("   {call:38} {here:20} {python}");
            if let Some((_, why)) = DIFFERENT.iter().find(|(different, _)| *different == call) {
                assert_ne!(here, python, "{call}");
                println!("      ^ {why}");
            } else {
                assert_eq!(here, python, "{call}");
                agreed += 1;
            }
        }
        println!();
    }
    println!("{agreed} results as in Python, {} other on purpose.", DIFFERENT.len());
}
