//! What holds of every text and every pack.

use super::named;
use neglect_screen::authoring::{check, errors};
use neglect_screen::pack::{Pack, ParsedPack, built_in};
use neglect_screen::testing::pack;
use proptest::prelude::*;

fn of_model(pack: Pack) -> ParsedPack {
    pack.into()
}

/// Pieces of packs: keys, words, punctuation.
fn pieces() -> impl Strategy<Value = String> {
    let words = vec![
        "[pack]\n",
        "[[rule]]\n",
        "[[example]]\n",
        "rule = ",
        "[[indicator]]\n",
        "[[tool]]\n",
        "id = ",
        "when = ",
        "seen = ",
        "fact = ",
        "found = ",
        "all = [",
        "any = [",
        "{ ",
        " }",
        "]",
        "\"a.b\"",
        "\"*\"",
        "12",
        "-1e99",
        "nan",
        "2027-02-31",
        "true",
        ", ",
        "\n",
        "with = ",
        "at_least = ",
        "within = \"latest ",
        "12 months\"",
        "\u{0}",
        "é",
        "'''",
        "qualifiers = ",
        "answer = ",
        "a.b.c = ",
        "between = [1,",
        "\"10%\"",
        "code = ",
    ];
    proptest::collection::vec(proptest::sample::select(words), 0..60).prop_map(|pieces| pieces.concat())
}

fn never_panics(text: &str) -> Result<(), TestCaseError> {
    match Pack::parse("text", text) {
        Ok(parsed) => {
            let found = check(&[parsed]);
            prop_assert!(found.iter().all(|diagnostic| diagnostic.span.end <= text.len()));
        }
        Err(error) => {
            prop_assert!(!error.diagnostics.is_empty());
            for diagnostic in error.diagnostics {
                prop_assert!(
                    diagnostic.span.start <= diagnostic.span.end && diagnostic.span.end <= text.len(),
                    "{diagnostic:?}"
                );
                let lines = text.lines().count() + 1;
                prop_assert!((1..=lines).contains(&diagnostic.place.line), "{diagnostic:?}");
            }
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn no_text_makes_reading_panic(text in ".{0,200}") {
        never_panics(&text)?;
    }

    #[test]
    fn no_pieces_of_packs_make_reading_panic(text in pieces()) {
        never_panics(&text)?;
    }

    #[test]
    fn arbitrary_packs_are_sound(pack in pack()) {
        prop_assert_eq!(errors(&[of_model(pack)]), []);
    }

    #[test]
    fn a_digest_names_what_a_pack_says(one in pack(), two in pack()) {
        prop_assert_eq!(one == two, one.digest_hex() == two.digest_hex());
        let again: Pack = serde_json::from_slice(&one.canonical()).unwrap();
        prop_assert_eq!(&again, &one);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// A built-in pack with one line changed: half of its text still means something.
    #[test]
    fn no_damage_to_a_pack_makes_reading_panic(which in 0..built_in().len(), cut in 0_usize..4000, put in pieces()) {
        let files = built_in()[which].files();
        let lines: Vec<&str> = files[0].text().lines().take(600).collect();
        let cut = cut % lines.len();
        let damaged = [&lines[..cut], &[put.as_str()], &lines[cut + 1..]].concat().join("\n");
        never_panics(&damaged)?;
    }
}

#[test]
fn text_nested_beyond_reason_is_refused_and_not_recursed_into() {
    for text in [
        format!("x = {}", "[".repeat(100_000)),
        format!("[[rule]]\nwhen = {}", "{ all = [".repeat(10_000)),
        format!("{}x = 1", "a.".repeat(100_000)),
        format!("[{}x]", "a.".repeat(50_000)),
    ] {
        assert!(Pack::parse("deep", &text).is_err());
    }
}

#[test]
fn a_text_too_large_is_refused() {
    let text = " ".repeat(1024 * 1024 + 1);
    assert_eq!(Pack::parse("large", &text).unwrap_err().diagnostics[0].code, named("too_large"));
}
