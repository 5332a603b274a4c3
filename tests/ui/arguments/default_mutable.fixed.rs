use nonlocal::factory;

factory! {
    fn push(value: i64, items: Option<&mut Vec<i64>> = None) {
        items.into_iter().for_each(|items| items.extend([value]));
    }
}

fn main() {
    push!(1);
}
