//! Everything at once: what `check` prints.

use std::time::{Duration, Instant};

use super::named;
use neglect_screen::authoring::{Analysis, analyse};
use neglect_screen::pack::{DiagnosticCode, PackText};

use super::diagnostics::SOUND;

fn analysis(text: &str) -> Analysis {
    analyse([&PackText::from_file("x.toml", text.to_owned())], Some(jiff::civil::date(2026, 11, 21)))
}

fn found(added: &str) -> Vec<(DiagnosticCode, usize)> {
    let base = SOUND.lines().count();
    let diagnostics = analysis(&format!("{SOUND}{added}")).diagnostics;
    diagnostics.iter().map(|found| (found.code, found.place.line.saturating_sub(base))).collect()
}

const RULE: &str = "[[rule]]\nid = \"x\"\nwhen = { seen = \"food.x\" }\nthen = { concern = \"prompt\" }\ntext = \"t\"\nbasis = \"design\"\n";

#[test]
fn a_sound_pack_is_sound() {
    let analysis = analysis(SOUND);
    assert!(analysis.is_sound() && analysis.diagnostics.is_empty());
}

#[test]
fn what_cannot_be_read_in_one_table_does_not_hide_what_is_wrong_in_another() {
    let other = RULE.replace("\"x\"", "\"y\"").replace("\"prompt\"", "\"worried\"");
    assert_eq!(found(&format!("{RULE}{other}")), [(named("unknown_code"), 3), (named("unknown_word"), 10)]);
}

#[test]
fn nobody_is_accused_because_of_a_name_that_could_not_be_read() {
    let indicator = "[[indicator]]\ncode = \"food.x\"\nlabel = \"l\"\nqualifiers = { pattern = 3 }\n";
    let rule = RULE.replace("\"food.x\" }", "\"food.x\", with = { pattern = \"once\" } }");
    assert_eq!(found(&format!("{indicator}{rule}")), [(named("wrong_type"), 4)]);
    let step = "[[next_step]]\nid = \"a b\"\ntext = \"t\"\nbasis = \"design\"\n";
    assert_eq!(found(&format!("{step}{RULE}")), [(named("bad_id"), 2)]);
    assert_eq!(found(&format!("{RULE}[[rule\n"))[0].0, named("syntax"));
}

#[test]
fn examples_are_run_once_the_pack_is_sound() {
    let example = "[[example]]\nrule = \"x\"\ngiven = []\nexpect = \"silent\"\n[[example]]\nrule = \"x\"\ngiven = []\nexpect = \"fires\"\n";
    let rule = RULE.replace("food.x", "food.hungry");
    assert_eq!(found(&format!("{rule}{example}")), [(named("example_fails"), 14)]);
}

#[test]
fn an_example_shows_each_thing_that_a_rule_can_do() {
    let rule = |given: &str, expect: &str| {
        format!(
            "[[rule]]\nid = \"x\"\nwhen = {{ any = [\n{{ seen = \"food.hungry\", with = {{ pattern = \"repeated\" }}, gate = {{ route = \"seen\" }} }},\n{{ all = [{{ fact = \"bed.own\", is = false }}, {{ found = {{ rules = \"hungry\", at_least = 2, distinct = \"agency\", within = \"1 month\" }} }}] }},\n] }}\nages = {{ below = \"1 year\" }}\nexplained_by = \"medical\"\nthen = {{ concern = \"immediate\" }}\ntext = \"t\"\nbasis = \"design\"\n[[example]]\nrule = \"x\"\nage = \"6 months\"\ngiven = {given}\nexpect = \"{expect}\"\n"
        )
    };
    let holds = |given: &str, expect: &str| {
        let found = found(&rule(given, expect));
        assert!(
            !found.iter().any(|(code, _)| *code != named("missing_example")),
            "{given} {expect}: {found:?}"
        );
    };
    let repeated = "{ seen = \"food.hungry\", with = { pattern = \"repeated\", route = \"seen\" }";
    holds(&format!("[{repeated} }}]"), "fires");
    // Before birth, and the rule is about the first year.
    holds(&format!("[{repeated}, ago = \"7 months\" }}]"), "silent");
    holds(&format!("[{repeated}, subject = \"sibling\" }}]"), "silent");
    holds("[{ seen = \"food.hungry\", with = { pattern = \"once\", route = \"seen\" } }]", "silent");
    holds("[{ seen = \"food.hungry\", with = { pattern = \"repeated\" } }]", "asks");
    holds("[{ seen = \"food.hungry\", with = { pattern = \"repeated\", route = \"told\" } }]", "held_back");
    let explained = |by: &str| {
        format!(
            "[{repeated}, explanation = {{ kind = \"medical\", status = \"suitable\", by = \"{by}\" }} }}]"
        )
    };
    holds(&explained("hospital"), "held_back");
    holds(&explained("family"), "asks");
    let found =
        "{ fact = \"bed.own\", value = false }, { found = \"hungry\", ago = \"3 days\", by = \"police\" }";
    holds(&format!("[{found}, {{ found = \"hungry\", ago = \"1 week\", by = \"health\" }}]"), "fires");
    holds(&format!("[{found}, {{ found = \"hungry\", ago = \"2 months\", by = \"health\" }}]"), "silent");
    holds(&format!("[{found}]"), "silent");
}

/// Twenty levels of `any` have a million ways through them, and forty-one conditions.
#[test]
fn a_condition_is_looked_at_once_however_deep_it_is_nested() {
    let rule = |id: &str, kinds: [&str; 2]| {
        let hungry = "{ seen = \"food.hungry\" }";
        let nest = |inner: String, kind: &str| format!("{{ {kind} = [{hungry}, {inner}] }}");
        let when = kinds.into_iter().cycle().take(20).fold(hungry.to_owned(), nest);
        RULE.replace("{ seen = \"food.x\" }", &when).replace("\"x\"", &format!("\"{id}\""))
    };
    let example = |rule: &str, given: &str, expect: &str| {
        format!("[[example]]\nrule = \"{rule}\"\ngiven = [{given}]\nexpect = \"{expect}\"\n")
    };
    let both = |rule: &str| {
        example(rule, "{ seen = \"food.hungry\", times = 20 }", "fires") + &example(rule, "", "silent")
    };
    let begun = Instant::now();
    let rules = rule("x", ["any", "any"]) + &rule("y", ["any", "all"]);
    let found = found(&(rules + &both("x") + &both("y")));
    let codes: Vec<DiagnosticCode> = found.iter().map(|(code, _)| *code).collect();
    assert_eq!(codes, [named("covered")]);
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
}

#[test]
fn what_conditions_select_together_has_a_limit() {
    let indicator =
        |n: usize| format!("[[indicator]]\ncode = \"many.c{n}\"\nlabel = \"l\"\nforms = [\"physical\"]\n");
    let rule = |n: usize| RULE.replace("food.x", "many.*").replace("\"x\"", &format!("\"r{n}\""));
    let pack = |rules: usize| (0..2_100).map(indicator).chain((0..rules).map(rule)).collect::<String>();
    let too_many = |added: &str| found(added).iter().any(|(code, _)| *code == named("too_many"));
    assert!(!too_many(&pack(10)));
    let found = found(&pack(2_000));
    assert_eq!(found.len(), 1, "nothing else is looked at");
    assert_eq!(found[0], (named("too_many"), 2_100 * 4 + 1_904 * 6 + 3));
}
