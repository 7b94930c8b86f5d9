//! How the program ends: what the help promises of the exit codes.

use std::fs::File;
use std::process::{Output, Stdio};

use super::run::{CASE, err, file, out, program, run};

/// Every command, each with arguments with which it writes something.
fn commands() -> Vec<Vec<String>> {
    let case = file("exit-codes-case.json", CASE);
    let lines = file("exit-codes-cases.jsonl", &format!("{CASE}\n"));
    let csv = "tests/partnership/returns.csv";
    let commands = [
        format!("screen {case}"),
        format!("screen {case} --format json"),
        format!("screen {case} --format html"),
        format!("screen {lines}"),
        format!("screen {lines} --format text"),
        format!("screen {lines} --responses"),
        format!("replay {case}"),
        format!("replay {case} --format json"),
        format!("replay {case} --format svg"),
        format!("replay {case} --format html"),
        format!("decide {case} --decision refer --by education --role lead --on 2026-11-21"),
        "check packs/tools/baby-check.toml".into(),
        "packs".into(),
        "packs --format json".into(),
        "codes".into(),
        "codes --format json".into(),
        "explain nice/1.3.3".into(),
        "schema".into(),
        format!("sleep --case {case}"),
        format!("sleep plan {case}"),
        format!("sleep plan {case} --format html"),
        format!("sleep next {case}"),
        format!("vectors {case}"),
        format!("vectors --check {}", file("exit-codes-vectors.json", &out(&run(&["vectors", &case], "")))),
        "measures tests/partnership/reports.jsonl".into(),
        "measures tests/partnership/reports.jsonl --format html".into(),
        format!("response check {csv}"),
        format!("response matrix {csv}"),
        format!("response matrix {csv} --format html"),
        format!("response overview {csv}"),
        "response template".into(),
        format!("response convert {csv} --format csv"),
        "confidence tests/partnership/answers.csv".into(),
        "completions bash".into(),
        "help".into(),
        "--version".into(),
    ];
    commands.iter().map(|command| command.split(' ').map(str::to_owned).collect()).collect()
}

fn run_onto(arguments: &[String], stdout: impl Into<Stdio>, stderr: impl Into<Stdio>) -> Output {
    let mut program = program();
    let child = program.args(arguments).stdin(Stdio::null()).stdout(stdout).stderr(stderr).spawn();
    child.unwrap().wait_with_output().unwrap()
}

/// A file on a disk that is full.
fn full() -> File {
    File::options().write(true).open("/dev/full").unwrap()
}

#[test]
fn the_help_documents_the_exit_codes() {
    let help = out(&run(&["--help"], ""));
    let codes = help.split_once("Exit codes: ").unwrap().1.split_whitespace().collect::<Vec<_>>().join(" ");
    for code in [
        "0 everything was done; ",
        "1 some input has mistakes",
        "2 the command line has a mistake; ",
        "3 a pack",
        "4 a file",
    ] {
        assert!(codes.contains(code), "{codes}");
    }
}

#[test]
fn nought_is_that_everything_was_done() {
    for arguments in
        [&["screen", "-"][..], &["codes"], &["schema"], &["check", "packs/tools/baby-check.toml"]]
    {
        assert_eq!(run(arguments, CASE).status.code(), Some(0), "{arguments:?}");
    }
}

#[test]
fn one_is_that_input_has_mistakes_or_what_was_asked_for_is_not_there() {
    let csv = file("exit-codes-answers.csv", "role,period,item,value\npirate,2026,C6,very\n");
    let refused = file("exit-codes-refused.csv", "organisation,contact\n");
    for arguments in [
        &["screen", "-"][..],
        &["screen", "-", "--lines"],
        &["replay", "-"],
        &["decide", "-", "--against", "Cargo.toml"],
        &["sleep", "plan", "-"],
        &["sleep", "next", "-"],
        &["explain", "no/such.rule"],
        &["codes", "--search", "no such words"],
        &["measures", "-"],
        &["confidence", &csv],
        &["response", "check", &refused],
    ] {
        let done = run(arguments, "{ not a case");
        assert_eq!(done.status.code(), Some(1), "{arguments:?}");
        assert!(!err(&done).is_empty(), "{arguments:?}");
    }
}

#[test]
fn two_is_that_the_command_line_has_a_mistake() {
    for arguments in [&["scren"][..], &[], &["screen"], &["screen", "-", "--format", "pdf"], &["decide", "-"]]
    {
        let done = run(arguments, "");
        assert_eq!(done.status.code(), Some(2), "{arguments:?}");
        assert!(!err(&done).is_empty() && out(&done).is_empty(), "{arguments:?}");
    }
}

#[test]
fn three_is_that_a_pack_or_a_definition_has_errors() {
    let toml = &file("exit-codes-wrong.toml", "[wrong]\n");
    for arguments in [
        &["check", toml][..],
        &["screen", "-", "--pack", toml],
        &["packs", "--pack", toml],
        &["measures", "-", "--measures", toml],
        &["measures", "-", "--settings", toml],
        &["confidence", "-", "--survey", toml],
        &["response", "template", "--tool", toml],
    ] {
        let done = run(arguments, CASE);
        assert_eq!(done.status.code(), Some(3), "{arguments:?}");
        assert!(!err(&done).is_empty(), "{arguments:?}");
    }
}

#[test]
fn four_is_that_a_file_could_not_be_read_or_written() {
    let csv = "tests/partnership/returns.csv";
    for arguments in [
        &["screen", "no-such-file.json"][..],
        &["screen", "no-such-file.jsonl"],
        &["check", "no-such-file.toml"],
        &["vectors", "--check", "no-such-file.json"],
        &["measures", "no-such-file.jsonl"],
        &["confidence", "no-such-file.csv"],
        &["response", "check", "no-such-file.docx"],
        &["response", "matrix", csv, "--out", "/no/such/folder/matrix.html"],
        &["measures", "-", "--bad-rows", "/no/such/folder/bad.txt"],
        &["sleep", "--case", "docs/examples/case.json", "--save", "/no/such/folder/case.json"],
    ] {
        let done = run(arguments, "");
        assert_eq!(done.status.code(), Some(4), "{arguments:?}");
        assert!(
            err(&done).contains("no-such-file") || err(&done).contains("/no/such/folder"),
            "{}",
            err(&done)
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error_with_a_message_and_never_a_panic() {
    for arguments in commands() {
        let done = run_onto(&arguments, full(), Stdio::piped());
        assert_eq!(done.status.code(), Some(4), "{arguments:?}: {}", err(&done));
        assert!(err(&done).contains("cannot write standard output: "), "{arguments:?}: {}", err(&done));
    }
    for arguments in [
        "response matrix tests/partnership/returns.csv --out /dev/full",
        "measures tests/partnership/reports.jsonl --bad-rows /dev/full",
        "measures tests/partnership/reports.jsonl --tally /dev/full",
    ] {
        let arguments: Vec<&str> = arguments.split(' ').collect();
        let done = run(&arguments, "");
        assert_eq!(done.status.code(), Some(4), "{arguments:?}: {}", err(&done));
        assert!(err(&done).contains("cannot write /dev/full: "), "{}", err(&done));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_standard_error_that_cannot_be_written_changes_no_exit_code() {
    let wrong = file("exit-codes-silent.toml", "[wrong]\n");
    for (arguments, code) in [
        ("scren", 2),
        ("explain no/such.rule", 1),
        (&*format!("check {wrong}"), 3),
        ("screen no-such-file.json", 4),
        ("measures tests/partnership/reports.jsonl", 1),
        ("sleep --case docs/examples/case.json", 0),
    ] {
        let arguments: Vec<String> = arguments.split(' ').map(str::to_owned).collect();
        assert_eq!(run_onto(&arguments, Stdio::null(), full()).status.code(), Some(code), "{arguments:?}");
    }
}

#[test]
fn a_closed_pipe_is_an_error_with_a_message_and_never_a_panic() {
    let lines: String = (0..2_000).map(|n| CASE.replace("c1", &format!("c{n}")) + "\n").collect();
    let lines = file("exit-codes-many.jsonl", &lines);
    // Each writes more than a pipe holds, so that it meets the closed end wherever it is by then.
    for arguments in
        [&["codes", "--format", "json"][..], &["screen", &lines], &["screen", &lines, "--format", "text"]]
    {
        let mut program = program();
        let mut child =
            program.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let done = child.wait_with_output().unwrap();
        assert_eq!(done.status.code(), Some(4), "{arguments:?}: {}", err(&done));
        assert!(err(&done).contains("cannot write standard output: "), "{arguments:?}: {}", err(&done));
    }
}
