use nonlocal::decorate;

#[decorate(Clone)]
struct Step;

fn main() {
    let _ = Step;
}
