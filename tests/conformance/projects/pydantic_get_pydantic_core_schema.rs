// pydantic/pydantic pydantic/types.py: Secret.__get_pydantic_core_schema__ / validate_secret_value
use nonlocal::nonlocal;

#[derive(Clone)]
struct Secret {
    value: String,
}

impl Secret {
    fn new(value: String) -> Secret {
        Secret { value }
    }
    fn display(&self) -> String {
        "*".repeat(self.value.len())
    }
}

enum Input {
    Secret(Secret),
    Text(String),
}

type Handler = fn(&str) -> Result<String, String>;

#[nonlocal]
fn secret_schema(
    cls: fn(String) -> Secret,
    inner: Handler,
) -> (impl Fn(Input) -> Result<Secret, String>, impl Fn(&Secret, bool) -> String, impl Fn() -> usize) {
    let mut errors: Vec<String> = Vec::new();
    fn validate(value: Input, handler: Handler) -> Result<Secret, String> {
        nonlocal!(errors);
        let text = match value {
            Input::Secret(secret) => return Ok(secret),
            Input::Text(text) => text,
        };
        let validated = match handler(&text) {
            Ok(validated) => validated,
            Err(e) => {
                errors.push(e.clone());
                return Err(e);
            }
        };
        Ok(cls(validated))
    }
    fn serialize(secret: &Secret, json: bool) -> String {
        if json {
            return cls(secret.value.clone()).display();
        }
        secret.value.clone()
    }
    fn python(value: Input) -> Result<Secret, String> {
        validate(value, inner)
    }
    fn failed() -> usize {
        errors.len()
    }
    (python, serialize, failed)
}

fn inner(text: &str) -> Result<String, String> {
    if !text.chars().all(|c| c.is_ascii_digit()) {
        return Err("digits only".to_string());
    }
    Ok(text.trim_start_matches('0').to_string())
}

fn main() {
    let (validate, serialize, failed) = secret_schema(Secret::new, inner);
    let s = validate(Input::Text("0042".to_string())).unwrap();
    println!("{} {}", serialize(&s, true), serialize(&s, false));
    println!("{}", serialize(&validate(Input::Secret(s.clone())).unwrap(), false));
    if let Err(e) = validate(Input::Text("x".to_string())) {
        println!("{e} {}", failed());
    }
}
