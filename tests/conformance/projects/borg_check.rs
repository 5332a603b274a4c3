// borgbackup/borg src/borg/legacy/repository.py: check / report_error
use std::collections::BTreeMap;

use nonlocal::nonlocal;

#[nonlocal]
fn check(segments: &[(u32, i64)], index: &BTreeMap<u32, u32>, repair: bool) -> (Vec<String>, bool) {
    let mut error_found = false;
    let mut log = Vec::new();
    fn report_error(msg: String) {
        nonlocal!(error_found, log);
        error_found = true;
        log.push(format!("error: {msg}"));
    }
    log.push("start".to_string());
    if segments.is_empty() {
        report_error("no valid data".to_string());
        return (log, false);
    }
    for &(number, size) in segments {
        log.push(format!("segment {number}"));
        if size < 0 {
            report_error(format!("segment {number} has size {size}"));
            if repair {
                log.push(format!("recovered {number}"));
            }
        }
    }
    for (key, target) in index {
        if !segments.iter().any(|(n, _)| n == target) {
            report_error(format!("key {key} points to {target}"));
        }
    }
    if error_found {
        log.push(if !repair { "finished, errors".to_string() } else { "finished, repaired".to_string() });
    } else {
        log.push("finished".to_string());
    }
    (log, !error_found || repair)
}

fn main() {
    let cases: [(&[(u32, i64)], BTreeMap<u32, u32>, bool); 4] = [
        (&[], BTreeMap::new(), false),
        (&[(1, 5)], BTreeMap::from([(7, 1)]), false),
        (&[(1, 5), (2, -1)], BTreeMap::from([(7, 3), (8, 2)]), false),
        (&[(2, -1)], BTreeMap::new(), true),
    ];
    for (segments, index, repair) in &cases {
        let (log, ok) = check(segments, index, *repair);
        println!("{} {}", log.join("; "), if ok { "True" } else { "False" });
    }
}
