// Parsers are functions, and functions make bigger parsers from them.
use nonlocal::nonlocal;

type Parser = Box<dyn Fn(&str) -> Option<usize>>;

#[nonlocal]
fn literal(text: &'static str) -> Parser {
    fn parse(source: &str) -> Option<usize> {
        source.starts_with(text).then_some(text.len())
    }
    Box::new(parse)
}

#[nonlocal]
fn either(first: Parser, second: Parser) -> Parser {
    fn parse(source: &str) -> Option<usize> {
        first(source).or_else(|| second(source))
    }
    Box::new(parse)
}

#[nonlocal]
fn repeated(parser: Parser) -> impl Fn(&str) -> usize {
    fn parse(source: &str) -> usize {
        let mut length = 0;
        while let Some(found) = parser(&source[length..]) {
            length += found;
        }
        length
    }
    parse
}

fn main() {
    let laugh = repeated(either(literal("ha"), literal("ho")));
    for source in ["hahoha!", "hmm", "hohoh"] {
        println!("{source} {} {}", laugh(source), literal("h")(source).unwrap_or_default());
    }
}
