// more-itertools/more-itertools more_itertools/more.py: _sample_counted / feed
use nonlocal::nonlocal;

fn lcg(mut seed: u64) -> impl Iterator<Item = u64> {
    std::iter::from_fn(move || {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        Some(seed)
    })
}

#[nonlocal]
fn sample_counted(
    mut population: impl Iterator<Item = char>,
    k: usize,
    mut counts: impl Iterator<Item = u64>,
    mut rng: impl Iterator<Item = u64>,
    strict: bool,
) -> Result<Vec<char>, String> {
    let mut element: Option<char> = None;
    let mut remaining = 0;
    fn feed(mut i: u64) -> Option<char> {
        nonlocal!(element, remaining, population, counts);
        while i + 1 > remaining {
            i -= remaining;
            element = Some(population.next()?);
            remaining = counts.next()?;
        }
        remaining -= i + 1;
        element
    }
    let mut reservoir = Vec::new();
    for _ in 0..k {
        let Some(first) = feed(0) else { break };
        reservoir.push(first);
    }
    if strict && reservoir.len() < k {
        return Err("sample larger than population".to_string());
    }
    loop {
        let skip = rng.next().unwrap() % 3;
        element = feed(skip);
        if element.is_none() {
            break;
        }
        let at = rng.next().unwrap() as usize % k;
        reservoir[at] = element.unwrap();
    }
    Ok(reservoir)
}

fn main() {
    let joined = |chars: Vec<char>| chars.into_iter().collect::<String>();
    println!(
        "{}",
        joined(sample_counted("abcdef".chars(), 4, [2, 3, 1, 5, 2, 4].into_iter(), lcg(7), true).unwrap())
    );
    println!("{}", joined(sample_counted("ab".chars(), 5, [2, 1].into_iter(), lcg(3), false).unwrap()));
    if let Err(e) = sample_counted("ab".chars(), 5, [2, 1].into_iter(), lcg(3), true) {
        println!("{e}");
    }
}
