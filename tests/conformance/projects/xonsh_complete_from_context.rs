// xonsh/xonsh xonsh/completer.py: complete_from_context / sortkey
use std::collections::HashSet;

use nonlocal::nonlocal;

type SortKey = (u32, bool, usize, String);

#[nonlocal]
fn complete(completions: &[&str], context: Option<&str>) -> Vec<String> {
    let spaced: HashSet<&str> = completions.iter().copied().filter(|c| c.ends_with(' ')).collect();
    let mut completions: Vec<String> = completions
        .iter()
        .filter(|c| c.ends_with(' ') || !spaced.contains(format!("{c} ").as_str()))
        .map(|c| c.to_string())
        .collect();
    if let Some(context) = context {
        let mut prefix = context.to_string();
        if prefix.starts_with('$') {
            prefix = prefix[1..].to_string();
        }
        let lower = prefix.to_lowercase();
        fn sortkey(text: &String) -> SortKey {
            let ltext = text.to_lowercase();
            let tier = if text.starts_with(&prefix) {
                0
            } else if ltext.starts_with(&lower) {
                1
            } else if text.contains(&prefix) {
                2
            } else if ltext.contains(&lower) {
                3
            } else {
                4
            };
            let under = text.rsplit('.').next().unwrap().starts_with('_');
            let pos = if lower.is_empty() { 0 } else { ltext.find(&lower).unwrap_or(0) };
            (tier, under, pos, ltext)
        }
        completions.sort_by_key(sortkey);
    } else {
        completions.sort_by_key(|s| (0, false, 0, s.trim_start_matches(['\'', '"']).to_lowercase()));
    }
    completions
}

fn main() {
    let words = ["Cd", "cd", "cd ", "xcd", "_cd", "a.Cd", "zz", "os._cd", "'Ab"];
    for context in [Some("cd"), Some("$C"), Some(""), None] {
        println!("{}", complete(&words, context).join("|"));
    }
}
