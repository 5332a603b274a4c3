// mcedit/mcedit2 src/mcedit2/worldview/worldruler.py: paintEvent / widget2world, world2widget, tick, smallTicks
use nonlocal::nonlocal;

#[derive(Default)]
struct Painter {
    ops: Vec<String>,
}

impl Painter {
    fn line(&mut self, x: i64, h: i64) {
        self.ops.push(format!("line {x} {h}"));
    }
    fn text(&mut self, x: i64, s: &str) {
        self.ops.push(format!("text {x} {s}"));
    }
}

struct Ruler {
    scale: i64,
    center: i64,
}

impl Ruler {
    #[nonlocal]
    fn paint(&self, mut w: i64, mut h: i64) -> Vec<String> {
        let mut painter = Painter::default();
        if h > w {
            painter.text(0, "rotated");
            (w, h) = (h, w);
        }
        let intervals = [1, 5, 10, 50, 100];
        let mut big = 0;
        for interval in intervals {
            big = interval;
            if big / self.scale > 4 {
                break;
            }
        }
        let at = intervals.iter().position(|&i| i == big).unwrap();
        let small = intervals[at.max(1) - 1];
        let left = self.center;
        let first = left.div_euclid(big) * big;
        fn widget2world(pos: i64) -> i64 {
            pos * self.scale + left
        }
        fn world2widget(pos: i64) -> i64 {
            (pos - left).div_euclid(self.scale)
        }
        fn tick(pos: i64, d: i64) {
            nonlocal!(painter);
            let pos = world2widget(pos);
            painter.line(pos, h / d);
        }
        fn small_ticks(mut pos: i64, d: i64) {
            for _ in 0..big / small {
                pos += small;
                tick(pos, d);
            }
        }
        for pos in (first..widget2world(w)).step_by(big as usize) {
            tick(pos, 1);
            small_ticks(pos, 2);
            painter.text(world2widget(pos) + 2, &pos.to_string());
        }
        painter.text(4, "X");
        painter.ops
    }
}

fn main() {
    println!("{}", Ruler { scale: 2, center: 3 }.paint(12, 8).join("; "));
    println!("{}", Ruler { scale: 1, center: 0 }.paint(4, 6).join("; "));
}
