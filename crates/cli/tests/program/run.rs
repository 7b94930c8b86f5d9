//! Running the program.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A case on which one rule fires.
pub const CASE: &str = r#"{"schema":1,"case":"c1","as_of":"2026-11-21","child":{"born":"2020-03-01"},"observations":[{"id":"o1","code":"hygiene.smelly_and_dirty","on":"2026-10-02","by":"education","with":{"pattern":"persistent"}}]}"#;

/// The program, in the folder of the repository.
pub fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_neglect-screen"));
    program.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).env_remove("CLICOLOR_FORCE");
    program
}

/// Runs the program with these arguments and this input.
pub fn run(arguments: &[&str], input: &str) -> Output {
    let mut program = program();
    let program = program.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = program.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // Written beside the reading, or both sides would wait for each other once the pipes are full. A program that
    // refuses its arguments never reads.
    let writer = std::thread::spawn(move || {
        let _ = stdin.write_all(input.as_bytes());
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

/// Runs the program in a folder.
pub fn run_in(folder: &Path, arguments: &[&str]) -> Output {
    program().current_dir(folder).args(arguments).output().unwrap()
}

/// What was written to standard output.
pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What was written to standard error.
pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A folder of one test's own, empty.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// The path of a file of one test's own.
pub fn path(name: &str) -> String {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name).to_str().unwrap().to_owned()
}

/// A file of one test's own.
pub fn file(name: &str, text: &str) -> String {
    let path = path(name);
    std::fs::write(&path, text).unwrap();
    path
}
