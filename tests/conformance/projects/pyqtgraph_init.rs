// pyqtgraph/pyqtgraph pyqtgraph/examples/ExampleApp.py: ExampleLoader.__init__ / onComboChanged
use std::cell::RefCell;
use std::rc::Rc;

use nonlocal::nonlocal;

#[derive(Default)]
struct Signal {
    slots: RefCell<Vec<Rc<dyn Fn(&str)>>>,
}

impl Signal {
    fn connect(&self, f: Rc<dyn Fn(&str)>) {
        self.slots.borrow_mut().push(f);
    }
    fn disconnect(&self) {
        self.slots.borrow_mut().clear();
    }
    fn emit(&self, x: &str) {
        let slots = self.slots.borrow().clone();
        for f in slots {
            f(x);
        }
    }
}

struct Field {
    text: RefCell<String>,
    changed: Rc<Signal>,
}

impl Field {
    fn new(text: &str) -> Rc<Field> {
        Rc::new(Field { text: RefCell::new(text.to_string()), changed: Rc::new(Signal::default()) })
    }
    fn text(&self) -> String {
        self.text.borrow().clone()
    }
    fn set(&self, text: &str) {
        *self.text.borrow_mut() = text.to_string();
        self.changed.emit(text);
    }
}

struct App {
    log: RefCell<Vec<String>>,
    filter: Rc<Field>,
    combo: Rc<Field>,
    listener: RefCell<Option<Rc<Signal>>>,
}

impl App {
    fn new() -> Rc<App> {
        let app = Rc::new(App {
            log: RefCell::new(Vec::new()),
            filter: Field::new("t"),
            combo: Field::new("Title"),
            listener: RefCell::new(None),
        });
        app.init();
        app
    }

    #[nonlocal]
    fn init(self: &Rc<Self>) {
        let field = self.filter.clone();
        fn on_combo(kind: &str) {
            let Some(this) = weak!(self) else { return };
            if let Some(listener) = &*this.listener.borrow() {
                listener.disconnect();
            }
            let listener = field.changed.clone();
            *this.listener.borrow_mut() = Some(listener.clone());
            this.log.borrow_mut().push("reset".to_string());
            let app = Rc::downgrade(&this);
            if kind == "Content" {
                listener.connect(Rc::new(move |text| app.upgrade().unwrap().by_content(text)));
            } else {
                listener.connect(Rc::new(move |text| app.upgrade().unwrap().by_title(text)));
            }
            listener.emit(&field.text());
        }
        self.combo.changed.connect(Rc::new(on_combo));
        on_combo(&self.combo.text());
    }

    fn by_content(&self, text: &str) {
        self.log.borrow_mut().push(format!("content {text}"));
    }
    fn by_title(&self, text: &str) {
        self.log.borrow_mut().push(format!("title {text}"));
    }
}

fn main() {
    let app = App::new();
    app.filter.set("u");
    app.combo.set("Content");
    app.filter.set("v");
    app.combo.set("Title");
    println!("{}", app.log.borrow().join("; "));
}
