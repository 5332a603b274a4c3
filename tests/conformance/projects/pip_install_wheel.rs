// pypa/pip src/pip/_internal/operations/install/wheel.py: _install_wheel / record_installed, root_scheme_file_maker ..
use std::collections::{BTreeMap, BTreeSet};

use nonlocal::nonlocal;

struct File {
    src: String,
    dest: String,
    changed: bool,
}

impl File {
    fn new(src: &str, dest: String) -> File {
        File { src: src.to_string(), dest, changed: false }
    }
    fn save(&mut self) {
        self.changed = self.src.ends_with(".py");
    }
}

type Installed = (BTreeMap<String, String>, BTreeSet<String>);

#[nonlocal]
fn install(wheel_path: &str, lib_dir: &str, records: &[&str]) -> Result<Installed, String> {
    let mut installed = BTreeMap::new();
    let mut changed = BTreeSet::new();
    fn record_installed(src: &str, dest: &str, #[default(false)] modified: bool) {
        nonlocal!(installed, changed);
        let new = dest.strip_prefix(&format!("{lib_dir}/")).unwrap_or(dest).to_string();
        installed.insert(src.to_string(), new.clone());
        if modified {
            changed.insert(new);
        }
    }
    fn is_dir(path: &str) -> bool {
        path.ends_with('/')
    }
    fn assert_inside(dest: &str, target: &str) -> Result<(), String> {
        if target.contains("..") {
            return Err(format!("{wheel_path} has {target} outside of {dest}"));
        }
        Ok(())
    }
    fn root_maker(dest: &str) -> impl Fn(&str) -> Result<File, String> {
        fn make(record: &str) -> Result<File, String> {
            let target = format!("{dest}/{record}");
            assert_inside(dest, &target)?;
            Ok(File::new(record, target))
        }
        make
    }
    fn data_maker(schemes: &[(&str, &str)]) -> impl Fn(&str) -> Result<File, String> {
        let paths: BTreeMap<String, String> =
            schemes.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect();
        fn make(record: &str) -> Result<File, String> {
            let parts: Vec<&str> = record.splitn(3, '/').collect();
            if parts.len() < 3 {
                return Err(format!("unexpected file in {wheel_path}: {record}"));
            }
            let (key, sub) = (parts[1], parts[2]);
            if !paths.contains_key(key) {
                return Err(format!("unknown scheme {key} in {wheel_path}"));
            }
            let target = format!("{}/{sub}", paths[key]);
            assert_inside(&paths[key], &target)?;
            Ok(File::new(record, target))
        }
        make
    }
    let files: Vec<&str> = records.iter().copied().filter(|r| !is_dir(r)).collect();
    let make_root = root_maker(lib_dir);
    let schemes = [("scripts", "/bin"), ("purelib", lib_dir)];
    let make_data = data_maker(&schemes);
    let mut made = Vec::new();
    for r in files {
        made.push(if r.contains(".data/") { make_data(r)? } else { make_root(r)? });
    }
    for mut file in made {
        file.save();
        record_installed(&file.src, &file.dest, file.changed);
    }
    record_installed("RECORD", &format!("{lib_dir}/RECORD"));
    Ok((installed, changed))
}

fn show(records: &[&str]) {
    match install("w.whl", "/lib", records) {
        Ok((installed, changed)) => {
            let all: Vec<String> = installed.iter().map(|(k, v)| format!("{k}={v}")).collect();
            let changed: Vec<String> = changed.into_iter().collect();
            println!("{} {}", all.join(" "), changed.join(","));
        }
        Err(e) => println!("{e}"),
    }
}

fn main() {
    show(&["a/", "a/b.py", "a/c.txt", "x.data/scripts/run", "x.data/purelib/d.py"]);
    show(&["../evil"]);
    show(&["x.data/y"]);
    show(&["x.data/other/z"]);
}
