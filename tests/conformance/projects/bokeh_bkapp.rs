// bokeh/bokeh examples/server/api/flask_embed.py: bkapp / callback
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use nonlocal::nonlocal;

struct Source {
    data: RefCell<Vec<i64>>,
}

type Callback = Box<dyn Fn(&str, usize, usize)>;

#[derive(Default)]
struct Slider {
    value: Cell<usize>,
    callbacks: RefCell<Vec<(&'static str, Callback)>>,
}

impl Slider {
    fn on_change(&self, attr: &'static str, callback: Callback) {
        self.callbacks.borrow_mut().push((attr, callback));
    }
    fn set(&self, new: usize) {
        let old = self.value.replace(new);
        for (attr, callback) in self.callbacks.borrow().iter() {
            callback(attr, old, new);
        }
    }
}

#[derive(Default)]
struct Doc {
    roots: Vec<(Slider, Rc<Source>)>,
}

fn rolling(df: &[i64], n: usize) -> Vec<i64> {
    (0..df.len()).map(|i| df[(i + 1).saturating_sub(n)..=i].iter().sum()).collect()
}

#[nonlocal]
fn app(doc: &mut Doc) {
    let df = vec![3, 1, 4, 1, 5];
    let source = Rc::new(Source { data: RefCell::new(df.clone()) });
    fn callback(_attr: &str, _old: usize, new: usize) {
        let data = if new == 0 { df.clone() } else { rolling(&df, new) };
        *source.data.borrow_mut() = data;
    }
    let slider = Slider::default();
    slider.on_change("value", Box::new(callback));
    doc.roots.push((slider, source));
}

fn main() {
    let mut doc = Doc::default();
    app(&mut doc);
    let (slider, source) = &doc.roots[0];
    for n in [2, 3, 0] {
        slider.set(n);
        println!("{:?}", source.data.borrow());
    }
}
