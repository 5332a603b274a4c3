// optuna/optuna optuna/_gp/optim_mixed.py: _discrete_line_search / find_nearest_index, negative_acqf_with_cache, interpolated_negative_acqf
use std::cell::RefCell;
use std::collections::HashMap;

use nonlocal::nonlocal;

fn minimize(mut f: impl FnMut(f64) -> f64, xs: &[f64]) -> f64 {
    let (mut best, mut at) = (f64::INFINITY, xs[0]);
    for &x in xs {
        let value = f(x);
        if value < best {
            (best, at) = (value, x);
        }
    }
    at
}

#[nonlocal]
fn line_search(
    acqf: &dyn Fn(&[f64]) -> f64,
    params: Vec<f64>,
    fval: f64,
    index: usize,
    grid: &[f64],
) -> (Vec<f64>, f64, bool) {
    if grid.len() == 1 {
        return (params, fval, false);
    }
    fn nearest(x: f64) -> usize {
        let i = grid.iter().filter(|&&g| g < x).count().clamp(1, grid.len() - 1);
        if (x - grid[i - 1]).abs() < (x - grid[i]).abs() { i - 1 } else { i }
    }
    let current = nearest(params[index]);
    let mut cache = HashMap::from([(current, -fval)]);
    let mut normalized = params.clone();
    fn negative(i: usize) -> f64 {
        nonlocal!(cache, normalized);
        if let Some(&value) = cache.get(&i) {
            return value;
        }
        normalized[index] = grid[i];
        let negval = -acqf(&normalized);
        cache.insert(i, negval);
        negval
    }
    fn interpolated(x: f64) -> f64 {
        if x < grid[0] || x > grid[grid.len() - 1] {
            return f64::INFINITY;
        }
        let right = grid.iter().filter(|&&g| g < x).count().clamp(1, grid.len() - 1);
        let left = right - 1;
        let (nl, nr) = (negative(left), negative(right));
        let wl = (grid[right] - x) / (grid[right] - grid[left]);
        let wr = 1.0 - wl;
        wl * nl + wr * nr
    }
    let x = minimize(interpolated, &[-1.0, 0.0, 0.5, 1.5, 2.0, 3.0, 3.5, 4.0, 9.0]);
    let best = nearest(x);
    let fbest = -negative(best);
    if best != current && fbest > fval {
        normalized[index] = grid[best];
        return (normalized, fbest, true);
    }
    (params, fval, false)
}

fn main() {
    let calls = RefCell::new(Vec::new());
    let acqf = |p: &[f64]| {
        calls.borrow_mut().push(p[1]);
        10.0 - (p[1] - 2.5) * (p[1] - 2.5)
    };
    for (params, fval, index, grid) in [
        (vec![7.0, 0.0], 3.75, 1, &[0.0, 1.0, 2.0, 4.0][..]),
        (vec![7.0, 2.0], 9.75, 1, &[0.0, 1.0, 2.0, 4.0][..]),
        (vec![7.0], 1.0, 0, &[7.0][..]),
    ] {
        let (p, f, better) = line_search(&acqf, params, fval, index, grid);
        println!("{p:?} {f:?} {}", if better { "True" } else { "False" });
    }
    println!("{:?}", calls.borrow());
}
