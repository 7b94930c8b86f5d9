//! Reports, replays, decisions, packs and vectors.

use super::run::{CASE, err, file, out, run};

#[test]
fn a_case_becomes_a_report_that_a_person_can_read() {
    let done = run(&["screen", "-"], CASE);
    assert_eq!(done.status.code(), Some(0));
    let text = out(&done);
    assert!(text.contains("SUSPECT neglect"), "{text}");
    assert!(text.contains("nice/1.3.3"), "{text}");
    assert!(text.contains("children's social care"), "{text}");
    assert!(!text.contains('\u{1b}'), "no colour where the output is no terminal");
}

#[test]
fn the_numbers_behind_a_finding_are_told_in_words() {
    let marks = r"/\".repeat(19) + "/O" + &"OO".repeat(4) + &r"/\".repeat(5);
    // Twenty-nine school days from Monday 7 September 2026.
    let case = format!(
        r#"{{"schema":1,"case":"c","as_of":"2026-11-21","child":{{"born":"2016-03-01"}},
            "attendance":[{{"from":"2026-09-07","to":"2026-10-15","marks":{marks:?}}}]}}"#
    );
    let text = out(&run(&["screen", "-"], &case));
    assert!(text.contains("9 of 58 sessions missed, 15.5%"), "{text}");
}

#[test]
fn a_decision_is_recorded_with_proof_of_what_was_known_and_for_less_only_with_a_reason() {
    let decide = |course: &str, more: &[&str]| {
        let words = ["decide", "-", "--by", "education", "--role", "safeguarding lead", "--on", "2026-11-21"];
        run(&[&words[..], &["--decision", course], more].concat(), CASE)
    };
    let for_less = decide("early_help", &[]);
    assert_eq!(for_less.status.code(), Some(1));
    assert!(out(&for_less).is_empty() && err(&for_less).contains("reason_required"), "{}", err(&for_less));
    let reasoned = decide("early_help", &["--reason", "referred yesterday by the school nurse"]);
    assert_eq!(reasoned.status.code(), Some(0), "{}", err(&reasoned));
    let decided = decide("refer", &[]);
    assert_eq!(decided.status.code(), Some(0), "{}", err(&decided));
    let record: serde_json::Value = serde_json::from_str(&out(&decided)).unwrap();
    assert_eq!(record["had"]["concern"], "suspect");
    for digest in ["case_digest", "report_digest"] {
        assert_eq!(record["had"][digest].as_str().unwrap().len(), 64);
    }

    let kept = file("decision.json", &out(&decided));
    let same = run(&["decide", "-", "--against", &kept], CASE);
    assert_eq!(same.status.code(), Some(0), "{}", out(&same));
    let changed = run(&["decide", "-", "--against", &kept], &CASE.replace("persistent", "once"));
    assert_eq!(changed.status.code(), Some(1));
    assert!(
        out(&changed).contains("case_digest") && out(&changed).contains("report_digest"),
        "{}",
        out(&changed)
    );
    let other_packs = run(&["decide", "-", "--against", &kept, "--pack", "levels-neutral"], CASE);
    assert!(out(&other_packs).contains("packs"), "{}", out(&other_packs));

    let no_role =
        run(&["decide", "-", "--decision", "refer", "--by", "education", "--on", "2026-11-21"], CASE);
    assert_eq!(no_role.status.code(), Some(2), "{}", err(&no_role));
}

#[test]
fn a_bad_line_is_named_and_counted_and_stops_nothing() {
    let lines = format!("{CASE}\nnot json\n\n{}\n", CASE.replace("c1", "c2"));
    let done = run(&["screen", "-", "--lines"], &lines);
    assert_eq!(done.status.code(), Some(1));
    let reports: Vec<serde_json::Value> =
        out(&done).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let cases: Vec<&str> = reports.iter().map(|report| report["case"].as_str().unwrap()).collect();
    assert_eq!(cases, ["c1", "c2"]);
    assert!(err(&done).contains("line 2"), "{}", err(&done));
    assert!(err(&done).contains("2 cases screened, 1 lines"), "{}", err(&done));
}

#[test]
fn many_cases_come_out_in_order_and_as_one_by_one() {
    let lines: String = (0..600).map(|n| CASE.replace("c1", &format!("c{n}")) + "\n").collect();
    let done = run(&["screen", "-", "--lines", "--quiet"], &lines);
    assert_eq!(done.status.code(), Some(0));
    let text = out(&done);
    let reports: Vec<&str> = text.lines().collect();
    assert_eq!(reports.len(), 600);
    let alone = run(&["screen", "-", "--format", "jsonl"], &CASE.replace("c1", "c534"));
    assert_eq!(reports[534], out(&alone).trim_end());
}

#[test]
fn mistakes_in_a_case_are_named_by_place_and_never_shown() {
    let done = run(&["screen", "-"], &CASE.replace("2026-10-02", "Tuesday, at home"));
    assert_eq!(done.status.code(), Some(1));
    assert!(err(&done).contains("observations[0].on"), "{}", err(&done));
    assert!(!err(&done).contains("Tuesday"), "{}", err(&done));
}

#[test]
fn strict_mode_refuses_what_no_pack_knows() {
    let unknown = CASE.replace("hygiene.smelly_and_dirty", "never.heard_of");
    assert_eq!(run(&["screen", "-"], &unknown).status.code(), Some(0));
    let done = run(&["screen", "-", "--strict"], &unknown);
    assert_eq!(done.status.code(), Some(1));
    assert!(err(&done).contains("observations[0].code"), "{}", err(&done));
}

#[test]
fn the_page_is_one_file_that_fetches_nothing() {
    let page = out(&run(&["screen", "-", "--format", "html"], CASE));
    assert!(page.starts_with("<!DOCTYPE html>"));
    assert!(page.contains("lang=\"en-GB\""));
    for outside in ["<script", "<link", "src=", "@import", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
    for section in ["findings", "next", "time", "account", "caveats"] {
        assert!(page.contains(&format!("id=\"{section}\"")), "{section}");
    }
}

#[test]
fn the_page_of_a_case_of_up_to_two_hundred_records_shows_what_was_known_when() {
    let case = |records: usize| {
        let observation =
            r#"{"id":"o1","code":"hygiene.smelly_and_dirty","on":"2026-10-02","by":"education"}"#;
        let observations: Vec<String> =
            (0..records).map(|nth| observation.replace("o1", &format!("o{nth}"))).collect();
        format!(
            r#"{{"schema":1,"case":"c","as_of":"2026-11-21","child":{{"born":"2020-03-01"}},"observations":[{}]}}"#,
            observations.join(",")
        )
    };
    let page = |records: usize| out(&run(&["screen", "-", "--format", "html"], &case(records)));
    assert!(page(200).contains("id=\"known\""));
    assert!(!page(201).contains("id=\"known\""));
}

#[test]
fn replay_shows_when_concern_was_first_reached() {
    let text = out(&run(&["replay", "-"], CASE));
    assert!(text.contains("suspect was first reached on 2026-10-02"), "{text}");
    let picture = out(&run(&["replay", "docs/examples/case.json", "--format", "svg"], ""));
    assert!(picture.starts_with("<svg") && picture.trim_end().ends_with("</svg>"), "{picture}");
}

#[test]
fn a_pack_s_mistakes_are_shown_at_their_line_with_the_help() {
    let text = "[pack]\nid = \"x\"\nversoin = \"1\"\ntitle = \"t\"\njurisdiction = \"E\"\n";
    let done = run(&["check", &file("misspelt.toml", text)], "");
    assert_eq!(done.status.code(), Some(3));
    assert!(err(&done).contains("3 │ versoin"), "{}", err(&done));
    assert!(err(&done).contains("did you mean `version`"), "{}", err(&done));
}

/// Every mistake used to be shown with the whole of its line: a thousand of them came to thirty megabytes.
#[test]
fn many_mistakes_in_one_line_are_each_shown_by_what_stands_around_them() {
    let parts = "{ seen = \"hygiene.smely\" }, ".repeat(1_024);
    let text = format!(
        "[pack]\nid = \"x\"\nversion = \"1\"\ntitle = \"t\"\njurisdiction = \"E\"\n[[rule]]\nid = \"r\"\nwhen = {{ any = [{parts}] }}\nthen = {{ concern = \"prompt\" }}\ntext = \"t\"\nbasis = \"design\"\n"
    );
    let pack = file("one-line.toml", &text);
    let done = run(&["check", &pack], "");
    std::fs::remove_file(&pack).unwrap();
    let shown = err(&done);
    assert_eq!(done.status.code(), Some(3));
    assert_eq!(shown.matches("error[unknown_code]").count(), 1_024);
    assert!(shown.len() < 1_024 * 1_024, "{}", shown.len());
    assert!(shown.contains("one-line.toml:8:17"), "{}", &shown[..2_000]);
}

#[test]
fn a_pack_may_be_a_folder_and_its_mistakes_name_their_file() {
    let folder = std::env::temp_dir().join(format!("neglect-screen-folder-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("rules")).unwrap();
    let path = folder.to_str().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
    let rule = "[[rule]]\nid = \"a\"\nwhen = { seen = \"hygiene.smely\" }\nthen = { concern = \"prompt\" }\ntext = \"t\"\nbasis = \"design\"\n";
    write("rules/a.toml", rule);
    let headless = run(&["check", path], "");
    assert_eq!(headless.status.code(), Some(4));
    assert!(err(&headless).contains("a folder without pack.toml is no pack"), "{}", err(&headless));
    write("pack.toml", "[pack]\nid = \"ours\"\nversion = \"1\"\ntitle = \"t\"\njurisdiction = \"E\"\n");
    let done = run(&["check", path], "");
    assert_eq!(done.status.code(), Some(3));
    assert!(err(&done).contains("rules/a.toml:3:17"), "{}", err(&done));
    write("rules/a.toml", &rule.replace("hygiene.smely", "hygiene.smelly_and_dirty"));
    let report = out(&run(&["screen", "-", "--pack", path], CASE));
    assert!(report.contains("ours/a"), "{report}");
    std::fs::create_dir(folder.join("rules/deeper")).unwrap();
    assert_eq!(run(&["check", path], "").status.code(), Some(4));
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn rules_codes_and_schemas_can_be_looked_up() {
    let rule = out(&run(&["explain", "nice/1.3.3"], ""));
    assert!(rule.contains("Fires when") && rule.contains("recalled, not yet read"), "{rule}");
    let unknown = run(&["explain", "1.3.3"], "");
    assert_eq!(unknown.status.code(), Some(1));
    assert!(err(&unknown).contains("did you mean nice/1.3.3"), "{}", err(&unknown));
    let page = out(&run(&["explain", "never_fires"], ""));
    assert!(page.starts_with("warning: never_fires\nA rule, or a part of one"), "{page}");
    assert!(page.contains("\nWhy\n") && page.contains("\n    when = {") && !page.contains("```"), "{page}");
    let slip = run(&["explain", "never_fire"], "");
    assert_eq!(slip.status.code(), Some(1));
    assert!(err(&slip).contains("did you mean never_fires?"), "{}", err(&slip));
    let codes = out(&run(&["codes", "--search", "smelly"], ""));
    assert!(codes.contains("hygiene.smelly_and_dirty"), "{codes}");
    for of in ["case", "report", "decision"] {
        let schema: serde_json::Value = serde_json::from_str(&out(&run(&["schema", of], ""))).unwrap();
        assert!(schema["$schema"].is_string());
    }
    assert!(out(&run(&["packs", "--all"], "")).contains("local/northumberland.toml"));
    assert!(out(&run(&["completions", "bash"], "")).contains("neglect-screen"));
}

#[test]
fn vectors_are_written_and_replayed_and_one_that_differs_is_named() {
    let written = run(&["vectors", "docs/examples/case.json", "--title", "One"], "");
    let text = out(&written);
    assert!(text.contains("\"name\": \"case\"") && text.contains("\"title\": \"One\""));
    let path = file("vectors.json", &text);
    assert!(out(&run(&["vectors", "--check", &path], "")).contains("1 vectors agree, 0 differ"));
    let path = file("bent.json", &text.replacen("withdrawn", "cheerful", 1));
    let bent = run(&["vectors", "--check", &path], "");
    assert_eq!(bent.status.code(), Some(1));
    assert!(err(&bent).contains("case:"), "{}", err(&bent));
}
