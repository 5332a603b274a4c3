// A function three levels down uses the variables of all levels (test_scope, extra nesting).

use nonlocal::nonlocal;

#[nonlocal]
fn outer(a: String) -> impl Fn(&str) -> Box<dyn Fn(&str) -> String> {
    fn middle(b: &str) -> Box<dyn Fn(&str) -> String> {
        let b = b.to_owned();
        fn inner(c: &str) -> String {
            format!("{a}{b}{c}")
        }
        Box::new(inner)
    }
    middle
}

fn main() {
    let with_a = outer("a".to_owned());
    let with_ab = with_a("b");
    println!("{}", with_ab("c"));
    println!("{}", with_a("x")("y"));
    println!("{}", outer(1.to_string())("2")("3"));
    println!("{}", with_ab("d"));
}
