use nonlocal::nonlocal;
use std::collections::HashMap;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Date {
    y: u32,
    m: u32,
    d: u32,
}

#[nonlocal]
fn calendar(
    epoch_year: u32,
) -> (
    impl Fn(Date, u32) -> Date,
    impl Fn(Date) -> u32,
    impl Fn(Date, &str),
    impl Fn(Date) -> (Date, Vec<String>),
) {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut holidays: HashMap<Date, String> = HashMap::new();
    fn leap(y: u32) -> bool {
        y % 4 == 0 && (y % 100 != 0 || y % 400 == 0)
    }
    fn month_len(y: u32, m: u32) -> u32 {
        if m == 2 && leap(y) { 29 } else { lengths[m as usize - 1] }
    }
    fn year_len(y: u32) -> u32 {
        if leap(y) { 366 } else { 365 }
    }
    fn ordinal(Date { y, m, d }: Date) -> u32 {
        let mut days: u32 = (epoch_year..y).map(year_len).sum();
        days += (1..m).map(|k| month_len(y, k)).sum::<u32>();
        days + d - 1
    }
    fn from_ordinal(mut n: u32) -> Date {
        let (mut y, mut m) = (epoch_year, 1);
        while n >= year_len(y) {
            n -= year_len(y);
            y += 1;
        }
        while n >= month_len(y, m) {
            n -= month_len(y, m);
            m += 1;
        }
        Date { y, m, d: n + 1 }
    }
    fn add_days(date: Date, n: u32) -> Date {
        from_ordinal(ordinal(date) + n)
    }
    fn weekday(date: Date) -> u32 {
        (ordinal(date) + 5) % 7
    }
    fn holiday(date: Date, name: &str) {
        nonlocal!(holidays);
        holidays.insert(date, name.to_string());
    }
    fn next_workday(mut date: Date) -> (Date, Vec<String>) {
        let mut skipped = vec![];
        loop {
            date = add_days(date, 1);
            if let Some(name) = holidays.get(&date) {
                skipped.push(name.clone());
            } else if weekday(date) < 5 {
                return (date, skipped);
            }
        }
    }
    (add_days, weekday, holiday, next_workday)
}

fn show(d: Date) -> String {
    format!("({}, {}, {})", d.y, d.m, d.d)
}

fn main() {
    let (add_days, weekday, holiday, next_workday) = calendar(2000);
    let date = |y, m, d| Date { y, m, d };
    println!("{} {}", show(add_days(date(2024, 2, 28), 2)), weekday(date(2024, 2, 29)));
    holiday(date(2024, 12, 25), "xmas");
    holiday(date(2024, 12, 26), "boxing");
    let f = |(d, s): (Date, Vec<String>)| format!("({}, {})", show(d), format!("{s:?}").replace('"', "'"));
    println!("{} {}", f(next_workday(date(2024, 12, 24))), f(next_workday(date(2024, 12, 27))));
}
