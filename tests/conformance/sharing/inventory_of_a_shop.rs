// A removal that fails leaves the shared stock as it was.
use nonlocal::nonlocal;
use std::collections::BTreeMap;

type Stock = BTreeMap<&'static str, i64>;

#[nonlocal]
fn make_shop(mut stock: Stock) -> (impl Fn(&str, i64) -> Result<i64, String>, impl Fn() -> String) {
    let mut sold = 0;
    fn sell(name: &str, count: i64) -> Result<i64, String> {
        nonlocal!(stock, sold);
        let there = stock.get_mut(name).ok_or_else(|| format!("no {name}"))?;
        if *there < count {
            return Err(format!("only {there} {name}"));
        }
        *there -= count;
        sold += count;
        Ok(sold)
    }
    fn report() -> String {
        stock.iter().map(|(name, count)| format!("{name}:{count}")).collect::<Vec<_>>().join(" ")
    }
    (sell, report)
}

fn main() {
    let (sell, report) = make_shop(BTreeMap::from([("tea", 5), ("jam", 2)]));
    for (name, count) in [("tea", 3), ("jam", 3), ("ham", 1), ("tea", 2)] {
        match sell(name, count) {
            Ok(sold) => println!("sold {sold}"),
            Err(error) => println!("{error}"),
        }
        println!("{}", report());
    }
}
