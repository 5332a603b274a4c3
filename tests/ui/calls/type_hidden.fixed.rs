use nonlocal::nonlocal;

struct Point {
    x: i64,
}

#[nonlocal]
fn depth(start: Point) -> i64 {
    {
        #[allow(dead_code)]
        struct Other;
        fn down(n: i64) -> i64 {
            if n > start.x { down(n - 1) + 1 } else { 0 }
        }
        down(5)
    }
}

fn main() {
    assert_eq!(depth(Point { x: 2 }), 3);
}
