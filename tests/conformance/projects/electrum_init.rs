// spesmilo/electrum electrum/gui/qt/wizard/wallet.py: WCConfirmSeed.__init__ / seed_valid_changed
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use nonlocal::nonlocal;

struct SeedWidget {
    is_seed: Box<dyn Fn(&str) -> bool>,
    slots: RefCell<Vec<Box<dyn Fn(bool)>>>,
}

impl SeedWidget {
    fn new(is_seed: Box<dyn Fn(&str) -> bool>) -> SeedWidget {
        SeedWidget { is_seed, slots: RefCell::new(Vec::new()) }
    }
    fn connect(&self, f: Box<dyn Fn(bool)>) {
        self.slots.borrow_mut().push(f);
    }
    fn type_text(&self, text: &str) {
        let valid = (self.is_seed)(text);
        for f in self.slots.borrow().iter() {
            f(valid);
        }
    }
}

type Data = Rc<RefCell<HashMap<&'static str, String>>>;

struct Confirm {
    data: Data,
    valid: Cell<Option<bool>>,
    layout: RefCell<Vec<&'static str>>,
    seed_widget: RefCell<Option<Rc<SeedWidget>>>,
}

impl Confirm {
    fn new(data: Data) -> Rc<Confirm> {
        let confirm = Rc::new(Confirm {
            data,
            valid: Cell::new(None),
            layout: RefCell::new(vec!["message"]),
            seed_widget: RefCell::new(None),
        });
        confirm.init();
        confirm
    }

    #[nonlocal]
    fn init(self: &Rc<Self>) {
        fn is_seed(x: &str) -> bool {
            let Some(this) = weak!(self) else { return false };
            x == this.data.borrow()["seed"]
        }
        let seed_widget = Rc::new(SeedWidget::new(Box::new(is_seed)));
        *self.seed_widget.borrow_mut() = Some(seed_widget.clone());
        fn seed_valid_changed(valid: bool) {
            let Some(this) = weak!(self) else { return };
            this.valid.set(Some(valid));
        }
        seed_widget.connect(Box::new(seed_valid_changed));
        self.layout.borrow_mut().push("seed widget");
    }

    fn type_text(&self, text: &str) {
        let widget = self.seed_widget.borrow().clone().unwrap();
        widget.type_text(text);
    }
}

fn word(value: bool) -> &'static str {
    if value { "True" } else { "False" }
}

fn main() {
    let data: Data = Rc::new(RefCell::new(HashMap::from([("seed", "apple pear".to_string())])));
    let c = Confirm::new(data.clone());
    println!("{} {}", word(c.valid.get().is_none()), c.layout.borrow().len());
    for text in ["apple", "apple pear"] {
        c.type_text(text);
        println!("{}", word(c.valid.get().unwrap()));
    }
    data.borrow_mut().insert("seed", "plum".to_string());
    c.type_text("apple pear");
    println!("{}", word(c.valid.get().unwrap()));
}
