//! A closure that is saved and restored, with serde: any derive passes through to what it captures.
//!
//! Python cannot do that: `pickle` refuses functions that are defined in functions.
//!
//! In the guide: `nonlocal::guide::cookbook`, "A closure that is saved".

use nonlocal::nonlocal;
use serde::{Deserialize, Serialize};

#[nonlocal(type = Averager, derive(Clone, Debug, PartialEq, Serialize, Deserialize))]
fn make_averager() -> Averager {
    let mut total: f64 = 0.0;
    let mut count: u32 = 0;
    fn averager(value: f64) -> f64 {
        nonlocal!(total, count);
        total += value;
        count += 1;
        total / f64::from(count)
    }
    averager
}

/// What is called, what it gives here, and what Python prints.
pub(crate) fn results() -> Vec<(&'static str, String, &'static str)> {
    let mut average = make_averager();
    average.call(10.0);
    average.call(20.0);
    let saved = serde_json::to_string(&average).unwrap_or_default();
    let Ok(mut restored) = serde_json::from_str::<Averager>(&saved) else { return Vec::new() };
    assert_eq!(restored, average);
    vec![
        ("average(60)", restored.call(60.0).to_string(), "30"),
        ("json.dumps(state)", saved, r#"{"total":30.0,"count":2}"#),
    ]
}

fn main() {
    for (call, here, python) in results() {
        println!("{call:38} {here:20} Python: {python}");
    }
}
