// dask/dask dask/dataframe/io/parquet/utils.py: _analyze_paths / _join_path / _scrub
use nonlocal::nonlocal;

struct Fs {
    sep: &'static str,
}

#[nonlocal]
fn analyze(files: &[&str], fs: &Fs, root: Option<&str>) -> Result<(String, Vec<String>), String> {
    fn join_path(path: &[&str]) -> Result<String, String> {
        fn scrub(i: usize, p: &str) -> String {
            let mut p = p.replace(fs.sep, "/");
            if p.is_empty() {
                return ".".to_string();
            }
            if p.ends_with('/') {
                p.pop();
            }
            if i > 0 && p.starts_with('/') {
                p.remove(0);
            }
            p
        }
        let mut prefix = String::new();
        let mut path: Vec<String> = path.iter().map(|p| p.to_string()).collect();
        if !path.is_empty() && !path[0].is_empty() {
            if path[0].starts_with('/') {
                prefix = "/".to_string();
                path[0] = path[0][1..].to_string();
            } else if fs.sep == "\\" && path[0][1..].starts_with(":/") {
                prefix = path[0][..3].to_string();
                path[0] = path[0][3..].to_string();
            }
        }
        let mut scrubbed: Vec<String> = Vec::new();
        for (i, p) in path.iter().enumerate() {
            scrubbed.extend(scrub(i, p).split('/').map(str::to_string));
        }
        let mut simpler: Vec<String> = Vec::new();
        for s in scrubbed {
            if s == "." {
                continue;
            } else if s == ".." {
                if !simpler.is_empty() {
                    if simpler[simpler.len() - 1] == ".." {
                        simpler.push(s);
                    } else {
                        simpler.pop();
                    }
                } else if !prefix.is_empty() {
                    return Err("can not get parent of root".to_string());
                } else {
                    simpler.push(s);
                }
            } else {
                simpler.push(s);
            }
        }
        if simpler.is_empty() {
            return Ok(if prefix.is_empty() { ".".to_string() } else { prefix });
        }
        Ok(prefix + &simpler.join("/"))
    }
    let mut parts_list: Vec<Vec<String>> = Vec::new();
    for f in files {
        parts_list.push(join_path(&[f])?.split('/').map(str::to_string).collect());
    }
    let mut base: Vec<String>;
    if let Some(root) = root {
        base = join_path(&[root])?.split('/').map(str::to_string).collect();
        if !parts_list.iter().all(|p| p.starts_with(&base)) {
            return Err("outside of the root".to_string());
        }
    } else {
        base = parts_list[0][..parts_list[0].len() - 1].to_vec();
        for parts in &parts_list {
            let mut j = parts.len() - 1;
            for (k, (b, p)) in base.iter().zip(parts).enumerate() {
                if b != p {
                    j = k;
                    break;
                }
            }
            base.truncate(j);
        }
    }
    Ok((base.join("/"), parts_list.iter().map(|p| p[base.len()..].join("/")).collect()))
}

fn show(files: &[&str], fs: &Fs, root: Option<&str>) {
    match analyze(files, fs, root) {
        Ok((base, out)) => println!("{base} {}", out.join(",")),
        Err(e) => println!("{e}"),
    }
}

fn main() {
    show(&["/a/b/c.x", "/a/./b/d/e.x"], &Fs { sep: "/" }, None);
    show(&["a\\b\\c", "a\\q\\..\\b\\d\\"], &Fs { sep: "\\" }, None);
    show(&["/a/../../b"], &Fs { sep: "/" }, None);
    show(&["/a/b"], &Fs { sep: "/" }, Some("/a"));
    show(&["/a/b"], &Fs { sep: "/" }, Some("/c"));
}
