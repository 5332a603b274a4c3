// pyinvoke/invoke invoke/collection.py: Collection.from_module / instantiate
use nonlocal::factory;

struct Module {
    name: &'static str,
    doc: &'static str,
    tasks: Vec<String>,
    ns: Option<Collection>,
}

#[derive(Clone, Default)]
struct Collection {
    name: Option<String>,
    loaded_from: Option<String>,
    auto_dash: Option<bool>,
    tasks: Vec<String>,
    doc: String,
    config: Vec<String>,
}

factory! {
    fn from_module(
        module: &Module,
        name: Option<&str> = None,
        config: Option<&str> = None,
        loaded_from: Option<&str> = None,
        auto_dash: Option<bool> = None,
    ) -> Collection {
        let module_name = module.name.split('.').last().unwrap();
        fn instantiate(obj_name: Option<&str> = None) -> Collection {
            let mut instance = Collection {
                name: Some(name.or(obj_name).unwrap_or(module_name).to_string()),
                loaded_from: loaded_from.map(str::to_string),
                auto_dash,
                ..Collection::default()
            };
            instance.doc = module.doc.to_string();
            instance
        }
        if let Some(ns) = &module.ns {
            let mut ret = instantiate(obj_name = ns.name.as_deref());
            ret.tasks = ns.tasks.iter().map(|t| t.to_uppercase()).collect();
            ret.config = ns.config.clone();
            if let Some(config) = config {
                ret.config.push(config.to_string());
            }
            return ret;
        }
        let mut collection = instantiate();
        for task in &module.tasks {
            collection.tasks.push(task.clone());
        }
        if let Some(config) = config {
            collection.config.push(config.to_string());
        }
        collection
    }
}

fn main() {
    let ns = Collection {
        name: Some("inner".to_string()),
        tasks: vec!["build".to_string()],
        config: vec!["c0".to_string()],
        ..Collection::default()
    };
    let one = || vec!["a".to_string()];
    let two = vec!["a".to_string(), "b".to_string()];
    let plain = Module { name: "pkg.tasks", doc: "doc", tasks: two, ns: None };
    let with_ns = Module { name: "pkg.tasks", doc: "doc", tasks: one(), ns: Some(ns.clone()) };
    let anon = Module { name: "pkg.tasks", doc: "d2", tasks: one(), ns: Some(Collection::default()) };
    let other = Module { name: "m", doc: "d3", tasks: one(), ns: Some(ns) };
    for c in [
        from_module!(&plain),
        from_module!(&with_ns, config = Some("c1"), auto_dash = Some(true)),
        from_module!(&anon, loaded_from = Some("/x")),
        from_module!(&other, Some("given")),
    ] {
        let auto_dash = match c.auto_dash {
            None => "None",
            Some(true) => "True",
            Some(false) => "False",
        };
        println!(
            "{} {} {auto_dash} {} {} {}",
            c.name.as_deref().unwrap_or("None"),
            c.loaded_from.as_deref().unwrap_or("None"),
            c.tasks.join(","),
            c.doc,
            c.config.join(",")
        );
    }
}
