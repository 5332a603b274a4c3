// Closures of one factory are fields of objects, beside other fields, and in a list.

use nonlocal::nonlocal;

#[nonlocal(type = Meter)]
fn make_meter(unit: &'static str) -> Meter {
    let mut total: u32 = 0;
    fn meter(amount: u32) -> String {
        nonlocal!(total);
        total += amount;
        format!("{total} {unit}")
    }
    meter
}

struct House {
    name: String,
    water: Meter,
    power: [Meter; 2],
}

impl House {
    fn new(name: &str) -> Self {
        Self { name: name.to_owned(), water: make_meter("l"), power: [make_meter("kWh"), make_meter("kWh")] }
    }

    fn day(&mut self, water: u32, day: u32, night: u32) -> String {
        let [by_day, by_night] = &mut self.power;
        format!("{}: {}, {}, {}", self.name, self.water.call(water), by_day.call(day), by_night.call(night))
    }
}

fn main() {
    let mut house = House::new("Hill 1");
    let mut cottage = House::new("Lake 7");
    println!("{}", house.day(120, 6, 1));
    println!("{}", house.day(80, 4, 2));
    println!("{}", cottage.day(1, 0, 0));
    println!("{}", house.water.call(5));
}
