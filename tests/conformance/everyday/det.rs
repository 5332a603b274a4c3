use nonlocal::nonlocal;

type Matrix = Vec<Vec<i64>>;

#[nonlocal]
fn linalg(m: &Matrix) -> (i64, u32, Matrix, Matrix) {
    let n = m.len();
    let mut calls = 0;
    fn minor(a: &Matrix, i: usize, j: usize) -> Matrix {
        a.iter()
            .enumerate()
            .filter(|(k, _)| *k != i)
            .map(|(_, row)| [&row[..j], &row[j + 1..]].concat())
            .collect()
    }
    fn det(a: &Matrix) -> i64 {
        nonlocal!(calls);
        calls += 1;
        if a.len() == 1 {
            return a[0][0];
        }
        (0..a.len()).map(|j| (-1i64).pow(j as u32) * a[0][j] * det(&minor(a, 0, j))).sum()
    }
    fn transpose(a: &Matrix) -> Matrix {
        (0..a[0].len()).map(|j| a.iter().map(|row| row[j]).collect()).collect()
    }
    fn mul(a: &Matrix, b: &Matrix) -> Matrix {
        let bt = transpose(b);
        fn dot(u: &[i64], v: &[i64]) -> i64 {
            u.iter().zip(v).map(|(x, y)| x * y).sum()
        }
        a.iter().map(|r| bt.iter().map(|c| dot(r, c)).collect()).collect()
    }
    fn power(a: &Matrix, k: u32) -> Matrix {
        if k == 0 {
            return (0..n).map(|i| (0..n).map(|j| (i == j) as i64).collect()).collect();
        }
        let half = power(a, k / 2);
        let sq = mul(&half, &half);
        if k % 2 == 1 { mul(&sq, a) } else { sq }
    }
    (det(m), calls, power(m, 3), transpose(m))
}

fn main() {
    let (d, c, p, t) = linalg(&vec![vec![2, 0, 1], vec![1, 3, 2], vec![1, 1, 1]]);
    println!("{d} {c} {p:?} {t:?}");
}
