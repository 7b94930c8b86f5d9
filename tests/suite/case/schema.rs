//! The schemas in `schema/` are what the types say.
//!
//! To write them anew: `NEGLECT_SCREEN_WRITE_SCHEMA=1 cargo test --test suite schema`, or
//! `cargo run -- schema case > schema/case.schema.json`.

use std::path::Path;

fn hold(file: &str, now: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema").join(file);
    if std::env::var_os("NEGLECT_SCREEN_WRITE_SCHEMA").is_some() {
        std::fs::write(&path, now).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    if kept != now {
        let differ: Vec<String> = similar(&kept, now);
        panic!(
            "schema/{file} is not what the types say:\n{}\nwrite it anew with \
             `NEGLECT_SCREEN_WRITE_SCHEMA=1 cargo test --test suite schema` and look at the difference",
            differ.join("\n")
        );
    }
}

/// The lines that differ, with a sign for the side they are on: the common start and end are left out.
fn similar(kept: &str, now: &str) -> Vec<String> {
    let (kept, now): (Vec<&str>, Vec<&str>) = (kept.lines().collect(), now.lines().collect());
    let start = kept.iter().zip(&now).take_while(|(a, b)| a == b).count();
    let end = kept[start..].iter().rev().zip(now[start..].iter().rev()).take_while(|(a, b)| a == b).count();
    let side = |lines: &[&str], sign: char| -> Vec<String> {
        lines[start..lines.len() - end].iter().map(|line| format!("{sign} {line}")).collect()
    };
    [side(&kept, '-'), side(&now, '+')].concat()
}

#[test]
fn the_schema_of_a_case_is_what_the_types_say() {
    hold("case.schema.json", &neglect_screen::schema::case());
}

#[test]
fn the_schema_of_a_report_is_what_the_types_say() {
    hold("report.schema.json", &neglect_screen::schema::report());
}

#[test]
fn the_schema_of_a_replay_is_what_the_types_say() {
    hold("replay.schema.json", &neglect_screen::schema::replay());
}

#[test]
fn the_schema_of_a_decision_is_what_the_types_say() {
    hold("decision.schema.json", &neglect_screen::schema::decision());
}

#[test]
fn a_difference_is_shown_line_by_line() {
    assert_eq!(similar("a\nb\nc\nd", "a\nx\nd"), ["- b", "- c", "+ x"]);
    assert_eq!(similar("a\nb", "a\na\nb"), ["+ a"]);
}

#[test]
fn no_schema_holds_the_links_of_rust() {
    use neglect_screen::schema;
    for schema in [schema::case(), schema::report(), schema::replay(), schema::decision()] {
        let link = schema.lines().find(|line| line.contains("[`"));
        assert_eq!(link, None, "give the type a description of its own: #[schemars(description = …)]");
    }
}
