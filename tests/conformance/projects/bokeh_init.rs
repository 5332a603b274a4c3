// bokeh/bokeh src/bokeh/application/handlers/server_lifecycle.py: ServerLifecycleHandler.__init__ / extract_callbacks
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use nonlocal::nonlocal;

type Module = Rc<RefCell<HashMap<String, String>>>;

struct Runner {
    source: String,
    failed: bool,
}

impl Runner {
    fn run(&self, module: &Module, mut post_check: impl FnMut()) {
        for line in self.source.split(';') {
            let (key, value) = line.split_once('=').unwrap();
            module.borrow_mut().insert(key.to_string(), value.to_string());
        }
        post_check();
    }
}

fn check_callback(name: &Option<String>, what: &str) {
    if let Some(name) = name {
        assert!(name.starts_with("f_"), "bad {what}");
    }
}

struct Handler {
    loaded: Option<String>,
    unloaded: Option<String>,
    module: Module,
    runner: Rc<Runner>,
}

impl Handler {
    fn new(source: &str) -> Handler {
        let runner = Rc::new(Runner { source: source.to_string(), failed: source.is_empty() });
        let mut handler = Handler { loaded: None, unloaded: None, module: Module::default(), runner };
        handler.init();
        handler
    }

    #[nonlocal]
    fn init(&mut self) {
        if !self.runner.failed {
            fn extract() {
                nonlocal!(self);
                let contents = self.module.borrow().clone();
                if contents.contains_key("loaded") {
                    self.loaded = Some(contents["loaded"].clone());
                }
                if contents.contains_key("unloaded") {
                    self.unloaded = Some(contents["unloaded"].clone());
                }
                check_callback(&self.loaded, "loaded");
                check_callback(&self.unloaded, "unloaded");
            }
            let runner = self.runner.clone();
            let module = self.module.clone();
            runner.run(&module, extract);
        }
    }
}

fn main() {
    for source in ["loaded=f_a;unloaded=f_b", "x=1;unloaded=f_c", ""] {
        let h = Handler::new(source);
        println!(
            "{} {} {}",
            h.loaded.as_deref().unwrap_or("-"),
            h.unloaded.as_deref().unwrap_or("-"),
            h.module.borrow().len()
        );
    }
}
