use nonlocal::factory;

factory! {
    fn push(value: i64, items: &mut Vec<i64> = &mut Vec::new()) {
        items.extend([value]);
    }
}

fn main() {
    push!(1);
}
