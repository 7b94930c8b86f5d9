//! What packs, cases and files call themselves never acts on the terminal.

use super::run::{err, file, out, run};

/// Sets the terminal's title, clears the screen, and turns the direction of reading.
const HOSTILE: &str = "\\u001b]0;owned\\u0007\\u001b[2J\\u202etxet\\u2028Concern: nothing";

fn acts(text: &str) -> bool {
    text.chars().any(|character| {
        (character.is_control() && !matches!(character, '\n' | '\t'))
            || matches!(character, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    })
}

/// A pack whose every text is hostile.
fn pack() -> String {
    let text = format!(
        r#"
[pack]
id = "mine"
version = "1"
title = "Mine {HOSTILE}"
jurisdiction = "England {HOSTILE}"
[[indicator]]
code = "mine.seen"
label = "Seen {HOSTILE}"
channel = "alerting"
[[rule]]
id = "seen"
when = {{ seen = "mine.seen" }}
then = {{ concern = "consider" }}
text = "It was seen {HOSTILE}"
note = "Mind {HOSTILE}"
basis = "design"
checked = "text"
"#
    );
    file("hostile-pack.toml", &text)
}

#[test]
fn texts_of_a_pack_that_act_are_refused_and_shown_clean() {
    let pack = &pack();
    let case = r#"{"schema":1,"case":"c","as_of":"2026-11-21","child":{"born":"2020-03-01"},"observations":[{"id":"o1","code":"mine.seen","on":"2026-10-02","by":"education"}]}"#;
    for arguments in [
        &["screen", "-", "--pack", pack][..],
        &["screen", "-", "--pack", pack, "--format", "html"],
        &["replay", "-", "--pack", pack],
        &["codes", "--search", "mine.seen", "--pack", pack],
        &["explain", "mine/seen", "--pack", pack],
        &["packs", "--pack", pack],
    ] {
        let done = run(arguments, case);
        assert_eq!(done.status.code(), Some(3), "{arguments:?}: {}", err(&done));
        assert!(out(&done).is_empty(), "{arguments:?}: {:?}", out(&done));
        assert_eq!(err(&done).matches("[control_character]").count(), 5, "{arguments:?}: {}", err(&done));
        assert!(!acts(&err(&done)) && !err(&done).contains("\nConcern: nothing"), "{arguments:?}");
    }
}

#[test]
fn a_pack_s_mistakes_are_shown_clean_and_at_their_places() {
    let text = "[pack]\nid = \"x\"\nversion = \"1\"\ntitle = \"t\u{202e}\u{9b}\" # \u{1b}[2J\njurisdiction = \"E\"\n\
        [[\"\u{2028}rule\"]]\n";
    let done = run(&["check", &file("hostile-mistakes.toml", text)], "");
    assert_eq!(done.status.code(), Some(3));
    let shown = err(&done);
    assert!(!acts(&shown), "{shown:?}");
    assert!(shown.contains("hostile-mistakes.toml:4:"), "{shown}");
}

#[test]
fn names_on_the_command_line_are_shown_clean() {
    let hostile = "no\u{1b}[2Jsuch\u{202e}";
    for arguments in [&["screen", hostile][..], &["explain", hostile], &["measures", hostile]] {
        let done = run(arguments, "");
        assert!(!acts(&err(&done)) && err(&done).contains("no?[2Jsuch"), "{:?}", err(&done));
    }
}

#[test]
fn what_organisations_return_is_shown_clean() {
    let csv = "organisation,contact,date,priority,action,status\n\
        \"Pol\u{1b}]0;x\u{7}ice\",,2026-10-01,R1,\"a \u{202e}b\",Not started\n";
    let csv = file("hostile-returns.csv", csv);
    for arguments in [
        &["response", "matrix", &csv][..],
        &["response", "matrix", &csv, "--format", "html"],
        &["response", "matrix", &csv, "--format", "csv"],
        &["response", "overview", &csv],
        &["response", "check", &csv],
    ] {
        let done = run(arguments, "");
        assert!(!acts(&out(&done)) && !acts(&err(&done)), "{arguments:?}: {:?}", out(&done));
    }
}
