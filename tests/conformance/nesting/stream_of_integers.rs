// A stream is a head and a function that makes the rest when it is asked for.
use nonlocal::nonlocal;

struct Stream {
    head: i64,
    rest: Box<dyn FnOnce() -> Stream>,
}

#[nonlocal]
fn integers_from(n: i64) -> Stream {
    fn rest() -> Stream {
        integers_from(n + 1)
    }
    Stream { head: n, rest: Box::new(rest) }
}

#[nonlocal]
fn keep(stream: Stream, wanted: fn(i64) -> bool) -> Stream {
    let Stream { mut head, mut rest } = stream;
    while !wanted(head) {
        Stream { head, rest } = rest();
    }
    fn kept_rest() -> Stream {
        keep(rest(), wanted)
    }
    Stream { head, rest: Box::new(kept_rest) }
}

fn take(mut stream: Stream, count: usize) -> Vec<i64> {
    let mut taken = Vec::new();
    for _ in 0..count {
        taken.push(stream.head);
        stream = (stream.rest)();
    }
    taken
}

fn main() {
    println!("{:?}", take(integers_from(5), 4));
    println!("{:?}", take(keep(integers_from(1), |n| n % 7 == 0), 5));
}
