//! What the published cases look like, as hashes that every language replays: `tests/vectors/rendered/`.
//! `tests/vectors/write.sh` writes them anew.

use std::path::{Path, PathBuf};

use neglect_render::{html, text};
use neglect_screen::vectors::fnv1a;
use neglect_screen::{Case, Limits};
use serde_json::{Value, json};

use super::cases::england;

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// The hashes of what is made of one case of `tests/vectors/england-cases.json`.
fn rendered(vector: &Value) -> Value {
    let case = vector["case"].as_str().unwrap();
    let case = Case::from_json(case.as_bytes(), &Limits::default()).unwrap();
    let (report, replay) = (england().screen(&case).unwrap(), england().replay(&case).unwrap());
    let hash = |text: String| format!("{:016x}", fnv1a(text.as_bytes()));
    json!({
        "name": vector["name"],
        "report_text": hash(text::report(&report).to_string()),
        "report_html": hash(html::report(&report, None)),
        "report_html_with_replay": hash(html::report(&report, Some(&replay))),
        "report_fragment": hash(html::report_fragment(&report, None)),
        "replay_text": hash(text::replay(&replay).to_string()),
        "replay_html": hash(html::replay(&replay)),
        "replay_fragment": hash(html::replay_fragment(&replay)),
    })
}

#[test]
fn every_published_case_is_shown_as_its_vector_says() {
    let read = |path: &str| std::fs::read(repository(path)).unwrap();
    let cases: Value = serde_json::from_slice(&read("tests/vectors/england-cases.json")).unwrap();
    let rendered: Vec<Value> = cases["vectors"].as_array().unwrap().iter().map(rendered).collect();
    assert!(rendered.len() > 20, "{}", rendered.len());
    let written = json!({ "format": 1, "of": "england-cases.json", "rendered": rendered });
    let path = "tests/vectors/rendered/england-cases.json";
    if std::env::var_os("NEGLECT_WRITE_VECTORS").is_some() {
        let text = serde_json::to_string_pretty(&written).unwrap() + "\n";
        std::fs::write(repository(path), text).unwrap();
    }
    let committed: Value = serde_json::from_slice(&read(path)).unwrap();
    assert!(
        committed == written,
        "{path} says otherwise: run tests/vectors/write.sh and look at the difference"
    );
}
