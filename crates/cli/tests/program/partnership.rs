//! The partnership's commands, run as a partnership runs them.

use std::fs;

use super::run::{err, folder, out, run_in as run};

/// Many reports of made-up children, by a rule that anyone can check.
fn reports(from: usize, to: usize) -> String {
    let mut text = String::new();
    for n in from..to {
        let concern = ["none_recorded", "prompt", "consider", "suspect"][n % 4];
        let month = n % 12 + 1;
        let findings = match concern {
            "consider" | "suspect" => format!(
                r#"{{"rule":"nice/x","concern":"{concern}","forms":["physical"],"from":"2026-01-05","agencies":["education"],"rests_on":[{{"on":"2026-01-05"}}]}}"#
            ),
            _ => String::new(),
        };
        text += &format!(
            r#"{{"schema":1,"case":"{n}","as_of":"2026-{month:02}-10","age":{{"unborn":false,"years":{}}},"concern":"{concern}","findings":[{findings}]}}"#,
            n % 18
        );
        text.push('\n');
    }
    text
}

#[test]
fn measures_are_the_same_over_one_core_or_many_one_file_or_several_or_tallies_of_elsewhere() {
    let folder = folder("measures_split");
    fs::write(folder.join("all.jsonl"), reports(0, 9000)).unwrap();
    fs::write(folder.join("one.jsonl"), reports(0, 5000)).unwrap();
    fs::write(folder.join("two.jsonl"), reports(5000, 9000)).unwrap();
    let options = ["--by", "agency,age_band", "--period", "quarter", "--format", "csv", "--check-children"];
    let measures = |more: &[&str]| run(&folder, &[&["measures"], more, &options].concat());
    let whole = measures(&["all.jsonl", "--jobs", "1"]);
    assert_eq!(whole.status.code(), Some(0), "{}", err(&whole));
    let csv = out(&whole);
    assert!(csv.lines().count() > 500, "{csv}");
    assert!(csv.contains("\nchildren_screened,Children screened,2026-Q1,"), "{csv}");
    assert_eq!(out(&measures(&["two.jsonl", "one.jsonl", "--jobs", "5"])), csv);
    let part = measures(&["two.jsonl", "--tally", "two.json", "--tally-only"]);
    assert!(part.status.success() && part.stdout.is_empty());
    assert_eq!(out(&measures(&["one.jsonl", "--add-tally", "two.json"])), csv);
    let twice = measures(&["one.jsonl", "all.jsonl"]);
    assert_eq!(twice.status.code(), Some(1));
    assert_eq!(measures(&["missing.jsonl"]).status.code(), Some(4));
    assert!(err(&twice).contains("[measures.child_twice]"));
}

#[test]
fn what_screening_writes_is_counted_and_with_the_responses_the_days_to_them() {
    let folder = folder("measures_screened");
    let case = |n: usize, responses: &str| {
        format!(
            r#"{{"schema":1,"case":"c{n}","as_of":"2026-11-21","child":{{"born":"2019-03-01"}},"observations":[{{"id":"o1","code":"hygiene.smelly_and_dirty","on":"2026-10-02","by":"education","with":{{"pattern":"persistent"}}}}],"responses":[{responses}]}}"#
        )
    };
    let mut cases = String::new();
    for n in 0..14 {
        // Ten are answered after four days; of four nobody knew by the case's date.
        let recorded = if n < 10 { "2026-10-06" } else { "2026-12-01" };
        let referral =
            format!(r#"{{"on":"2026-10-06","recorded":"{recorded}","by":"education","kind":"referral"}}"#);
        cases += &(case(n, &referral) + "\n");
    }
    cases += &(14..20).map(|n| case(n, "") + "\n").collect::<String>();
    fs::write(folder.join("cases.jsonl"), cases).unwrap();
    let days = |more: &[&str]| {
        let screened = run(&folder, &[&["screen", "cases.jsonl"], more].concat());
        assert!(screened.status.success(), "{}", err(&screened));
        fs::write(folder.join("reports.jsonl"), &screened.stdout).unwrap();
        let by = ["--by", "agency,age_band", "--period", "quarter", "--format", "csv", "--check-children"];
        let counted = run(&folder, &[&["measures", "reports.jsonl"][..], &by].concat());
        assert!(err(&counted).contains("20 lines counted, 0 refused"), "{}", err(&counted));
        let csv = out(&counted);
        let line = |cell: &str| {
            let start = format!(
                "days_to_response,Days from the first neglect finding to the first response,2026-Q4,education · 5 to 10,{cell},"
            );
            let line = csv
                .lines()
                .find_map(|line| line.strip_prefix(&start))
                .unwrap_or_else(|| panic!("{cell}: {csv}"));
            line.split(',').next().unwrap().to_owned()
        };
        ["1 to 7 days", "none recorded", "not known"].map(line)
    };
    assert_eq!(days(&[]), ["0", "10", "10"]);
    assert_eq!(days(&["--responses"]), ["10", "10", "0"]);
    let both = run(&folder, &["screen", "cases.jsonl", "--responses", "--format", "html"]);
    assert_eq!(both.status.code(), Some(2), "a page holds no lines");
}

#[test]
fn bad_rows_are_named_with_file_and_line_and_the_rest_is_counted() {
    let folder = folder("measures_bad_rows");
    let mut lines: Vec<String> = reports(0, 3000).lines().map(str::to_owned).collect();
    lines[6] = "{ not json, secret".into();
    lines[2999] = r#"{"schema":1,"case":"secret"}"#.into();
    fs::write(folder.join("one.jsonl"), reports(3000, 3100) + "\n\n").unwrap();
    fs::write(folder.join("two.jsonl"), lines.join("\r\n")).unwrap();
    let output = run(&folder, &["measures", "one.jsonl", "two.jsonl", "--bad-rows", "bad.txt"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("3098 lines counted, 2 refused"), "{}", err(&output));
    let named = fs::read_to_string(folder.join("bad.txt")).unwrap();
    let places: Vec<&str> = named.lines().map(|line| line.split(": ").next().unwrap()).collect();
    assert_eq!(places, ["two.jsonl:7", "two.jsonl:3000"]);
    assert!(!named.contains("secret"));
    assert!(out(&output).contains("3098"));
}

#[test]
fn the_page_of_measures_needs_nothing_else_and_shows_no_small_number() {
    let folder = folder("measures_page");
    let mut reports = reports(0, 400);
    reports += &r#"{"schema":1,"case":"x","as_of":"2026-01-10","age":{"unborn":true},"concern":"prompt"}
"#
    .repeat(3);
    fs::write(folder.join("all.jsonl"), reports).unwrap();
    let arguments = ["measures", "all.jsonl", "--by", "age_band", "--format", "html", "--out", "page.html"];
    let output = run(&folder, &arguments);
    assert!(output.status.success(), "{}", err(&output));
    let page = fs::read_to_string(folder.join("page.html")).unwrap();
    assert!(page.contains("<svg") && page.contains("<caption>Children screened</caption>"));
    assert_eq!(page.matches("http").count(), page.matches("xmlns=\"http://www.w3.org/2000/svg\"").count());
    assert!(page.contains("<th scope=\"row\">unborn</th><td>c</td>"), "{page}");
}

#[test]
fn a_word_form_goes_out_blank_comes_back_filled_in_and_is_compared_with_the_others() {
    let folder = folder("response_forms");
    let csv = "organisation,contact,date,priority,action,status\n\
        Housing,duty desk,2026-04-01,R1,\"leaflets, posters\",Not started\n\
        Housing,duty desk,2026-04-01,P5,talk about sleep,In progress: half\n";
    fs::write(folder.join("housing.csv"), csv).unwrap();
    let blank = run(&folder, &["response", "template", "--out", "blank.docx"]);
    assert!(blank.status.success(), "{}", err(&blank));
    let unfilled = run(&folder, &["response", "check", "blank.docx"]);
    assert_eq!(unfilled.status.code(), Some(1));
    assert!(err(&unfilled).contains("blank.docx: organisation: nobody is named"));
    let both = run(&folder, &["response", "check", "housing.csv", "blank.docx"]);
    assert_eq!(
        (both.status.code(), out(&both).as_str()),
        (Some(1), "housing.csv: 1 response(s), 2 answer(s)\n")
    );
    assert!(err(&both).ends_with("\n1 response(s), 2 answer(s), 1 file(s) refused\n"), "{}", err(&both));
    // To Word and back again: nothing is lost.
    let word =
        run(&folder, &["response", "convert", "housing.csv", "--format", "docx", "--out", "housing.docx"]);
    assert!(word.status.success(), "{}", err(&word));
    let json = run(&folder, &["response", "convert", "housing.docx", "--format", "json"]);
    let back: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(
        (back["organisation"].as_str(), back["contact"].as_str()),
        (Some("Housing"), Some("duty desk"))
    );
    let answers: Vec<_> = back["answers"].as_array().unwrap().iter().filter(|a| a["action"] != "").collect();
    assert_eq!(answers.len(), 2);
    assert_eq!(answers[0]["action"], "leaflets, posters");

    fs::write(
        folder.join("later.csv"),
        csv.replace("2026-04-01", "2026-10-01").replace("Not started", "Complete"),
    )
    .unwrap();
    let overview = run(
        &folder,
        &[
            "response",
            "overview",
            "housing.docx",
            "later.csv",
            "--as-of",
            "2026-11-21",
            "--stale-after",
            "1 month",
        ],
    );
    let text = out(&overview);
    assert!(text.contains("Housing: R1 forward") && text.contains("Housing: P5 unchanged"), "{text}");
    assert!(text.contains("Housing: 2026-10-01 (51 days)"), "{text}");
    let matrix = run(&folder, &["response", "matrix", "housing.docx", "later.csv"]);
    assert!(out(&matrix).starts_with("priority  Housing"), "{}", out(&matrix));
}

#[test]
fn confidence_is_told_by_role_and_bad_lines_are_named() {
    let folder = folder("confidence");
    let mut csv = String::from("role,period,item,value\n");
    csv += &"teacher,2026,C6,fairly\n".repeat(6);
    csv += &"teacher,2026,C6,not_very\n".repeat(18);
    csv += "pirate,2026,C6,very\n";
    fs::write(folder.join("answers.csv"), csv).unwrap();
    let output = run(&folder, &["confidence", "answers.csv"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("answers.csv: line 26, role:"), "{}", err(&output));
    assert!(out(&output).contains("teachers: 25.0% confident"), "{}", out(&output));
    let page = run(&folder, &["confidence", "answers.csv", "--format", "html"]);
    let page = out(&page);
    assert!(page.contains("<svg") && page.contains("for context only") && page.contains("62%"), "{page}");
}

#[test]
fn tables_are_held_against_those_that_were_published_before_them() {
    let folder = folder("measures_earlier");
    fs::write(folder.join("one.jsonl"), reports(0, 900)).unwrap();
    fs::write(folder.join("two.jsonl"), reports(0, 901)).unwrap();
    let publish =
        |file: &str, more: &[&str]| run(&folder, &[&["measures", file, "--by", "age_band"], more].concat());
    assert!(publish("one.jsonl", &["--format", "json", "--out", "earlier.json"]).status.success());
    let same = publish("one.jsonl", &["--earlier", "earlier.json"]);
    assert_eq!(same.status.code(), Some(0), "{}", err(&same));
    let later = publish("two.jsonl", &["--earlier", "earlier.json"]);
    assert_eq!(later.status.code(), Some(1));
    let told = err(&later);
    assert!(told.contains("earlier.json: Children screened: all, children: "), "{told}");
    assert!(told.contains("[disclosure.small_difference]"), "{told}");
    assert_eq!(out(&later), out(&publish("two.jsonl", &[])), "the tables are written all the same");
    let other = publish("two.jsonl", &["--earlier", "two.jsonl"]);
    assert!(other.status.code() == Some(1) && err(&other).contains("two.jsonl: line 1"), "{}", err(&other));
}
