// Each call leaves out other arguments, and none of them changes the defaults.
use nonlocal::factory;

factory! {
    fn make_joiner(separator: &'static str = ", ", before: &'static str = "", after: &'static str = "")
        -> impl Fn(&[&str]) -> String
    {
        fn join(words: &[&str]) -> String {
            format!("{before}{}{after}", words.join(separator))
        }
        join
    }
}

fn main() {
    let words = ["a", "b", "c"];
    println!("{}", make_joiner!()(&words));
    println!("{}", make_joiner!(" - ")(&words));
    println!("{}", make_joiner!(before = "[", after = "]")(&words));
    println!("{}", make_joiner!("", after = "!")(&words));
    println!("{}", make_joiner!()(&words));
}
