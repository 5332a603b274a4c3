// openai/baselines baselines/common/mpi_adam_optimizer.py: compute_gradients / _collect_grads
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use nonlocal::nonlocal;

struct Comm {
    ranks: i64,
    calls: Cell<u32>,
}

impl Comm {
    fn allreduce(&self, values: &[i64], out: &mut [i64]) {
        self.calls.set(self.calls.get() + 1);
        for (i, v) in values.iter().enumerate() {
            out[i] = v * self.ranks;
        }
    }
}

struct Op<'a> {
    f: Box<dyn Fn(Vec<i64>, i64) -> Vec<i64> + 'a>,
}

impl Op<'_> {
    fn run(&self, grad: Vec<i64>, stat: i64) -> Vec<i64> {
        (self.f)(grad, stat)
    }
}

struct Optimizer {
    comm: Rc<Comm>,
    clip: Option<i64>,
}

impl Optimizer {
    #[nonlocal]
    fn compute(&self, sizes: &[usize], log: Rc<RefCell<Vec<String>>>) -> Op<'_> {
        let mut total = [0];
        self.comm.allreduce(&[1], &mut total);
        let total_weight = total[0];
        let mut buf = vec![0; sizes.iter().sum()];
        let mut countholder = [0];
        fn collect(mut flat: Vec<i64>, stat: i64) -> Vec<i64> {
            nonlocal!(buf, countholder);
            if let Some(clip) = self.clip {
                let norm: i64 = flat.iter().map(|x| x.abs()).sum();
                if norm > clip {
                    flat = flat.iter().map(|x| x / 2).collect();
                }
                log.borrow_mut().push(format!("norm {norm}"));
            }
            self.comm.allreduce(&flat, &mut buf);
            for i in 0..buf.len() {
                buf[i] = buf[i] / total_weight;
            }
            if countholder[0] % 2 == 0 {
                log.borrow_mut().push(format!("check {stat}"));
            }
            countholder[0] += 1;
            buf.clone()
        }
        Op { f: Box::new(collect) }
    }
}

fn main() {
    let comm = Rc::new(Comm { ranks: 3, calls: Cell::new(0) });
    let log = Rc::new(RefCell::new(Vec::new()));
    let optimizer = Optimizer { comm: comm.clone(), clip: Some(5) };
    let op = optimizer.compute(&[1, 2], log.clone());
    println!("{:?}", op.run(vec![1, 2, 1], 7));
    println!("{:?}", op.run(vec![4, 6, 8], 8));
    println!("{:?}", op.run(vec![0, 0, 2], 9));
    println!("{} {}", log.borrow().join(" "), comm.calls.get());
}
