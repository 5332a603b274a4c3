// spesmilo/electrum electrum/plugins/keepkey/qt.py: SettingsDialog.__init__ / invoke_client, task, update, rename ..
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use nonlocal::nonlocal;

#[derive(Clone)]
struct Features {
    label: String,
    pin: bool,
    passphrase: bool,
}

struct Manager {
    client: RefCell<Features>,
    log: RefCell<Vec<String>>,
}

impl Manager {
    fn call(&self, method: &str, arg: &str) {
        self.log.borrow_mut().push(format!("{method} {arg}").trim().to_string());
        let mut client = self.client.borrow_mut();
        match method {
            "change_label" => client.label = arg.to_string(),
            "set_pin" => client.pin = arg != "remove",
            "toggle_passphrase" => client.passphrase = !client.passphrase,
            _ => {}
        }
    }
    fn unpair(&self) {
        self.log.borrow_mut().push("unpaired".to_string());
    }
}

type Task = Box<dyn Fn() -> Result<Features, String>>;
type Done = Box<dyn Fn(Features)>;

#[derive(Default)]
struct Thread {
    tasks: RefCell<Vec<(Task, Done)>>,
}

impl Thread {
    fn add(&self, task: Task, on_success: Done) {
        self.tasks.borrow_mut().push((task, on_success));
    }
    fn run(&self) {
        while !self.tasks.borrow().is_empty() {
            let (task, on_success) = self.tasks.borrow_mut().remove(0);
            match task() {
                Ok(features) => on_success(features),
                Err(e) => println!("{e}"),
            }
        }
    }
}

struct Edit {
    text: RefCell<String>,
    enabled: Cell<bool>,
}

type Buttons = HashMap<&'static str, Box<dyn Fn()>>;

#[nonlocal]
fn dialog(
    manager: Rc<Manager>,
    thread: Rc<Thread>,
    label_edit: Rc<Edit>,
    connected: Rc<dyn Fn() -> bool>,
    question: Rc<dyn Fn(&str) -> bool>,
) -> (Buttons, impl Fn() -> Vec<String>) {
    let mut features: Option<Features> = None;
    let mut shown: Vec<String> = Vec::new();
    fn invoke_client(
        method: &'static str,
        #[default(String::new())] arg: String,
        #[default(false)] unpair_after: bool,
    ) {
        fn task() -> Result<Features, String> {
            if !connected() {
                return Err("Device not connected".to_string());
            }
            if !method.is_empty() {
                manager.call(method, &arg);
            }
            if unpair_after {
                manager.unpair();
            }
            Ok(manager.client.borrow().clone())
        }
        thread.add(Box::new(task), Box::new(update));
    }
    fn update(new: Features) {
        nonlocal!(features, shown);
        features = Some(new.clone());
        set_label_enabled();
        shown.push(format!(
            "{} {} {}",
            new.label,
            if new.pin { "Yes" } else { "No" },
            if new.passphrase { "Enabled" } else { "Disabled" }
        ));
        *label_edit.text.borrow_mut() = new.label;
    }
    fn set_label_enabled() {
        label_edit.enabled.set(*label_edit.text.borrow() != features.as_ref().unwrap().label);
    }
    fn rename() {
        invoke_client("change_label", label_edit.text.borrow().clone());
    }
    fn toggle_passphrase() {
        let enabled = features.as_ref().unwrap().passphrase;
        let msg = if enabled { "After disabling" } else { "Your current wallet" };
        if !question(msg) {
            return;
        }
        invoke_client("toggle_passphrase", unpair_after = enabled);
    }
    fn set_pin() {
        invoke_client("set_pin", "set".to_string());
    }
    fn clear_pin() {
        invoke_client("set_pin", "remove".to_string());
    }
    invoke_client("");
    let mut buttons: Buttons = HashMap::new();
    buttons.insert("rename", Box::new(rename));
    buttons.insert("toggle", Box::new(toggle_passphrase));
    buttons.insert("pin", Box::new(set_pin));
    buttons.insert("clear", Box::new(clear_pin));
    fn all_shown() -> Vec<String> {
        shown.clone()
    }
    (buttons, all_shown)
}

fn main() {
    let client = Features { label: "old".to_string(), pin: false, passphrase: true };
    let m = Rc::new(Manager { client: RefCell::new(client), log: RefCell::new(Vec::new()) });
    let t = Rc::new(Thread::default());
    let e = Rc::new(Edit { text: RefCell::new(String::new()), enabled: Cell::new(true) });
    let on = Rc::new(Cell::new(true));
    let questions = Rc::new(RefCell::new(Vec::new()));
    let (is_on, asked) = (on.clone(), questions.clone());
    let connected: Rc<dyn Fn() -> bool> = Rc::new(move || is_on.get());
    let question: Rc<dyn Fn(&str) -> bool> = Rc::new(move |msg: &str| {
        asked.borrow_mut().push(msg.to_string());
        true
    });
    let (buttons, shown) = dialog(m.clone(), t.clone(), e.clone(), connected, question);
    t.run();
    println!("{} {}", e.text.borrow(), if e.enabled.get() { "True" } else { "False" });
    *e.text.borrow_mut() = "new".to_string();
    for name in ["rename", "toggle", "pin"] {
        buttons[name]();
    }
    t.run();
    buttons["toggle"]();
    buttons["clear"]();
    t.run();
    on.set(false);
    buttons["pin"]();
    t.run();
    println!("{}", shown().join("; "));
    println!("{}", m.log.borrow().join("; "));
    println!("{}", questions.borrow().join("; "));
}
