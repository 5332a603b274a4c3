// The composition of two functions captures both of them.
use nonlocal::nonlocal;

#[nonlocal]
fn compose<A, B, C>(f: impl Fn(B) -> C, g: impl Fn(A) -> B) -> impl Fn(A) -> C {
    fn composed(x: A) -> C {
        f(g(x))
    }
    composed
}

fn twice<T>(f: impl Fn(T) -> T + Clone) -> impl Fn(T) -> T {
    compose(f.clone(), f)
}

fn main() {
    let double_then_inc = compose(|x| x + 1, |x| 2 * x);
    println!("{}", double_then_inc(5));
    println!("{}", twice(|x| x * x)(3));
    let length_of = compose(|text: String| text.len(), |x: i64| x.to_string());
    println!("{}", length_of(12345));
}
