// The towers of Hanoi: the recursion moves disks on pegs around it and records each move.
use nonlocal::nonlocal;

#[nonlocal]
fn hanoi(n: usize) {
    let mut pegs: [Vec<usize>; 3] = [(1..=n).rev().collect(), vec![], vec![]];
    let mut moves: Vec<String> = Vec::new();
    fn shift(count: usize, source: usize, target: usize, spare: usize) {
        nonlocal!(pegs, moves);
        if count == 0 {
            return;
        }
        shift(count - 1, source, spare, target);
        if let Some(disk) = pegs[source].pop() {
            pegs[target].push(disk);
            moves.push(format!("{disk}:{source}{target}"));
        }
        shift(count - 1, spare, target, source);
    }
    shift(n, 0, 2, 1);
    println!("{}", moves.join(" "));
    println!("{pegs:?}");
}

fn main() {
    hanoi(2);
    hanoi(3);
}
