//! Places in what is shared: elements, what patterns take out of them, and closures in chains that read them.

use std::cell::RefCell;
use std::rc::Rc;

use nonlocal::nonlocal;

type Look = Box<dyn Fn() -> usize>;

/// A method of an element is given what calls back.
#[nonlocal]
fn rows(next: Rc<dyn Fn() -> usize>) -> (impl Fn(), impl Fn() -> Vec<Vec<usize>>) {
    let mut rows: Vec<Vec<usize>> = vec![vec![]];
    fn add() {
        nonlocal!(rows);
        rows[0].push(next());
    }
    fn all() -> Vec<Vec<usize>> {
        rows.clone()
    }
    (add, all)
}

#[test]
fn an_element_is_found_behind_what_calls_back() {
    let looks: Rc<RefCell<Option<Look>>> = Rc::default();
    let look = Rc::clone(&looks);
    let (add, all) = rows(Rc::new(move || look.borrow().as_ref().map_or(7, |look| look())));
    let (add, all) = (Rc::new(add), Rc::new(all));
    let seen = Rc::clone(&all);
    *looks.borrow_mut() = Some(Box::new(move || seen()[0].len()));
    add();
    add();
    assert_eq!(all(), [[0, 1]]);
}

struct Account {
    total: i64,
    log: Vec<i64>,
}

#[nonlocal]
fn account() -> Box<dyn Fn(i64) -> (i64, usize)> {
    let mut account = Account { total: 0, log: vec![] };
    fn add(amount: i64) -> (i64, usize) {
        nonlocal!(account);
        account.log.push(amount);
        account.total += amount;
        let Account { total, ref log } = account;
        (total, log.len())
    }
    Box::new(add)
}

#[nonlocal]
fn pairs(each: impl Fn(i64) -> i64) -> (impl Fn(i64), impl Fn() -> i64) {
    let mut numbers = vec![1i64];
    let mut pairs = vec![(1i64, String::from("a"))];
    fn add(number: i64) {
        nonlocal!(numbers, pairs);
        numbers.push(number);
        pairs.push((number, number.to_string()));
    }
    fn ends() -> i64 {
        let [first, .., last] = numbers[..] else { return -1 };
        let (number, _) = pairs[1];
        let (_, ref name) = pairs[0];
        let length = name.len();
        each(first) + each(last) * 10 + each(number) * 100 + i64::try_from(length).unwrap() * 1000
    }
    (add, ends)
}

#[test]
fn patterns_take_copies_out_of_places() {
    let add = account();
    assert_eq!((add(2), add(3)), ((2, 1), (5, 2)));
    let (add, ends) = pairs(|number| number);
    assert_eq!(ends(), -1);
    add(4);
    assert_eq!(ends(), 1441);
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Point(i64);

#[nonlocal]
fn points(first: Point) -> (impl Fn(i64), impl Fn() -> Vec<Point>) {
    let mut point = first;
    fn set(x: i64) {
        nonlocal!(point);
        point.0 = x;
    }
    fn all() -> Vec<Point> {
        (0..2).map(|_| point).chain([point]).collect()
    }
    (set, all)
}

#[nonlocal]
fn states(count: u32) -> Vec<&'static str> {
    let mut state = "idle";
    fn step(turn: u32) -> &'static str {
        nonlocal!(state);
        if turn > 1 {
            state = "busy";
        }
        state
    }
    (0..count).map(|turn| step(turn)).collect()
}

#[nonlocal]
fn named() -> String {
    let mut n = 1;
    fn up() -> i32 {
        nonlocal!(n);
        n += 1;
        n
    }
    fn show() -> String {
        format!("{type}:{}", n, type = up())
    }
    show()
}

#[test]
fn what_is_copied_is_read_where_it_stands() {
    let (set, all) = points(Point(1));
    set(2);
    assert_eq!(all(), [Point(2); 3]);
    assert_eq!(states(3), ["idle", "idle", "busy"]);
    assert_eq!(named(), "2:1");
}

fn first(numbers: &[i64]) -> i64 {
    numbers[0]
}

/// What a function of somebody else's makes of a variable is not kept while a callback runs.
#[nonlocal]
fn looks(each: Rc<dyn Fn(i64)>) -> (impl Fn() -> usize, impl Fn(i64)) {
    let mut numbers: Vec<i64> = vec![1, 2];
    fn look() -> usize {
        let number = first(&numbers);
        each(number);
        numbers.len()
    }
    fn add(number: i64) {
        nonlocal!(numbers);
        numbers.push(number);
    }
    (look, add)
}

type Add = Box<dyn Fn(i64)>;

#[test]
fn a_callback_may_change_what_was_looked_at_before() {
    let slot: Rc<RefCell<Option<Add>>> = Rc::default();
    let added = Rc::clone(&slot);
    let (look, add) = looks(Rc::new(move |number| {
        if let Some(add) = added.borrow().as_ref() {
            add(number);
        }
    }));
    *slot.borrow_mut() = Some(Box::new(add));
    assert_eq!((look(), look()), (3, 4));
}

struct User {
    name: String,
    age: u32,
}

/// A formatting macro refers to its arguments: nothing is moved out of a place.
#[nonlocal]
fn formatted() -> (impl Fn(&str, u32), impl Fn() -> String) {
    let mut users: Vec<User> = vec![];
    fn add(name: &str, age: u32) {
        nonlocal!(users);
        users.push(User { name: name.to_string(), age });
    }
    fn show() -> String {
        let mut text = format!("{} ", users[0].name);
        text += &format!("{} {} {} ", users.first().unwrap().name, users.last().unwrap().name, users[1].age);
        text += &format!("{} ", users.iter().max_by_key(|user| user.age).unwrap().name);
        let last = users.len() - 1;
        let all = [0, last].map(|at| format!("{} {};", users[at].age, users[at].name));
        text += &all.concat();
        format!("{text} {}", users[last].name)
    }
    (add, show)
}

#[test]
fn a_macro_moves_nothing_out_of_a_place() {
    let (add, show) = formatted();
    add("Ada", 36);
    add("Bob", 30);
    assert_eq!(show(), "Ada Ada Bob 30 Ada 36 Ada;30 Bob; Bob");
}

type View = Box<dyn Fn(u32) -> String>;

/// What refers into a collection is kept, also where code of others is called with it.
#[nonlocal]
fn routes() -> (impl Fn(&str, View), impl Fn(&str) -> String) {
    let mut routes: std::collections::HashMap<String, View> = std::collections::HashMap::new();
    fn route(path: &str, view: View) {
        nonlocal!(routes);
        routes.insert(path.to_string(), view);
    }
    fn dispatch(path: &str) -> String {
        let Some(view) = routes.get(path) else { return "not found".to_string() };
        let again = routes.get(path);
        view(1) + &again.map(|again| again(2)).unwrap_or_default()
    }
    (route, dispatch)
}

#[test]
fn what_refers_into_a_collection_is_kept() {
    let (route, dispatch) = routes();
    route("/", Box::new(|n| format!("{n}")));
    assert_eq!([dispatch("/"), dispatch("/a")], ["12", "not found"]);
}

/// So is what chains and patterns give.
#[allow(clippy::manual_let_else, clippy::question_mark)]
#[nonlocal]
fn rooms(hook: Box<dyn Fn(usize)>) -> (impl Fn(&str) -> usize, impl Fn(&str) -> Option<usize>) {
    let mut rooms: std::collections::HashMap<String, Vec<usize>> = std::collections::HashMap::new();
    fn enter(room: &str) -> usize {
        nonlocal!(rooms);
        let list = rooms.entry(room.to_string()).or_default();
        list.push(list.len());
        hook(list.len());
        list.len()
    }
    fn visit(room: &str) -> Option<usize> {
        nonlocal!(rooms);
        let first = rooms.get(room).ok_or("none").ok()?;
        let mut sum = first[0];
        let list = match rooms.get_mut(room) {
            Some(list) => list,
            None => return None,
        };
        list.push(10);
        let again = if let Some(list) = rooms.get(room) { list } else { return None };
        hook(again.len());
        sum += again.iter().sum::<usize>();
        Some(sum)
    }
    (enter, visit)
}

#[test]
fn what_chains_and_patterns_give_is_kept() {
    let (enter, visit) = rooms(Box::new(|_| ()));
    assert_eq!((visit("a"), enter("a"), enter("a")), (None, 1, 2));
    assert_eq!((visit("a"), visit("a")), (Some(11), Some(21)));
}
