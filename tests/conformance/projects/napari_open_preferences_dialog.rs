// napari/napari src/napari/_qt/qt_main_window.py: _open_preferences_dialog / _save_size, _clean_pref_dialog
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use nonlocal::nonlocal;

#[derive(Default)]
struct Settings {
    size: Cell<Option<(i64, i64)>>,
}

#[derive(Default)]
struct Dialog {
    size: Cell<(i64, i64)>,
    raised: Cell<i64>,
    on_resized: RefCell<Vec<Rc<dyn Fn(i64, i64)>>>,
    on_finished: RefCell<Vec<Rc<dyn Fn()>>>,
}

impl Dialog {
    fn resize(&self, w: i64, h: i64) {
        self.size.set((w, h));
        let all = self.on_resized.borrow().clone();
        for f in all {
            f(w, h);
        }
    }
    fn finish(&self) {
        let all = self.on_finished.borrow().clone();
        for f in all {
            f();
        }
    }
}

struct Window {
    dialog: RefCell<Option<Rc<Dialog>>>,
    settings: Rc<Settings>,
}

impl Window {
    #[nonlocal]
    fn open(self: &Rc<Self>) -> Rc<Dialog> {
        if self.dialog.borrow().is_none() {
            let win = Rc::new(Dialog::default());
            *self.dialog.borrow_mut() = Some(win.clone());
            let pref = self.settings.clone();
            if let Some((w, h)) = pref.size.get() {
                win.resize(w, h);
            }
            fn save_size(w: i64, h: i64) {
                pref.size.set(Some((w, h)));
            }
            win.on_resized.borrow_mut().push(Rc::new(save_size));
            fn clean() {
                let Some(this) = weak!(self) else { return };
                *this.dialog.borrow_mut() = None;
            }
            win.on_finished.borrow_mut().push(Rc::new(clean));
            return win;
        }
        let dialog = self.dialog.borrow().clone().unwrap();
        dialog.raised.set(dialog.raised.get() + 1);
        dialog
    }
}

fn word(value: bool) -> &'static str {
    if value { "True" } else { "False" }
}

fn main() {
    let w = Rc::new(Window { dialog: RefCell::new(None), settings: Rc::new(Settings::default()) });
    let d = w.open();
    d.resize(30, 40);
    let same = w.open();
    let size = w.settings.size.get().unwrap();
    println!("{} {} {}", same.raised.get(), size.0, size.1);
    d.finish();
    println!("{}", word(w.dialog.borrow().is_none()));
    let other = w.open();
    let size = other.size.get();
    println!("{} {} {} {}", size.0, size.1, other.raised.get(), word(w.dialog.borrow().is_none()));
}
