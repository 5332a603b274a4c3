use std::fmt;

use nonlocal::nonlocal;

#[derive(Clone)]
struct Booking {
    start: i32,
    end: i32,
    who: String,
}

enum BookError {
    Length(i32),
    Outside { from: String, to: String },
    Clash(String, Vec<String>),
}

impl fmt::Display for BookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BookError::Length(n) => write!(f, "error: length {n}"),
            BookError::Outside { from, to } => write!(f, "error: {from}-{to} is outside"),
            BookError::Clash(who, others) => write!(f, "clash: {who} meets {}", others.join(", ")),
        }
    }
}

type Booked = Result<usize, BookError>;

#[nonlocal]
fn calendar(
    open_at: i32,
    close_at: i32,
) -> (
    impl Fn(&str, i32, i32) -> Booked,
    impl Fn(&str, i32) -> Result<Option<String>, BookError>,
    impl Fn(i32) -> Vec<(i32, i32)>,
    impl Fn() -> String,
    impl Fn() -> u32,
) {
    let mut bookings: Vec<Booking> = Vec::new();
    let mut refused = 0;

    fn clock(m: i32) -> String {
        format!("{:02}:{:02}", m / 60, m % 60)
    }

    fn overlapping(start: i32, end: i32) -> impl Iterator<Item = &Booking> {
        bookings.iter().filter(move |b| b.start < end && start < b.end)
    }

    fn refuse(e: BookError) -> Booked {
        nonlocal!(refused);
        refused += 1;
        Err(e)
    }

    fn book(who: &str, start: i32, length: i32) -> Booked {
        nonlocal!(bookings);
        let end = start + length;
        if length <= 0 {
            return refuse(BookError::Length(length));
        }
        if start < open_at || end > close_at {
            return refuse(BookError::Outside { from: clock(start), to: clock(end) });
        }
        let hits: Vec<String> = overlapping(start, end).map(|b| b.who.clone()).collect();
        if !hits.is_empty() {
            return refuse(BookError::Clash(who.to_string(), hits));
        }
        let at = bookings.partition_point(|b| b.start < start);
        bookings.insert(at, Booking { start, end, who: who.to_string() });
        Ok(at)
    }

    fn gaps(least: i32) -> Vec<(i32, i32)> {
        let mut out = Vec::new();
        let mut edge = open_at;

        fn close_gap(until: i32) {
            nonlocal!(out);
            if until - edge >= least {
                out.push((edge, until));
            }
        }

        for b in &bookings {
            close_gap(b.start);
            edge = b.end;
        }
        close_gap(close_at);
        out
    }

    fn first_fit(who: &str, length: i32) -> Result<Option<String>, BookError> {
        let Some(&(start, _)) = gaps(length).first() else {
            return Ok(None);
        };
        book(who, start, length)?;
        Ok(Some(clock(start)))
    }

    fn show() -> String {
        let line = |b: &Booking| format!("{}-{} {}", clock(b.start), clock(b.end), b.who);
        bookings.iter().map(line).collect::<Vec<_>>().join("; ")
    }

    fn count() -> u32 {
        refused
    }

    (book, first_fit, gaps, show, count)
}

fn main() {
    let (book, first_fit, gaps, show, refused) = calendar(9 * 60, 12 * 60);
    for (who, start, length) in [
        ("ann", 600, 30),
        ("bob", 620, 20),
        ("cat", 540, 45),
        ("dan", 690, 60),
        ("eve", 580, 60),
        ("fay", 600, 0),
    ] {
        match book(who, start, length) {
            Ok(at) => println!("{who} {at}"),
            Err(e) => println!("{who} {e}"),
        }
    }
    let fits = [("gus", 60), ("hal", 15), ("ida", 60)]
        .map(|(who, length)| first_fit(who, length).ok().flatten().unwrap_or_else(|| "None".to_string()));
    println!("{}", fits.join(" "));
    println!("{:?}", gaps(1));
    println!("{} {}", show(), refused());
}
