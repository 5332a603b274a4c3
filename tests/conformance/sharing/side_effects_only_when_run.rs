// A transformation with side effects must not run when code is only checked.
use nonlocal::nonlocal;

struct Transformation<'a> {
    function: Box<dyn FnMut(Vec<String>) -> Vec<String> + 'a>,
    has_side_effects: bool,
}

struct Manager<'a> {
    transforms: Vec<Transformation<'a>>,
}

impl Manager<'_> {
    fn new() -> Self {
        let strip = |lines: Vec<String>| lines.iter().map(|line| line.trim().to_string()).collect();
        Manager { transforms: vec![Transformation { function: Box::new(strip), has_side_effects: false }] }
    }

    fn run(&mut self, mut lines: Vec<String>, effects: bool) -> String {
        for transformation in &mut self.transforms {
            if effects || !transformation.has_side_effects {
                lines = (transformation.function)(lines);
            }
        }
        lines.join("\n")
    }

    fn check_complete(&mut self, cell: &str) -> String {
        self.run(cell.split('\n').map(|line| line.to_string()).collect(), false)
    }

    fn transform_cell(&mut self, cell: &str) -> String {
        self.run(cell.split('\n').map(|line| line.to_string()).collect(), true)
    }
}

#[nonlocal]
fn test_side_effects() -> i32 {
    let mut count = 0;

    fn counter(lines: Vec<String>) -> Vec<String> {
        nonlocal!(count);
        count += 1;
        lines
    }

    let mut manager = Manager::new();
    manager.transforms.insert(0, Transformation { function: Box::new(counter), has_side_effects: true });
    println!("{}", manager.check_complete(" a = 1"));
    assert_eq!(count, 0);
    println!("{}", manager.transform_cell(" a = 1"));
    println!("{}", manager.transform_cell(" b = 1 "));
    assert_eq!(count, 2);
    count
}

fn main() {
    println!("{}", test_side_effects());
}
