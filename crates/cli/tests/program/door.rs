//! The door of the rules library and the program say the same of the same input.

use std::fs;
use std::path::{Path, PathBuf};

use neglect_screen::partnership::door::{Counting, confidence_json, response_json};
use serde_json::{Value, json};

use super::run::{err, folder, out, run_in};

/// The input that the tests of all doors share.
fn input() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/partnership")
}

fn stored(name: &str) -> String {
    fs::read_to_string(input().join(name)).unwrap()
}

fn answer(arguments: &[&str]) -> String {
    let output = run_in(&input(), arguments);
    assert!(!output.stdout.is_empty(), "{arguments:?}: {}", err(&output));
    out(&output)
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn measures_are_published_alike_in_every_form() {
    let mut counting = Counting::new(br#"{ "by": ["agency", "age_band"], "period": "quarter" }"#).unwrap();
    let refused = counting.count(stored("reports.jsonl").as_bytes());
    for area in ["local", "national"] {
        let command = |format: &str| {
            let options =
                ["--by", "agency,age_band", "--period", "quarter", "--area", area, "--format", format];
            answer(&[&["measures", "reports.jsonl"], &options[..]].concat())
        };
        let publish = |format: &str| {
            let options = json!({ "area": area, "format": format }).to_string();
            parsed(&counting.publish(options.as_bytes()).unwrap())
        };
        assert_eq!(publish("json"), parsed(&command("json")));
        for format in ["csv", "text"] {
            assert_eq!(publish(format)["text"], command(format), "{format}");
        }
    }
    let folder = folder("door");
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (tally, bad) = (path("tally.json"), path("bad.txt"));
    let options = ["--by", "agency,age_band", "--period", "quarter", "--tally", &tally, "--bad-rows", &bad];
    answer(&[&["measures", "reports.jsonl"], &options[..]].concat());
    assert_eq!(fs::read_to_string(tally).unwrap(), counting.to_json());
    let named: String =
        refused.iter().map(|line| format!("reports.jsonl:{}: {}\n", line.line, line.problem)).collect();
    assert_eq!((fs::read_to_string(bad).unwrap(), refused.len()), (named, 2));
}

#[test]
fn responses_are_checked_compared_and_converted_alike_in_every_form() {
    let response = parsed(&stored("health-visiting.json"));
    let ask = |request: Value| parsed(&response_json(request.to_string().as_bytes()).unwrap());
    let of_all = |command: &str, more: Value| {
        let mut request =
            json!({ "command": command, "responses": [response], "csv": [stored("returns.csv")] });
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        ask(request)
    };
    let files = ["health-visiting.json", "returns.csv"];
    let matrix =
        |format: &str| answer(&[&["response", "matrix"], &files[..], &["--format", format]].concat());
    assert_eq!(of_all("matrix", json!({})), parsed(&matrix("json")));
    for format in ["csv", "text", "html"] {
        assert_eq!(of_all("matrix", json!({ "format": format }))["text"], matrix(format), "{format}");
    }
    let overview = |more: &[&str]| answer(&[&["response", "overview"], &files[..], more].concat());
    let old = json!({ "as_of": "2026-11-21", "stale_after": "6 months" });
    let arguments = ["--as-of", "2026-11-21", "--stale-after", "6 months", "--json"];
    assert_eq!(of_all("overview", old), parsed(&overview(&arguments)));
    assert_eq!(of_all("overview", json!({})), parsed(&overview(&["--json"])));
    assert_eq!(of_all("overview", json!({ "format": "text" }))["text"], overview(&[]));
    let check = of_all("check", json!({}));
    assert_eq!(
        (&check["responses"], &check["answers"], &check["refused"]),
        (&5.into(), &8.into(), &0.into())
    );
    let lines: String = check["rows"]
        .as_array()
        .unwrap()
        .iter()
        .zip(files)
        .map(|(row, file)| {
            format!("{file}: {} response(s), {} answer(s)\n", row["responses"], row["answers"])
        })
        .collect();
    assert_eq!(answer(&[&["response", "check"], &files[..]].concat()), lines);

    let template = |format: &str| {
        answer(&[
            "response",
            "template",
            "--organisation",
            "Fire",
            "--date",
            "2026-10-01",
            "--format",
            format,
        ])
    };
    let request = |format: &str| {
        ask(json!({ "command": "template", "organisation": "Fire", "date": "2026-10-01", "format": format }))
    };
    assert_eq!(request("json")["responses"][0], parsed(&template("json")));
    assert_eq!(request("csv")["text"], template("csv"));
    let one = json!({ "command": "convert", "responses": [response] });
    let converted = answer(&["response", "convert", "health-visiting.json", "--format", "json"]);
    assert_eq!(ask(one)["responses"][0], parsed(&converted));
    let csv = answer(&[&["response", "convert"], &files[..], &["--format", "csv"]].concat());
    assert_eq!(of_all("convert", json!({ "format": "csv" }))["text"], csv);
}

#[test]
fn confidence_is_told_alike_in_every_form() {
    for by in ["role", "sector"] {
        let command = |format: &str| answer(&["confidence", "answers.csv", "--by", by, "--format", format]);
        let ask = |format: &str| {
            let request = json!({ "csv": [stored("answers.csv")], "by": by, "format": format });
            parsed(&confidence_json(request.to_string().as_bytes()).unwrap())
        };
        assert_eq!(ask("json")["confidence"], parsed(&command("json")));
        assert_eq!(ask("json")["refused"].as_array().unwrap().len(), 2);
        for format in ["csv", "text"] {
            assert_eq!(ask(format)["text"], command(format), "{format}");
        }
    }
}

#[test]
fn answers_as_records_are_counted_as_those_of_a_file() {
    let csv = stored("answers.csv");
    let mut lines = csv.lines();
    let head: Vec<&str> = lines.next().unwrap().split(',').collect();
    let record = |line: &str| -> Value {
        head.iter().zip(line.split(',')).map(|(name, cell)| ((*name).to_owned(), Value::from(cell))).collect()
    };
    let answers: Vec<Value> = lines.map(record).collect();
    let ask = |request: Value| parsed(&confidence_json(request.to_string().as_bytes()).unwrap());
    let (records, file) = (ask(json!({ "answers": answers })), ask(json!({ "csv": [csv] })));
    assert_eq!((&records["confidence"], &records["counted"]), (&file["confidence"], &file["counted"]));
    assert_eq!(records["refused"][0]["place"], "answers[6].role");
    assert_eq!(file["refused"][0]["place"], "csv[0]: line 8, role");
}
