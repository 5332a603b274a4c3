use nonlocal::nonlocal;
use std::collections::{BTreeMap, HashMap};

struct Room {
    title: String,
    exits: BTreeMap<String, String>,
    items: Vec<String>,
}

#[nonlocal]
fn play(rooms: &mut HashMap<String, Room>, start: &str, script: &[&str]) -> (Vec<String>, i32) {
    let mut here = start.to_string();
    let mut bag: Vec<String> = Vec::new();
    let mut score = 0;
    let mut out = Vec::new();
    fn say(text: &str) {
        nonlocal!(out);
        out.push(text.to_string());
    }
    fn look() {
        let r = &rooms[&here];
        let exits: Vec<&str> = r.exits.keys().map(|s| s.as_str()).collect();
        say(&format!("{}. Exits: {}.", r.title, exits.join(", ")));
        if !r.items.is_empty() {
            say(&("You see: ".to_string() + &r.items.join(", ")));
        }
    }
    fn go(to: &str) {
        nonlocal!(here);
        let Some(next) = rooms[&here].exits.get(to) else {
            say("You can't go that way.");
            return;
        };
        here = next.clone();
        look();
    }
    fn take(item: &str) {
        nonlocal!(score, bag, rooms);
        let items = &mut rooms.get_mut(&here).unwrap().items;
        if let Some(i) = items.iter().position(|x| x == item) {
            bag.push(items.remove(i));
            score += 10;
            say("Taken.");
        } else {
            say("No such thing.");
        }
    }
    fn drop(item: &str) {
        nonlocal!(score, bag, rooms);
        match bag.iter().position(|x| x == item) {
            Some(i) => {
                let thing = bag.remove(i);
                rooms.get_mut(&here).unwrap().items.push(thing);
                score -= 5;
                say("Dropped.");
            }
            None => say("You don't have it."),
        }
    }
    look();
    for line in script {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["go", to] => go(to),
            ["take", item] => take(item),
            ["drop", item] => drop(item),
            ["inv"] => say(&format!(
                "You carry: {}",
                if bag.is_empty() { "nothing".to_string() } else { bag.join(", ") }
            )),
            ["quit"] => break,
            _ => say("What?"),
        }
    }
    (out, score)
}

fn main() {
    let room = |title: &str, dir: &str, to: &str, items: &[&str]| Room {
        title: title.to_string(),
        exits: BTreeMap::from([(dir.to_string(), to.to_string())]),
        items: items.iter().map(|s| s.to_string()).collect(),
    };
    let mut rooms = HashMap::from([
        ("hall".to_string(), room("Hall", "north", "attic", &["lamp"])),
        ("attic".to_string(), room("Attic", "south", "hall", &[])),
    ]);
    let (out, score) = play(
        &mut rooms,
        "hall",
        &[
            "inv",
            "take lamp",
            "go up",
            "go north",
            "drop lamp",
            "take sword",
            "go south",
            "go north",
            "dance",
            "quit",
            "inv",
        ],
    );
    println!("{}", out.join("\n"));
    println!("{score}");
}
