// mcedit/mcedit2 src/mcedit2/widgets/log_view.py: LogViewFrame / sliderMoved, updateLog, toggleLevel / _toggle, getValue, setValue, setup
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use nonlocal::nonlocal;

struct Signal<T> {
    slots: RefCell<Vec<Box<dyn Fn(T)>>>,
}

impl<T: Copy> Signal<T> {
    fn new() -> Self {
        Signal { slots: RefCell::new(Vec::new()) }
    }
    fn connect(&self, f: Box<dyn Fn(T)>) {
        self.slots.borrow_mut().push(f);
    }
    fn emit(&self, x: T) {
        for f in self.slots.borrow().iter() {
            f(x);
        }
    }
}

struct View {
    auto_scroll: Cell<bool>,
    last: Cell<i64>,
    scrolled: Cell<i64>,
}

struct Button {
    toggled: Signal<bool>,
    checked: Cell<bool>,
}

impl Button {
    fn new() -> Button {
        Button { toggled: Signal::new(), checked: Cell::new(false) }
    }
}

struct Widget {
    view: Rc<View>,
    slider: Signal<i64>,
    debug: Button,
    info: Button,
    update: RefCell<Option<Box<dyn Fn()>>>,
}

impl Widget {
    fn new() -> Widget {
        let view = Rc::new(View { auto_scroll: Cell::new(true), last: Cell::new(0), scrolled: Cell::new(0) });
        Widget {
            view,
            slider: Signal::new(),
            debug: Button::new(),
            info: Button::new(),
            update: RefCell::new(None),
        }
    }
    fn call_update(&self) {
        (self.update.borrow().as_ref().unwrap())();
    }
}

#[nonlocal]
fn log_view(
    clock: Rc<dyn Fn() -> i64>,
    mut settings: BTreeMap<String, i64>,
) -> (Widget, impl Fn() -> Vec<u32>, impl Fn() -> Vec<(String, i64)>) {
    let widget = Widget::new();
    let view = widget.view.clone();
    let mut blocked: BTreeSet<u32> = BTreeSet::new();
    fn slider_moved(value: i64) {
        view.auto_scroll.set(100 - value < 4);
    }
    widget.slider.connect(Box::new(slider_moved));
    fn update_log() {
        if view.auto_scroll.get() {
            let t = clock();
            if view.last.get() + 1 < t {
                view.last.set(t);
                view.scrolled.set(view.scrolled.get() + 1);
            }
        }
    }
    *widget.update.borrow_mut() = Some(Box::new(update_log));
    fn toggle_level(level: u32) -> Box<dyn Fn(bool)> {
        fn toggle(checked: bool) {
            nonlocal!(blocked);
            if checked {
                blocked.remove(&level);
            } else {
                blocked.insert(level);
            }
            update_log();
            set_value(level, checked);
        }
        Box::new(toggle)
    }
    fn get_value(level: u32, default: i64) -> i64 {
        settings.get(&format!("show/{level}")).copied().unwrap_or(default)
    }
    fn set_value(level: u32, value: bool) {
        nonlocal!(settings);
        settings.insert(format!("show/{level}"), value as i64);
    }
    fn setup(button: &Button, level: u32) {
        button.toggled.connect(toggle_level(level));
        button.checked.set(get_value(level, 1) != 0);
    }
    setup(&widget.debug, 10);
    setup(&widget.info, 20);
    fn all_blocked() -> Vec<u32> {
        blocked.iter().copied().collect()
    }
    fn all_settings() -> Vec<(String, i64)> {
        settings.iter().map(|(k, v)| (k.clone(), *v)).collect()
    }
    (widget, all_blocked, all_settings)
}

fn word(value: bool) -> &'static str {
    if value { "True" } else { "False" }
}

fn shown(settings: Vec<(String, i64)>) -> String {
    let all: Vec<String> = settings.iter().map(|(k, v)| format!("('{k}', {v})")).collect();
    format!("[{}]", all.join(", "))
}

fn main() {
    let ticks = Cell::new(0);
    let clock: Rc<dyn Fn() -> i64> = Rc::new(move || {
        ticks.set(ticks.get() + 3);
        ticks.get()
    });
    let (widget, blocked, settings) = log_view(clock, BTreeMap::from([("show/10".to_string(), 0)]));
    println!("{} {}", word(widget.debug.checked.get()), word(widget.info.checked.get()));
    widget.call_update();
    widget.debug.toggled.emit(false);
    println!("{:?} {} {}", blocked(), shown(settings()), widget.view.scrolled.get());
    widget.slider.emit(50);
    widget.info.toggled.emit(false);
    widget.debug.toggled.emit(true);
    println!(
        "{:?} {} {} {}",
        blocked(),
        shown(settings()),
        widget.view.scrolled.get(),
        word(widget.view.auto_scroll.get())
    );
    widget.slider.emit(98);
    widget.call_update();
    println!("{} {}", widget.view.scrolled.get(), word(widget.view.auto_scroll.get()));
}
