use nonlocal::nonlocal;
use std::collections::HashMap;

#[nonlocal]
fn make_config() -> (
    impl Fn(&str) -> Result<(), String>,
    impl Fn(&str) -> Option<String>,
    impl Fn(&str, i64) -> i64,
    impl Fn(Box<dyn Fn(usize)>),
) {
    let mut layers: Vec<HashMap<String, String>> = Vec::new();
    let mut watchers: Vec<Box<dyn Fn(usize)>> = Vec::new();
    let mut cache: HashMap<String, String> = HashMap::new();
    fn load(text: &str) -> Result<(), String> {
        nonlocal!(layers, cache);
        let mut layer = HashMap::new();
        let mut section = String::new();
        fn add(line_no: usize, line: &str) -> Result<(), String> {
            nonlocal!(section, layer);
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                return Ok(());
            }
            if line.starts_with('[') {
                section = line.trim_matches(['[', ']']).to_string();
                return Ok(());
            }
            let Some((k, v)) = line.split_once('=') else {
                return Err(format!("line {line_no}: {line}"));
            };
            let key =
                if section.is_empty() { k.trim().to_string() } else { format!("{section}.{}", k.trim()) };
            layer.insert(key, v.trim().to_string());
            Ok(())
        }
        for (n, line) in text.lines().enumerate() {
            add(n + 1, line)?;
        }
        layers.push(layer);
        cache.clear();
        for w in &watchers {
            w(layers.len());
        }
        Ok(())
    }
    fn get(key: &str) -> Option<String> {
        nonlocal!(cache);
        if let Some(v) = cache.get(key) {
            return Some(v.clone());
        }
        let mut value = None;
        for layer in layers.iter().rev() {
            if let Some(v) = layer.get(key) {
                value = Some(v.clone());
                break;
            }
        }
        if let Some(v) = &value
            && v.starts_with("${")
        {
            value = get(&v[2..v.len() - 1]).or(Some("?".to_string()));
        }
        if let Some(v) = &value {
            cache.insert(key.to_string(), v.clone());
        }
        value
    }
    fn get_int(key: &str, #[default(0)] default: i64) -> i64 {
        get(key).and_then(|v| v.parse().ok()).unwrap_or(default)
    }
    fn watch(f: Box<dyn Fn(usize)>) {
        nonlocal!(watchers);
        watchers.push(f);
    }
    (load, get, get_int, watch)
}

fn main() {
    let (load, get, get_int, watch) = make_config();
    watch(Box::new(|n| println!("layers {n}")));
    load("debug = no\n[db]\nhost = localhost\nport=5432\nurl=${db.host}\n# c\n").unwrap();
    let s = |k: &str| get(k).unwrap_or("None".to_string());
    println!(
        "{} {} {} {} {}",
        s("db.host"),
        get_int("db.port", 0),
        s("db.url"),
        s("nope"),
        get_int("nope", 7)
    );
    load("[db]\nhost = prod\n").unwrap();
    println!("{} {} {}", s("db.host"), s("db.url"), s("debug"));
    println!("{}", load("a=1\nbad").unwrap_err());
}
