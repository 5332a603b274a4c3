// Textualize/rich rich/traceback.py: install / ipy_excepthook_closure / ipy_show_traceback, ipy_display_traceback
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use nonlocal::nonlocal;

type Kwargs = HashMap<&'static str, usize>;

struct Shell {
    show: RefCell<Rc<dyn Fn(Kwargs)>>,
    inner_show: RefCell<Rc<dyn Fn(bool)>>,
    syntax: RefCell<Rc<dyn Fn()>>,
    tb: Vec<i64>,
}

impl Shell {
    fn new() -> Rc<Shell> {
        let shell = Rc::new(Shell {
            show: RefCell::new(Rc::new(|_| ())),
            inner_show: RefCell::new(Rc::new(|_| println!("default"))),
            syntax: RefCell::new(Rc::new(|| println!("default syntax"))),
            tb: vec![7, 8, 9],
        });
        let weak = Rc::downgrade(&shell);
        *shell.show.borrow_mut() = Rc::new(move |_| weak.upgrade().unwrap().call_inner(false));
        shell
    }
    fn call_show(&self, kwargs: Kwargs) {
        let show = self.show.borrow().clone();
        show(kwargs);
    }
    fn call_inner(&self, is_syntax: bool) {
        let inner = self.inner_show.borrow().clone();
        inner(is_syntax);
    }
    fn call_syntax(&self) {
        let syntax = self.syntax.borrow().clone();
        syntax();
    }
}

#[nonlocal]
fn install(width: u32) -> impl Fn(Rc<Shell>) {
    fn excepthook(tb: &[i64]) {
        println!("width {width}: {tb:?}");
    }
    fn closure(ip: Rc<Shell>) {
        let mut tb_data: Kwargs = HashMap::new();
        let default_show = ip.show.borrow().clone();
        fn show(kwargs: Kwargs) {
            nonlocal!(tb_data);
            tb_data = kwargs.clone();
            default_show(kwargs);
        }
        fn display(is_syntax: bool) {
            nonlocal!(tb_data);
            let mut tb: Vec<i64> = if is_syntax { Vec::new() } else { ip.tb.clone() };
            let compiled = tb_data.get("compiled").copied().unwrap_or(0);
            let mut offset = tb_data.get("offset").copied();
            if offset.is_none() {
                offset = Some(if compiled != 0 { 1 } else { 0 });
            }
            for _ in 0..offset.unwrap() {
                if tb.is_empty() {
                    break;
                }
                tb.remove(0);
            }
            excepthook(&tb);
            tb_data = HashMap::new();
        }
        *ip.inner_show.borrow_mut() = Rc::new(display);
        *ip.show.borrow_mut() = Rc::new(show);
        *ip.syntax.borrow_mut() = Rc::new(move || display(true));
    }
    closure
}

fn main() {
    let ip = Shell::new();
    ip.call_show(HashMap::new());
    install(80)(ip.clone());
    ip.call_show(HashMap::new());
    ip.call_show(HashMap::from([("compiled", 1)]));
    ip.call_show(HashMap::from([("offset", 2), ("compiled", 1)]));
    ip.call_inner(false);
    ip.call_syntax();
}
