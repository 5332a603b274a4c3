//! Writes what the fuzzer starts from: every factory, decorated function and call of a factory in this repository.
//!
//!     cargo run --example corpus

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// What libFuzzer is told to make at most, in `run.sh`.
const LONGEST: usize = 2048;

#[derive(Default)]
struct Corpus {
    /// Target and input.
    inputs: Vec<(&'static str, String)>,
    /// What the call macros of factories with defaults pass on in front of the arguments, by name.
    parameters: BTreeMap<String, Vec<String>>,
    /// `name!(arguments)`
    calls: Vec<(String, String)>,
}

fn main() -> io::Result<()> {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut corpus = Corpus::default();
    for file in rust_files(fuzz.parent().unwrap_or(fuzz))? {
        if let Ok(tokens) = source(&file)?.parse::<TokenStream>() {
            corpus.collect(tokens);
        }
    }
    corpus.finish_calls();
    let mut counts = BTreeMap::<_, usize>::new();
    for (target, input) in corpus.inputs.iter().filter(|(_, input)| input.len() <= LONGEST) {
        let mut hasher = DefaultHasher::new();
        input.hash(&mut hasher);
        let folder = fuzz.join("corpus").join(target);
        fs::create_dir_all(&folder)?;
        let file = folder.join(format!("{:016x}", hasher.finish()));
        if !file.exists() {
            fs::write(file, input)?;
        }
        *counts.entry(target).or_default() += 1;
    }
    println!("inputs from the repository: {counts:?}");
    Ok(())
}

/// The Rust in a file; in Markdown, that between the fences, without the lines that only rustdoc sees.
fn source(file: &Path) -> io::Result<String> {
    let text = fs::read_to_string(file)?;
    if file.extension().is_some_and(|extension| extension == "rs") {
        return Ok(text);
    }
    let fenced = text.split("```").skip(1).step_by(2).filter_map(|block| block.strip_prefix("rust"));
    let lines: Vec<&str> = fenced.flat_map(|block| block.lines().skip(1)).collect();
    Ok(lines.join("\n"))
}

/// Every Rust file, and every page with Rust in it.
fn rust_files(root: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder)?.flatten().map(|entry| entry.path()) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if path.is_dir() && !name.starts_with('.') && name != "target" && name != "fuzz" {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs" || extension == "md") {
                files.push(path);
            }
        }
    }
    Ok(files)
}

impl Corpus {
    fn collect(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for at in 0..tokens.len() {
            match &tokens[at..] {
                [TokenTree::Ident(name), TokenTree::Punct(bang), TokenTree::Group(group), ..]
                    if bang.as_char() == '!' =>
                {
                    self.macro_call(&name.to_string(), group.stream());
                }
                [TokenTree::Punct(hash), TokenTree::Group(group), rest @ ..] if hash.as_char() == '#' => {
                    self.attribute(group, rest);
                }
                [TokenTree::Ident(keyword), TokenTree::Ident(_), ..] if keyword == "fn" => {
                    self.function(&tokens[at..]);
                }
                [TokenTree::Literal(literal), ..] => self.literal(&literal.to_string()),
                [TokenTree::Group(group), ..] => self.collect(group.stream()),
                _ => {}
            }
        }
    }

    fn macro_call(&mut self, name: &str, input: TokenStream) {
        if name != "factory" {
            self.calls.push((name.to_owned(), input.to_string()));
            return;
        }
        self.inputs.push(("factory", input.to_string()));
        let expansion = nonlocal_core::factory(input);
        self.find_parameters(expansion);
    }

    /// `#[..] rest`, if it is one of ours.
    fn attribute(&mut self, group: &Group, rest: &[TokenTree]) {
        let content: Vec<TokenTree> = group.stream().into_iter().collect();
        let (args, path) = match content.split_last() {
            Some((TokenTree::Group(args), path)) => (args.stream(), path),
            _ => (TokenStream::new(), &content[..]),
        };
        let Some(TokenTree::Ident(name)) = path.last() else { return };
        let Some(item) = up_to_body(rest) else { return };
        match name.to_string().as_str() {
            "nonlocal" => {
                self.inputs.push(("nonlocal", format!("{args}\n{item}")));
                self.inputs.push(("factory", format!("#[nonlocal({args})] {item}")));
                let expansion = nonlocal_core::nonlocal(args, item);
                self.find_parameters(expansion);
            }
            "decorate" => self.inputs.push(("decorate", format!("{args}\n{item}"))),
            _ => {}
        }
    }

    /// Any function is one to rename in, and a factory if there is another one in it.
    fn function(&mut self, tokens: &[TokenTree]) {
        let Some(item) = up_to_body(tokens) else { return };
        let text = item.to_string();
        if text.matches("fn ").count() > 1 {
            self.inputs.push(("nonlocal", format!("\n{text}")));
        }
        self.inputs.push(("rename", text));
    }

    /// Tests have factories in strings.
    fn literal(&mut self, literal: &str) {
        let content = literal.trim_start_matches(['r', '#']).trim_end_matches('#').trim_matches('"');
        if !content.contains("fn ") || !content.contains('{') {
            return;
        }
        if let Ok(tokens) = content.replace("\\\"", "\"").replace("\\n", "\n").parse::<TokenStream>() {
            if content.contains(" = ") {
                self.inputs.push(("factory", tokens.to_string()));
            }
            self.collect(tokens);
        }
    }

    /// Finds `name::call!(name [parameters] ($($args)*))` in an expansion.
    fn find_parameters(&mut self, expansion: TokenStream) {
        let tokens: Vec<TokenTree> = expansion.into_iter().collect();
        for (at, token) in tokens.iter().enumerate() {
            let TokenTree::Group(group) = token else { continue };
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            let before = at.checked_sub(2).map(|at| tokens[at].to_string());
            match &inner[..] {
                [TokenTree::Ident(name), TokenTree::Group(list), TokenTree::Group(_)]
                    if before.is_some_and(|word| word == "call") =>
                {
                    let known = self.parameters.entry(name.to_string()).or_default();
                    known.push(format!("{name} {list}"));
                }
                _ => self.find_parameters(group.stream()),
            }
        }
    }

    fn finish_calls(&mut self) {
        for (name, arguments) in &self.calls {
            let known = self.parameters.get(name).into_iter().flatten();
            self.inputs.extend(known.map(|head| ("call", format!("{head} ({arguments})"))));
        }
    }
}

/// A function up to its body, or to its `;`.
fn up_to_body(tokens: &[TokenTree]) -> Option<TokenStream> {
    let function = tokens.iter().position(|token| matches!(token, TokenTree::Ident(word) if word == "fn"))?;
    let end = tokens[function..].iter().position(|token| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        _ => false,
    })?;
    Some(tokens[..=function + end].iter().cloned().collect())
}
