//! The programs in `docs/c.md` are those that are tested: `NEGLECT_WRITE=1 cargo test -p neglect-screen-c --test guide`
//! takes them into the guide.

use std::fs;
use std::path::{Path, PathBuf};

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// The guide, with each program as its file has it: what follows a line `<!-- its path -->`, between fences.
fn with_programs(guide: &str) -> (String, Vec<String>) {
    let (mut whole, mut rest, mut shown) = (String::new(), guide, Vec::new());
    while let Some(at) = rest.find("<!-- bindings/c/examples/") {
        let fence = at + rest[at..].find("```c\n").unwrap() + "```c\n".len();
        let path = &rest[at + "<!-- ".len()..at + rest[at..].find(" -->").unwrap()];
        whole += &rest[..fence];
        whole += &fs::read_to_string(repository(path)).unwrap();
        shown.push(path.to_owned());
        rest = &rest[fence + rest[fence..].find("```").unwrap()..];
    }
    (whole + rest, shown)
}

#[test]
fn the_guide_shows_the_programs_that_are_tested() {
    let file = repository("docs/c.md");
    let guide = fs::read_to_string(&file).unwrap();
    let (whole, mut shown) = with_programs(&guide);
    if std::env::var_os("NEGLECT_WRITE").is_some() {
        fs::write(&file, &whole).unwrap();
    } else {
        assert!(guide == whole, "docs/c.md shows other programs; write it with NEGLECT_WRITE=1");
    }
    let programs = fs::read_dir(repository("bindings/c/examples")).unwrap();
    let mut programs: Vec<String> = programs
        .map(|file| format!("bindings/c/examples/{}", file.unwrap().file_name().into_string().unwrap()))
        .collect();
    programs.sort();
    shown.sort();
    assert_eq!(programs, shown);
}
