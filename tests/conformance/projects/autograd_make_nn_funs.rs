// HIPS/autograd examples/bayesian_neural_net.py: make_nn_funs / unpack_layers, predictions, logprob
use nonlocal::nonlocal;

#[nonlocal]
fn make_net(
    sizes: &[usize],
    reg: i64,
    noise: i64,
    nonlin: fn(i64) -> i64,
) -> (usize, impl Fn(&[i64], &[i64]) -> Vec<i64>, impl Fn(&[i64], &[i64], &[i64]) -> i64) {
    let shapes: Vec<(usize, usize)> = sizes.windows(2).map(|pair| (pair[0], pair[1])).collect();
    let count: usize = shapes.iter().map(|(m, n)| (m + 1) * n).sum();
    fn unpack(mut weights: &[i64]) -> Vec<(Vec<i64>, Vec<i64>)> {
        let mut layers = Vec::new();
        for &(m, n) in &shapes {
            layers.push((weights[..m * n].to_vec(), weights[m * n..m * n + n].to_vec()));
            weights = &weights[(m + 1) * n..];
        }
        layers
    }
    fn predict(weights: &[i64], inputs: &[i64]) -> Vec<i64> {
        let mut inputs = inputs.to_vec();
        let mut outputs = Vec::new();
        for (w, b) in unpack(weights) {
            outputs = (0..b.len())
                .map(|j| inputs.iter().enumerate().map(|(i, x)| x * w[i * b.len() + j]).sum::<i64>() + b[j])
                .collect::<Vec<i64>>();
            inputs = outputs.iter().map(|&o| nonlin(o)).collect();
        }
        outputs
    }
    fn logprob(weights: &[i64], inputs: &[i64], targets: &[i64]) -> i64 {
        let prior = -reg * weights.iter().map(|w| w * w).sum::<i64>();
        let preds = predict(weights, inputs);
        let lik = -preds.iter().zip(targets).map(|(p, t)| (p - t).pow(2)).sum::<i64>() / noise;
        prior + lik
    }
    (count, predict, logprob)
}

fn main() {
    let (count, predict, logprob) = make_net(&[2, 2, 1], 2, 1, |x| x.max(0));
    let weights = [1, -2, 3, 1, 0, 1, 2, -1, 5];
    println!("{} {}", count, weights.len());
    println!("{:?}", predict(&weights, &[1, 2]));
    println!("{}", logprob(&weights, &[1, 2], &[10]));
}
