// Branch and bound over assignments; the best cost so far cuts the rest off.
use nonlocal::nonlocal;

#[nonlocal]
fn edit_paths(costs: &[Vec<i64>], upper: Option<i64>, strictly: bool) -> (Vec<(Vec<usize>, i64)>, i64) {
    let mut limit = 99;
    let mut inspected = 0;

    fn prune(cost: i64) -> bool {
        nonlocal!(inspected);
        inspected += 1;
        if upper.is_some_and(|upper| cost > upper) {
            return true;
        }
        if cost > limit {
            return true;
        }
        strictly && cost >= limit
    }

    fn edit_ops(row: usize, pending: &[usize], cost: i64) -> Vec<(usize, i64)> {
        let mut ops = Vec::new();
        for (index, &column) in pending.iter().enumerate() {
            if prune(cost + costs[row][column]) {
                continue;
            }
            ops.push((index, costs[row][column]));
        }
        ops.sort_by_key(|op| op.1);
        ops
    }

    fn paths(
        row: usize,
        matched: &mut Vec<usize>,
        pending: &mut Vec<usize>,
        cost: i64,
        found: &mut Vec<(Vec<usize>, i64)>,
    ) {
        if prune(cost) {
            return;
        }
        if pending.is_empty() {
            nonlocal!(limit);
            limit = limit.min(cost);
            found.push((matched.clone(), cost));
            return;
        }
        for (index, step) in edit_ops(row, pending, cost) {
            if prune(cost + step) {
                continue;
            }
            let column = pending.remove(index);
            matched.push(column);
            paths(row + 1, matched, pending, cost + step, found);
            matched.pop();
            pending.insert(index, column);
        }
    }

    let mut found = Vec::new();
    paths(0, &mut Vec::new(), &mut (0..costs.len()).collect(), 0, &mut found);
    (found, inspected)
}

fn main() {
    let costs = [vec![4, 1, 3], vec![2, 0, 5], vec![3, 2, 2]];
    println!("{:?}", edit_paths(&costs, None, true));
    println!("{:?}", edit_paths(&costs, None, false));
    println!("{:?}", edit_paths(&costs, Some(4), true));
}
