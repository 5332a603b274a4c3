// Variables that come from unpacking a tuple and a list are captured as any other.
use nonlocal::nonlocal;

#[nonlocal]
fn describe(person: (&str, (u32, u32)), scores: &[u32]) {
    let (name, (year, month)) = person;
    let [first, rest @ ..] = scores else { return };
    fn born() -> String {
        format!("{name} was born in {month}/{year}")
    }
    fn result() -> String {
        format!("{name} began with {first}, then {} more: {}", rest.len(), rest.iter().sum::<u32>())
    }
    println!("{}", born());
    println!("{}", result());
}

fn main() {
    describe(("Ada", (1815, 12)), &[5, 6, 7]);
    describe(("Alan", (1912, 6)), &[9]);
}
