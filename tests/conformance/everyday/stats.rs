use nonlocal::nonlocal;
use std::collections::VecDeque;

#[derive(Debug, Clone)]
struct Summary {
    n: usize,
    avg: f64,
    moving: Option<f64>,
    var: Option<f64>,
    range: Option<(f64, f64)>,
}

fn round(x: f64) -> f64 {
    (x * 100.0).round() / 100.0
}

#[nonlocal]
fn make_stats(window: usize) -> (impl Fn(f64), impl Fn() -> Summary) {
    let mut recent = VecDeque::new();
    let mut total = 0.0;
    let mut n = 0;
    let mut mean = 0.0;
    let mut m2 = 0.0;
    let (mut lo, mut hi): (Option<f64>, Option<f64>) = (None, None);
    fn push(x: f64) {
        nonlocal!(recent, total, n, mean, m2, lo, hi);
        recent.push_back(x);
        total += x;
        if recent.len() > window {
            total -= recent.pop_front().unwrap();
        }
        n += 1;
        let delta = x - mean;
        mean += delta / n as f64;
        m2 += delta * (x - mean);
        lo = Some(lo.map_or(x, |l| l.min(x)));
        hi = Some(hi.map_or(x, |h| h.max(x)));
    }
    fn summary() -> Summary {
        Summary {
            n,
            avg: round(mean),
            moving: if recent.is_empty() { None } else { Some(round(total / recent.len() as f64)) },
            var: (n > 1).then(|| round(m2 / (n - 1) as f64)),
            range: lo.zip(hi),
        }
    }
    (push, summary)
}

fn main() {
    let (push, summary) = make_stats(3);
    println!("{} {}", summary().n, if summary().var.is_none() { "None" } else { "?" });
    for x in [4.0, 7.0, 13.0, 16.0] {
        push(x);
    }
    let s = summary();
    let (lo, hi) = s.range.unwrap();
    println!("{} {:?} {:?} {:?} {lo:?} {hi:?}", s.n, s.avg, s.moving.unwrap(), s.var.unwrap());
}
