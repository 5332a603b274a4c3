//! The examples give what they say, and what Python gives, but where the tour says otherwise.

#[path = "../examples/tour.rs"]
mod tour;

use std::sync::LazyLock;

/// Once: what is decorated keeps its state for as long as the program runs.
static STOPS: LazyLock<[tour::Stop; 33]> = LazyLock::new(tour::stops);

fn results(example: &str) -> Vec<&'static str> {
    let stop = STOPS.iter().find(|(_, name, _)| *name == example);
    let (_, _, results) = stop.unwrap_or_else(|| panic!("the tour does not stop at {example}"));
    results.iter().map(|(_, here, _)| here.as_str()).collect()
}

#[test]
fn remembers() {
    assert_eq!(results("remembers"), ["Hello, Ada!", "Servus, Ada!", "Hello, Grace!"]);
}

#[test]
fn adders() {
    assert_eq!(results("adders"), ["6", "15", "16", "[6, 15, 105]"]);
}

#[test]
fn private_counter() {
    assert_eq!(results("private_counter"), ["1 2 3", "11 12", "4"]);
}

#[test]
fn multipliers() {
    assert_eq!(results("multipliers"), ["[2, 4, 6]", "[3, 6, 9]", "100 6 9", "0 1 0"]);
}

#[test]
fn mutable_default() {
    assert_eq!(results("mutable_default"), ["[1]", "[2]", "[1]", "[2]", "[1] [1, 2]", "[3]"]);
}

#[test]
fn loop_variable() {
    assert_eq!(results("loop_variable"), ["0 1 2"; 3]);
}

#[test]
fn closures_and_structs() {
    assert_eq!(results("closures_and_structs"), ["[10.0, 15.0, 30.0]"; 3]);
}

#[test]
fn topological_sort() {
    assert_eq!(results("topological_sort"), ["trousers belt shirt jacket socks shoes"]);
}

#[test]
fn queens() {
    assert_eq!(results("queens"), ["[[1, 3, 0, 2], [2, 0, 3, 1]]", "92", "abc acb bac bca cab cba"]);
}

#[test]
fn parser() {
    assert_eq!(results("parser"), ["7", "9", "no number at 5", "no ) at 2"]);
}

#[test]
fn fibonacci() {
    assert_eq!(results("fibonacci"), ["(55, 19)", "(2880067194370816120, 179)"]);
}

#[test]
fn even_odd() {
    assert_eq!(results("even_odd"), ["true eoeoe", "false eoeo", "false eoeo"]);
}

#[test]
fn logger() {
    assert_eq!(results("logger"), ["two jobs | fetch | -build | --done"]);
}

#[test]
fn account() {
    assert_eq!(results("account"), ["15", "only 15 left", "ok", "3 1"]);
}

#[test]
fn event_bus() {
    assert_eq!(results("event_bus"), ["ready | disk: a.txt | cloud: a.txt | bye: now"]);
}

#[test]
fn buttons() {
    assert_eq!(results("buttons"), ["empty", "tea+cake", "tea+tea", "empty"]);
}

#[test]
fn tickets() {
    assert_eq!(results("tickets"), ["8002000 4000", "4000"]);
}

#[test]
fn rate_limiter() {
    assert_eq!(results("rate_limiter"), ["3 in, 17 out", "3 in, 37 out", "3 in, 54 out"]);
}

#[test]
fn pool() {
    assert_eq!(results("pool"), ["{3: 400, 4: 200, 5: 300} of 900"]);
}

#[test]
fn python_differs_only_where_the_tour_says_so() {
    let results = STOPS.iter().flat_map(|(_, _, results)| results);
    let different: Vec<_> =
        results.filter(|(_, here, python)| here != python).map(|(call, ..)| *call).collect();
    assert_eq!(different, tour::DIFFERENT.map(|(call, _)| call));
}

#[test]
fn the_tour_stops_at_every_example() {
    let mut stops: Vec<_> =
        STOPS.iter().map(|(_, example, _)| format!("{example}.rs")).chain(["tour.rs".to_owned()]).collect();
    stops.sort();
    let examples = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/examples"));
    let mut files: Vec<_> = examples
        .expect("the examples")
        .map(|entry| entry.expect("an example").file_name().into_string())
        .collect::<Result<_, _>>()
        .expect("names in UTF-8");
    files.sort();
    assert_eq!(files, stops);
}

#[test]
fn struct_of_counters() {
    assert_eq!(results("struct_of_counters"), ["1 1", "2 101", "3 102"]);
}

#[test]
fn server() {
    assert_eq!(results("server"), ["200 / 200 / 429", "200 /x"]);
}

#[test]
fn saved() {
    assert_eq!(results("saved"), ["30", r#"{"total":30.0,"count":2}"#]);
}

#[test]
fn bank() {
    assert_eq!(results("bank"), ["Ada: 15", "Ada has only 15", "Ada: 0"]);
}

#[test]
fn plugins() {
    assert_eq!(results("plugins"), ["  1  1 a"]);
}

#[test]
fn own_decorator() {
    assert_eq!(results("own_decorator"), ["5 8"]);
}

#[test]
fn edit_distance() {
    assert_eq!(results("edit_distance"), ["(5, 90)", "(3, 1)"]);
}

#[test]
fn memoized() {
    assert_eq!(results("memoized"), ["23416728348467685", "81", "81"]);
}

#[test]
fn retries() {
    assert_eq!(results("retries"), ["attempt 3 worked", "failed: attempt 6"]);
}

#[test]
fn traced() {
    assert_eq!(results("traced").len(), 6);
}

#[test]
fn chat_room() {
    let log = "Ada joins, Bob joins, Ada: hi, Bob: hello, Bob leaves, 1 left, Ada: bye, Ada leaves, 0 left";
    assert_eq!(results("chat_room"), [log, "2"]);
}

#[test]
fn worker_pool() {
    let all = "[0, 1, 4, 9, 16, 25, 36, 49, 64, 81] false";
    assert_eq!(results("worker_pool"), [all, "[0, 1, 4, 9] true"]);
}

#[test]
fn backoff() {
    let retried = "page of attempt 3: attempt 1 fails, attempt 2 fails";
    let failed = "no answer to attempt 3: attempt 1 fails, attempt 2 fails, attempt 3 fails";
    assert_eq!(results("backoff"), ["page of attempt 1: ", retried, failed]);
}

#[test]
fn router() {
    let asked = ["200 note 1", "200 note 2", "200 call Bob", "404 ", "200 2 notes, asked 2 times"];
    assert_eq!(results("router"), asked);
}
