// optuna/optuna optuna/_gp/gp.py: fit_kernel_params / _default_gpr
use nonlocal::nonlocal;

struct Regressor {
    xs: Vec<Vec<i64>>,
    ys: Vec<i64>,
    scales: Vec<i64>,
    noise: i64,
    cached: bool,
}

impl Regressor {
    fn new(xs: Vec<Vec<i64>>, ys: Vec<i64>, scales: Vec<i64>, noise: i64) -> Regressor {
        Regressor { xs, ys, scales, noise, cached: false }
    }
    fn fit(mut self, minimum: i64) -> Result<Regressor, String> {
        if self.scales[0] < minimum {
            return Err(format!("scale {}", self.scales[0]));
        }
        self.cached = true;
        Ok(self)
    }
}

#[nonlocal]
fn fit_params(
    xs: &[Vec<i64>],
    ys: &[i64],
    minimum: i64,
    mut cache: Option<Regressor>,
    log: &mut Vec<String>,
) -> Regressor {
    let default = vec![1; xs[0].len() + 2];
    fn default_gpr() -> Regressor {
        Regressor::new(
            xs.to_vec(),
            ys.to_vec(),
            default[..default.len() - 2].to_vec(),
            default[default.len() - 1],
        )
    }
    let default_cache = default_gpr();
    if cache.is_none() {
        cache = Some(default_gpr());
    }
    let mut error = None;
    for each in [&cache.unwrap(), &default_cache] {
        match Regressor::new(xs.to_vec(), ys.to_vec(), each.scales.clone(), each.noise).fit(minimum) {
            Ok(fitted) => return fitted,
            Err(e) => error = Some(e),
        }
    }
    log.push(format!("failed: {}", error.unwrap()));
    let mut gpr = default_gpr();
    gpr.cached = true;
    gpr
}

fn main() {
    for (cache_scale, minimum) in [(None, 0), (Some(0), 1), (Some(0), 2), (Some(5), 3)] {
        let mut log = Vec::new();
        let cache = cache_scale.map(|scale| Regressor::new(vec![], vec![], vec![scale], 9));
        let g = fit_params(&[vec![1, 2], vec![3, 4]], &[5, 6], minimum, cache, &mut log);
        let quoted: Vec<String> = log.iter().map(|line| format!("'{line}'")).collect();
        println!(
            "{:?} {} {} {} {} [{}]",
            g.scales,
            g.noise,
            if g.cached { "True" } else { "False" },
            g.xs.len(),
            g.ys.iter().sum::<i64>(),
            quoted.join(", ")
        );
    }
}
