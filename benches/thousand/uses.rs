// What a user of the five does: the same for both, so that their closures are really compiled.
pub fn use_them() -> usize {
    let mut counter = make_counter(1);
    let (greet, ask) = make_greeters("Ada".to_owned());
    let order = depth_first(&[vec![1, 2], vec![2], vec![0]], 0);
    let (deposit, withdraw, show) = make_account(10);
    deposit(5);
    let enough = usize::from(withdraw(3)) + usize::from(show() == 12);
    let steps = make_steps(&["cut", "sew"]);
    let said = greet().len() + ask("why").len() + steps[1](2).len();
    usize::try_from(counter()).unwrap_or(0) + order.len() + said + enough
}
