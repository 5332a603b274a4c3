use nonlocal::nonlocal;
use std::collections::{HashMap, VecDeque};

#[nonlocal]
fn run(program: &[(&str, &str)], inputs: &[i64]) -> Result<(Vec<i64>, usize), String> {
    let mut stack: Vec<i64> = vec![];
    let mut calls: Vec<usize> = vec![];
    let mut out = vec![];
    let mut pc = 0;
    let mut steps = 0;
    let labels: HashMap<&str, usize> = program
        .iter()
        .enumerate()
        .filter(|(_, (op, _))| *op == "label")
        .map(|(i, (_, arg))| (*arg, i))
        .collect();
    let mut inputs: VecDeque<i64> = inputs.iter().copied().collect();
    fn push(v: i64) {
        nonlocal!(stack);
        stack.push(v);
    }
    fn pop() -> Result<i64, String> {
        nonlocal!(stack);
        stack.pop().ok_or_else(|| format!("pc {pc}: stack empty"))
    }
    fn binary(f: impl Fn(i64, i64) -> i64) -> Result<(), String> {
        let b = pop()?;
        let a = pop()?;
        push(f(a, b));
        Ok(())
    }
    fn jump(label: &str) {
        nonlocal!(pc);
        pc = labels[label];
    }
    while pc < program.len() {
        let (op, arg) = program[pc];
        pc += 1;
        steps += 1;
        if steps > 1000 {
            return Err("too many steps".to_string());
        }
        match op {
            "push" => push(arg.parse().map_err(|e| format!("{e}"))?),
            "add" => binary(|a, b| a + b)?,
            "sub" => binary(|a, b| a - b)?,
            "mul" => binary(|a, b| a * b)?,
            "dup" => {
                let v = pop()?;
                push(v);
                push(v);
            }
            "in" => push(inputs.pop_front().ok_or("no input")?),
            "jz" => {
                if pop()? == 0 {
                    jump(arg);
                }
            }
            "jmp" => jump(arg),
            "call" => {
                calls.push(pc);
                jump(arg);
            }
            "ret" => pc = calls.pop().ok_or("no call")?,
            "print" => out.push(pop()?),
            "halt" => break,
            _ => {}
        }
    }
    Ok((out, steps))
}

fn parse(s: &str) -> Vec<(&str, &str)> {
    s.split(';').map(|l| l.split_once(' ').unwrap_or((l, ""))).collect()
}

fn main() {
    let (out, steps) = run(&parse("in;label loop;dup;jz end;dup;print;push 1;sub;jmp loop;label end;push 6;call sq;print;halt;label sq;dup;mul;ret"), &[3]).unwrap();
    println!("{out:?} {steps}");
    for bad in ["push 1;add", "label a;jmp a"] {
        println!("{}", run(&parse(bad), &[]).unwrap_err());
    }
}
