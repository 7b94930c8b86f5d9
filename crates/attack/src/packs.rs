//! Any bytes as a pack.

use neglect_screen::authoring::analyse;
use neglect_screen::case::Limits;
use neglect_screen::pack::PackText;
use neglect_screen::{Case, Evaluator, PackError, Screener};

/// A pack is refused at places of its text, or built; one that is built screens and replays a case that says what its rules
/// look for, and both evaluators agree.
pub fn pack(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let pack = PackText::from_file("any.toml", text.to_string());
    let sound = analyse([&pack], None).is_sound();
    let build = |evaluator| Screener::builder().pack("any.toml", &*text).evaluator(evaluator).build();
    match (build(Evaluator::Compiled), build(Evaluator::Reference)) {
        (Ok(compiled), Ok(reference)) => {
            assert!(sound, "a pack that can be used is sound");
            let case = case_for(&compiled);
            let screened = compiled.screen(&case).map(|report| report.to_json());
            assert!(
                screened == reference.screen(&case).map(|report| report.to_json()),
                "the evaluators agree"
            );
            drop(compiled.replay(&case));
        }
        (Err(error), Err(_)) => {
            assert!(!sound, "a pack that cannot be used has errors");
            refused_at_places(&error, &text);
        }
        _ => panic!("one evaluator takes a pack that the other refuses"),
    }
}

fn refused_at_places(error: &PackError, text: &str) {
    assert!(!error.diagnostics.is_empty(), "a refusal has a reason");
    let lines = text.split('\n').count();
    for diagnostic in &error.diagnostics {
        assert!(diagnostic.span.end <= text.len(), "within the text");
        assert!((1..=lines).contains(&diagnostic.place.line), "on one of its lines");
    }
}

/// A case in which each of a pack's first codes was seen on three days.
fn case_for(screener: &Screener) -> Case {
    let codes = screener.indicators().iter().take(12).map(|indicator| indicator.code.to_string());
    let seen = codes.flat_map(|code| {
        ["2026-10-02", "2026-10-03", "2026-03-01"]
            .map(|on| serde_json::json!({ "code": code, "on": on, "by": "education" }))
    });
    let observations: Vec<_> = seen
        .zip(0..)
        .map(|(mut observation, n)| {
            observation["id"] = format!("o{n}").into();
            observation
        })
        .collect();
    let case = serde_json::json!({
        "schema": 1, "case": "any", "as_of": "2026-11-21", "child": { "born": "2020-03-01" }, "observations": observations
    });
    let json = serde_json::to_vec(&case).expect("a value can be written");
    Case::from_json(&json, &Limits::default()).expect("codes of a pack are codes of a case")
}
