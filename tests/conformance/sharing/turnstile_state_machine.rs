// Two events and a report share the state of a machine, and a count of what was refused.

use nonlocal::nonlocal;

#[derive(Clone, Copy)]
enum State {
    Locked,
    Open,
}

impl State {
    fn name(self) -> &'static str {
        match self {
            State::Locked => "locked",
            State::Open => "open",
        }
    }
}

#[nonlocal]
fn make_turnstile() -> (impl Fn() -> &'static str, impl Fn() -> &'static str, impl Fn() -> String) {
    let mut state = State::Locked;
    let mut refused = 0;
    fn coin() -> &'static str {
        nonlocal!(state);
        state = State::Open;
        state.name()
    }
    fn push() -> &'static str {
        nonlocal!(state, refused);
        match state {
            State::Locked => {
                refused += 1;
                "refused"
            }
            State::Open => {
                state = State::Locked;
                "passed"
            }
        }
    }
    fn report() -> String {
        format!("{}, {refused} refused", state.name())
    }
    (coin, push, report)
}

fn main() {
    let (coin, push, report) = make_turnstile();
    println!("{}", report());
    println!("{}", push());
    println!("{} {} {}", coin(), push(), push());
    println!("{} {} {}", coin(), coin(), push());
    println!("{}", report());
}
