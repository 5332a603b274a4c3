// sqlalchemy/sqlalchemy lib/sqlalchemy/orm/loading.py: instances / _not_hashable / go, _create_unique_filters
use nonlocal::nonlocal;

struct Obj {
    ident: u64,
    key: Option<u64>,
}

fn hash_of(obj: &Obj) -> Result<u64, String> {
    obj.key.ok_or("unhashable".to_string())
}

fn id_of(obj: &Obj) -> Result<u64, String> {
    Ok(obj.ident)
}

type Filter = Box<dyn Fn(&Obj) -> Result<u64, String>>;

#[nonlocal]
fn instances(
    columns: Vec<(&'static str, bool)>,
    legacy: bool,
) -> (impl Fn(bool) -> Result<Vec<Filter>, String>, impl Fn() -> bool) {
    fn not_hashable(
        datatype: &'static str,
        #[default(false)] legacy: bool,
        #[default(false)] uncertain: bool,
    ) -> Filter {
        if !legacy {
            fn go(obj: &Obj) -> Result<u64, String> {
                if uncertain {
                    if let Ok(hash) = hash_of(obj) {
                        return Ok(hash);
                    }
                }
                Err(format!("can't apply uniqueness to {datatype}"))
            }
            Box::new(go)
        } else if !uncertain {
            Box::new(id_of)
        } else {
            let mut use_id = false;
            fn go(obj: &Obj) -> Result<u64, String> {
                nonlocal!(use_id);
                if !use_id {
                    if let Ok(hash) = hash_of(obj) {
                        return Ok(hash);
                    }
                    use_id = true;
                }
                id_of(obj)
            }
            Box::new(go)
        }
    }
    let mut active = false;
    fn create_filters(yield_per: bool) -> Result<Vec<Filter>, String> {
        nonlocal!(active);
        if yield_per {
            return Err("can't use yield_per".to_string());
        }
        active = true;
        let mut filters = Vec::new();
        for &(name, uncertain) in &columns {
            filters.push(not_hashable(name, legacy = legacy, uncertain = uncertain));
        }
        Ok(filters)
    }
    fn is_active() -> bool {
        active
    }
    (create_filters, is_active)
}

fn word(value: bool) -> &'static str {
    if value { "True" } else { "False" }
}

fn main() {
    let objs =
        [Obj { ident: 1, key: Some(10) }, Obj { ident: 2, key: None }, Obj { ident: 3, key: Some(30) }];
    for legacy in [false, true] {
        let (create, active) = instances(vec![("json", false), ("null", true)], legacy);
        if let Err(e) = create(true) {
            println!("{e} {}", word(active()));
        }
        for f in create(false).unwrap() {
            let out: Vec<String> = objs
                .iter()
                .map(|o| match f(o) {
                    Ok(value) => value.to_string(),
                    Err(e) => e,
                })
                .collect();
            println!("{} {}", out.join(", "), word(active()));
        }
    }
}
