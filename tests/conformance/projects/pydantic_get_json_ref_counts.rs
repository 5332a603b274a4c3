// pydantic/pydantic pydantic/json_schema.py: get_json_ref_counts / _add_json_refs
use std::collections::{BTreeMap, HashMap, HashSet};

use nonlocal::nonlocal;

enum Schema {
    Text(String),
    List(Vec<Schema>),
    Dict(BTreeMap<&'static str, Schema>),
}

struct Generator {
    refs: HashMap<&'static str, &'static str>,
    definitions: HashMap<&'static str, Schema>,
    invalid: HashSet<&'static str>,
}

impl Generator {
    #[nonlocal]
    fn count_refs(&self, schema: &Schema) -> Result<BTreeMap<String, usize>, String> {
        let mut json_refs: BTreeMap<String, usize> = BTreeMap::new();
        fn add(schema: &Schema) -> Result<(), String> {
            nonlocal!(json_refs);
            match schema {
                Schema::Dict(fields) => {
                    if let Some(json_ref) = fields.get("$ref") {
                        let Schema::Text(json_ref) = json_ref else { return Ok(()) };
                        let already = json_refs.contains_key(json_ref);
                        *json_refs.entry(json_ref.clone()).or_insert(0) += 1;
                        if already {
                            return Ok(());
                        }
                        if let Some(target) = self.refs.get(json_ref.as_str()) {
                            if self.invalid.contains(target) {
                                return Err(format!("invalid {target}"));
                            }
                            add(&self.definitions[target])?;
                        } else if !json_ref.starts_with("http") {
                            return Err(format!("unknown {json_ref}"));
                        }
                    }
                    for (k, v) in fields {
                        if *k == "examples" && matches!(v, Schema::List(_)) {
                            continue;
                        }
                        add(v)?;
                    }
                }
                Schema::List(items) => {
                    for v in items {
                        add(v)?;
                    }
                }
                Schema::Text(_) => {}
            }
            Ok(())
        }
        add(schema)?;
        Ok(json_refs)
    }
}

fn reference(name: &str) -> Schema {
    Schema::Dict(BTreeMap::from([("$ref", Schema::Text(name.to_string()))]))
}

fn main() {
    let a = Schema::Dict(BTreeMap::from([("items", Schema::List(vec![reference("#b"), reference("#a")]))]));
    let b = Schema::Dict(BTreeMap::from([("x", reference("http://x"))]));
    let g = Generator {
        refs: HashMap::from([("#a", "A"), ("#b", "B"), ("#c", "C")]),
        definitions: HashMap::from([("A", a), ("B", b)]),
        invalid: HashSet::from(["C"]),
    };
    let schemas = [
        Schema::Dict(BTreeMap::from([
            ("p", reference("#a")),
            ("q", Schema::List(vec![reference("#b")])),
            ("examples", Schema::List(vec![reference("#z")])),
        ])),
        Schema::Dict(BTreeMap::from([("p", reference("#z"))])),
        Schema::List(vec![reference("#c")]),
        Schema::Dict(BTreeMap::from([("$ref", Schema::List(vec![Schema::Text("no".to_string())]))])),
    ];
    for schema in &schemas {
        match g.count_refs(schema) {
            Ok(counts) if counts.is_empty() => println!("none"),
            Ok(counts) => {
                println!("{}", counts.iter().map(|(k, v)| format!("{k}={v}")).collect::<Vec<_>>().join(" "))
            }
            Err(e) => println!("{e}"),
        }
    }
}
