// openai/baselines baselines/acktr/kfac.py: getFactors / searchFactors
use std::collections::BTreeMap;

use nonlocal::nonlocal;

struct Tensor {
    op: &'static str,
    inputs: Vec<Tensor>,
}

const KNOWN: [&str; 2] = ["MatMul", "Conv"];

type Factors = (String, Vec<String>);

#[nonlocal]
fn get_factors(grads: &[Tensor], names: &[&str]) -> (BTreeMap<String, Factors>, Vec<String>) {
    let mut op_types: Vec<String> = Vec::new();
    let mut factors_of: BTreeMap<String, Factors> = BTreeMap::new();
    let mut param = "";
    fn search(gradient: &Tensor, depth: usize) -> Factors {
        nonlocal!(op_types);
        let mut b = Vec::new();
        let name;
        if gradient.op == "AddN" {
            let mut factors = Vec::new();
            for g in &gradient.inputs {
                factors.push(search(g, depth + 1));
            }
            let op_names: Vec<String> = factors.iter().map(|item| item.0.clone()).collect();
            assert!(op_names.iter().all(|other| *other == op_names[0]));
            for item in factors {
                b.extend(item.1);
            }
            name = op_names[0].clone();
        } else {
            name = gradient.op.to_string();
            if KNOWN.contains(&gradient.op) {
                b.push(format!("{param}:{depth}"));
                op_types.push(name.clone());
            } else {
                op_types.push(format!("UNK-{name}"));
            }
        }
        (name, b)
    }
    for (t, name) in grads.iter().zip(names) {
        param = *name;
        factors_of.insert(param.to_string(), search(t, 0));
    }
    (factors_of, op_types)
}

fn leaf(op: &'static str) -> Tensor {
    Tensor { op, inputs: vec![] }
}

fn main() {
    let inner = Tensor { op: "AddN", inputs: vec![leaf("MatMul"), leaf("MatMul")] };
    let grads = [Tensor { op: "AddN", inputs: vec![leaf("MatMul"), inner] }, leaf("Conv"), leaf("Relu")];
    let (factors, types) = get_factors(&grads, &["w", "k", "r"]);
    for (name, (op, b)) in &factors {
        println!("{name} {op} {}", b.join(","));
    }
    println!("{}", types.join(" "));
}
