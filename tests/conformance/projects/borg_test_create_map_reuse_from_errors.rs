// borgbackup/borg src/borg/testsuite/archiver/create_cmd_test.py: test_create_map_reuse_from_errors / expect_error
use nonlocal::nonlocal;

struct Archiver {
    fork: bool,
    ran: Vec<String>,
}

fn cmd(archiver: &mut Archiver, args: &[&str], exit_code: i32) -> Result<(), i32> {
    archiver.ran.push(args.join(" "));
    let code = if args.contains(&"--map") && !args.contains(&"ref") { 2 } else { 0 };
    if archiver.fork {
        assert_eq!(code, exit_code, "{args:?}");
        Ok(())
    } else if code != 0 {
        Err(code)
    } else {
        Ok(())
    }
}

#[nonlocal]
fn check(archiver: &mut Archiver) -> Result<usize, i32> {
    let map_path = "input.map";
    fn expect_error(code: i32, args: &[&str]) -> Result<(), i32> {
        nonlocal!(archiver);
        if archiver.fork {
            cmd(archiver, args, code)?;
        } else if let Err(e) = cmd(archiver, args, 0) {
            assert_eq!(e, code);
            archiver.ran.push("raised".to_string());
        }
        Ok(())
    }
    cmd(archiver, &["create", "ref2", "input"], 0)?;
    expect_error(2, &["create", "--map", map_path, "test"])?;
    expect_error(2, &["create", "--map", map_path, "--path", "input", "test"])?;
    cmd(archiver, &["create", "--map", map_path, "ref", "test"], 0)?;
    Ok(archiver.ran.len())
}

fn main() {
    for fork in [true, false] {
        let mut a = Archiver { fork, ran: Vec::new() };
        let n = check(&mut a).unwrap();
        let quoted: Vec<String> = a.ran.iter().map(|line| format!("'{line}'")).collect();
        println!("{n} [{}]", quoted.join(", "));
    }
}
