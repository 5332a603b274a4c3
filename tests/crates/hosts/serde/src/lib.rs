//! serde: closures and objects that are saved, and go on where they were.

use std::collections::BTreeMap;

use nonlocal::nonlocal;
use serde::{Deserialize, Serialize};

/// Ids with a prefix, one after the other.
#[nonlocal(type = Ids, derive(Serialize, Deserialize))]
pub fn ids(prefix: &str) -> Ids {
    let prefix = prefix.to_owned();
    let mut last = 0_u32;
    fn next() -> String {
        nonlocal!(last);
        last += 1;
        format!("{prefix}-{last}")
    }
    next
}

/// A basket: its functions are methods of one state.
#[nonlocal(type = Basket, derive(Clone, Debug, PartialEq, Serialize, Deserialize))]
pub fn basket(currency: String) -> Basket {
    let mut prices: BTreeMap<String, u32> = BTreeMap::new();
    let mut discount = None;
    fn put(name: &str, price: u32) {
        nonlocal!(prices);
        prices.insert(name.to_owned(), price);
    }
    fn reduce(percent: u32) {
        nonlocal!(discount);
        discount = Some(percent);
    }
    fn total() -> String {
        let sum: u32 = prices.values().sum();
        let sum = sum - sum * discount.unwrap_or(0) / 100;
        format!("{sum} {currency}")
    }
    Basket { put, reduce, total }
}

/// A document in which closures are fields.
#[derive(Serialize, Deserialize)]
pub struct Session {
    pub user: String,
    pub ids: Ids,
    pub baskets: Vec<Basket>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closures_go_on() {
        let mut session = Session { user: "ada".to_owned(), ids: ids("order"), baskets: Vec::new() };
        assert_eq!(session.ids.call(), "order-1");
        let mut first = basket("EUR".to_owned());
        first.put("tea", 300);
        first.put("milk", 100);
        session.baskets.push(first.clone());

        let saved = serde_json::to_string_pretty(&session).unwrap();
        let mut restored: Session = serde_json::from_str(&saved).unwrap();
        assert_eq!(restored.ids.call(), "order-2");
        assert_eq!(restored.baskets[0], first);
        restored.baskets[0].reduce(10);
        assert_eq!(restored.baskets[0].total(), "360 EUR");
        assert_eq!(first.total(), "400 EUR");
    }

    #[test]
    fn what_is_no_state_is_refused() {
        let problem = serde_json::from_str::<Ids>(r#"{"prefix":"x"}"#).map(|_| ()).unwrap_err();
        assert!(problem.to_string().contains("missing field"), "{problem}");
    }
}
