//! Nested functions are called by name as factories are, without `!`.
nonlocal::factory! {
    fn greetings(who: &str) -> Vec<String> {
        let mut all = Vec::new();
        fn greet(word: &str, mark: &str = "!", times: usize = 1) {
            nonlocal!(all);
            all.push(format!("{word} {who}{}", mark.repeat(times)));
        }
        greet();
        greet("Bye", "?", 1, 2);
        greet("Hey", tims = 3);
        greet(times = 2, "Yo");
        greet("Hi", word = "Ho");
        all
    }
}

fn main() {
    assert_eq!(greetings("Ada").len(), 5);
}
