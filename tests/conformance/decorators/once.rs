// once calls its function at the first call only, and gives the same result ever after.

use nonlocal::decorate;
use nonlocal::decorators::memoize;

#[decorate(memoize)]
fn settings() -> String {
    println!("reading the settings");
    "settings of 42 lines".to_owned()
}

fn main() {
    println!("{}", settings());
    println!("{}", settings());
    println!("{}", settings().len());
}
