// psf/requests src/requests/models.py: Response.iter_content / generate
use std::iter;

use nonlocal::nonlocal;

struct Raw {
    data: String,
}

impl Raw {
    fn read(&mut self, n: usize) -> String {
        let n = n.min(self.data.len());
        self.data.drain(..n).collect()
    }
}

struct Response {
    raw: Raw,
    content: Option<String>,
    consumed: bool,
}

impl Response {
    #[nonlocal]
    fn iter_content(&mut self, chunk_size: usize) -> Result<Box<dyn Iterator<Item = String> + '_>, String> {
        fn generate() -> Option<String> {
            nonlocal!(self);
            let chunk = self.raw.read(chunk_size);
            if chunk.is_empty() {
                self.consumed = true;
                return None;
            }
            Some(chunk)
        }
        if self.consumed && self.content.is_none() {
            return Err("stream consumed".to_string());
        } else if chunk_size < 1 {
            return Err("chunk size".to_string());
        }
        if self.consumed {
            let content = self.content.clone().unwrap();
            let slices: Vec<String> = content
                .as_bytes()
                .chunks(chunk_size)
                .map(|c| String::from_utf8_lossy(c).into_owned())
                .collect();
            Ok(Box::new(slices.into_iter()))
        } else {
            Ok(Box::new(iter::from_fn(generate)))
        }
    }
}

fn main() {
    let mut r = Response { raw: Raw { data: "abcdefg".to_string() }, content: None, consumed: false };
    for size in [0, 3, 2] {
        let read = r.iter_content(size).map(|chunks| chunks.collect::<Vec<String>>());
        match read {
            Ok(chunks) => println!("{} {}", chunks.join("|"), if r.consumed { "True" } else { "False" }),
            Err(e) => println!("{e}"),
        }
    }
    r.content = Some("xyz".to_string());
    println!("{}", r.iter_content(2).unwrap().collect::<Vec<String>>().join("|"));
}
