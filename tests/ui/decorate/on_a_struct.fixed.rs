use nonlocal::decorate;

struct Step;

fn main() {
    let _ = Step;
}
