// sympy/sympy sympy/polys/numberfields/minpoly.py: _minpoly_groebner / update_mapping, bottom_up_scan
use std::collections::BTreeMap;

use nonlocal::nonlocal;

#[derive(Clone)]
enum Expr {
    I,
    Num(i64),
    Add(Vec<Expr>),
    Mul(Vec<Expr>),
    Root(Box<Expr>, u32),
    Alg(&'static str),
    Pi,
}

#[nonlocal]
fn minpoly(ex: &Expr) -> String {
    let mut generator = (0..).map(|i| format!("a{i}"));
    let (mut mapping, mut symbols): (BTreeMap<String, String>, BTreeMap<String, String>) =
        (BTreeMap::new(), BTreeMap::new());
    fn update_mapping(ex: &str, exp: u32, #[default(None)] base: Option<String>) -> String {
        nonlocal!(generator, mapping, symbols);
        let a = generator.next().unwrap();
        symbols.insert(ex.to_string(), a.clone());
        if let Some(base) = base {
            mapping.insert(ex.to_string(), format!("{a}**{exp} + {base}"));
        } else {
            mapping.insert(ex.to_string(), format!("poly{exp}({a})"));
        }
        a
    }
    fn scan(ex: &Expr) -> Result<String, String> {
        match ex {
            Expr::I => {
                if !mapping.contains_key("i") {
                    Ok(update_mapping("i", 2, Some("1".to_string())))
                } else {
                    Ok(symbols["i"].clone())
                }
            }
            Expr::Num(n) => Ok(n.to_string()),
            Expr::Add(args) => {
                let parts: Vec<String> = args.iter().map(|g| scan(g)).collect::<Result<_, _>>()?;
                Ok(format!("({})", parts.join("+")))
            }
            Expr::Mul(args) => {
                let parts: Vec<String> = args.iter().map(|g| scan(g)).collect::<Result<_, _>>()?;
                Ok(parts.join("*"))
            }
            Expr::Root(base, exp) => {
                let base = scan(base)?;
                let expr = format!("{base}^1/{exp}");
                if !mapping.contains_key(&expr) {
                    if *exp == 1 {
                        Ok(base)
                    } else {
                        Ok(update_mapping(&expr, *exp, Some(format!("-{base}"))))
                    }
                } else {
                    Ok(symbols[&expr].clone())
                }
            }
            Expr::Alg(name) => {
                if !mapping.contains_key(*name) {
                    Ok(update_mapping(name, 3))
                } else {
                    Ok(symbols[*name].clone())
                }
            }
            Expr::Pi => Err("pi is not algebraic".to_string()),
        }
    }
    let result = match scan(ex) {
        Ok(result) => result,
        Err(e) => return e,
    };
    let all: Vec<String> = mapping.iter().map(|(k, v)| format!("{k}: {v} ({})", symbols[k])).collect();
    format!("{result} | {}", all.join("; "))
}

fn main() {
    let two = Expr::Num(2);
    let root = Expr::Root(Box::new(two.clone()), 2);
    let product = Expr::Mul(vec![Expr::I, root.clone()]);
    println!("{}", minpoly(&Expr::Add(vec![root, product, Expr::I, Expr::Root(Box::new(two.clone()), 1)])));
    let cubic = Expr::Root(Box::new(Expr::Add(vec![Expr::I, two])), 3);
    println!("{}", minpoly(&Expr::Mul(vec![Expr::Alg("t"), cubic, Expr::Alg("t")])));
    println!("{}", minpoly(&Expr::Add(vec![Expr::I, Expr::Pi])));
}
