use nonlocal::nonlocal;

type Subset = (u64, Vec<u64>);

#[nonlocal]
fn subset_sums(weights: &[u64], target: u64) -> (u64, Vec<u64>, u64, usize) {
    let (left, right) = weights.split_at(weights.len() / 2);
    let mut best: Option<Subset> = None;
    let mut explored = 0;

    fn enumerate_all(part: &[u64], mut visit: impl FnMut(u64, &[u64])) {
        let mut chosen: Vec<u64> = Vec::new();

        fn go(i: usize, total: u64) {
            nonlocal!(explored, chosen, visit);
            explored += 1;
            let Some(&w) = part.get(i) else {
                visit(total, &chosen);
                return;
            };
            go(i + 1, total);
            chosen.push(w);
            go(i + 1, total + w);
            chosen.pop();
        }

        go(0, 0);
    }

    let mut sums: Vec<Subset> = Vec::new();
    enumerate_all(left, |total, chosen| sums.push((total, chosen.to_vec())));
    sums.sort();

    fn largest_below(limit: u64) -> Option<&Subset> {
        let i = sums.partition_point(|(total, _)| *total <= limit);
        sums[..i].last()
    }

    fn consider(total: u64, chosen: &[u64]) {
        nonlocal!(best);
        let Some(room) = target.checked_sub(total) else { return };
        let Some((mate, mates)) = largest_below(room) else { return };
        let sum = mate + total;
        if best.as_ref().is_none_or(|(top, _)| sum > *top) {
            best = Some((sum, [mates.as_slice(), chosen].concat()));
        }
    }

    enumerate_all(right, consider);

    fn gap() -> u64 {
        target - best.as_ref().map_or(0, |b| b.0)
    }

    let gap = gap();
    let (sum, mut members) = best.unwrap_or_default();
    members.sort();
    (sum, members, gap, explored)
}

fn main() {
    println!("{:?}", subset_sums(&[3, 34, 4, 12, 5, 2], 9));
    println!("{:?}", subset_sums(&[7, 11, 13, 17, 19, 23, 29], 64));
    println!("{:?}", subset_sums(&[50, 60], 10));
}
