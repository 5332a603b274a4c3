use nonlocal::nonlocal;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

type Formula = Rc<dyn Fn(&dyn Fn(&str) -> i64) -> i64>;

#[nonlocal]
fn make_sheet()
-> (impl Fn(&str) -> i64, impl Fn(&str, i64), impl Fn(&str, &[&str], Formula), impl Fn() -> Vec<String>) {
    let mut cells: HashMap<String, i64> = HashMap::new();
    let mut formulas: HashMap<String, Formula> = HashMap::new();
    let mut dependents: HashMap<String, BTreeSet<String>> = HashMap::new();
    let mut log = vec![];
    fn recalc(name: &str) {
        nonlocal!(cells, log);
        let Some(deps) = dependents.get(name) else { return };
        for d in deps {
            let old = cells[d];
            let new = formulas[d](&value);
            cells.insert(d.clone(), new);
            if new != old {
                log.push(format!("{d}:{old}->{new}"));
                recalc(d);
            }
        }
    }
    fn value(name: &str) -> i64 {
        cells.get(name).copied().unwrap_or(0)
    }
    fn set(name: &str, v: i64) {
        nonlocal!(cells);
        cells.insert(name.to_string(), v);
        recalc(name);
    }
    fn formula(name: &str, deps: &[&str], f: Formula) {
        nonlocal!(cells, formulas, dependents);
        formulas.insert(name.to_string(), f.clone());
        for d in deps {
            dependents.entry(d.to_string()).or_default().insert(name.to_string());
        }
        cells.insert(name.to_string(), f(&value));
    }
    fn history() -> Vec<String> {
        log.clone()
    }
    (value, set, formula, history)
}

fn main() {
    let (value, set, formula, history) = make_sheet();
    set("a", 1);
    set("b", 2);
    formula("sum", &["a", "b"], Rc::new(|v| v("a") + v("b")));
    formula("dbl", &["sum"], Rc::new(|v| v("sum") * 2));
    set("a", 10);
    set("b", 2);
    println!("{} {} {}", value("dbl"), value("none"), format!("{:?}", history()).replace('"', "'"));
}
