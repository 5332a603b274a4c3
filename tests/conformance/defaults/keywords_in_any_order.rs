// Keywords stand in any order, and each goes to its parameter.
use nonlocal::factory;

factory! {
    fn make_box(width: usize = 4, height: usize = 2, edge: char = '#', fill: char = ' ')
        -> impl Fn() -> Vec<String>
    {
        let line = |inside: char| format!("{edge}{}{edge}", inside.to_string().repeat(width - 2));
        let (border, middle) = (line(edge), line(fill));
        fn rows() -> Vec<String> {
            let mut rows = vec![border.clone()];
            rows.resize(height - 1, middle.clone());
            rows.push(border.clone());
            rows
        }
        rows
    }
}

fn main() {
    for rows in [
        make_box!(),
        make_box!(height = 3),
        make_box!(fill = '.', width = 5, height = 3),
        make_box!(3, fill = 'o', edge = 'x', height = 3),
    ] {
        println!("{}", rows().join("/"));
    }
}
