// pyqtgraph/pyqtgraph pyqtgraph/graphicsItems/PlotItem/PlotItem.py: _create_method / method
use std::collections::BTreeMap;

use nonlocal::nonlocal;

#[derive(Default)]
struct ViewBox {
    calls: Vec<String>,
}

impl ViewBox {
    fn invoke(&mut self, name: &str, args: &[&str]) -> String {
        self.calls.push(name.to_string());
        format!("{name}({})", args.join(","))
    }
}

#[derive(Default)]
struct Plot {
    vb: ViewBox,
}

#[nonlocal]
fn create_method(name: &'static str) -> (impl Fn(&mut Plot, &[&str]) -> String, &'static str) {
    fn method(plot: &mut Plot, args: &[&str]) -> String {
        plot.vb.invoke(name, args)
    }
    (method, name)
}

fn main() {
    let mut methods = BTreeMap::new();
    for name in ["setXRange", "setYRange", "autoRange"] {
        methods.insert(name, create_method(name));
    }
    let mut p = Plot::default();
    println!("{}", (methods["setXRange"].0)(&mut p, &["1", "2"]));
    println!("{}", (methods["autoRange"].0)(&mut p, &[]));
    println!("{} {} {}", p.vb.calls.join(" "), methods.len(), methods["setYRange"].1);
}
