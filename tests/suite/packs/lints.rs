//! Rules that can never fire, rules that another always covers, and what it costs to find them.

use super::named;
use neglect_screen::authoring::check;
use neglect_screen::pack::{DiagnosticCode, Pack};

use super::diagnostics::SOUND;

fn found(added: &str) -> Vec<(DiagnosticCode, Option<String>, String)> {
    let text = format!("{SOUND}{added}");
    let parsed = Pack::parse("x.toml", &text).unwrap_or_else(|error| panic!("{error}"));
    check(&[parsed])
        .into_iter()
        .filter(|found| found.code != named("missing_example"))
        .map(|found| (found.code, found.rule, found.message))
        .collect()
}

fn rule(id: &str, when: &str, rest: &str) -> String {
    format!("[[rule]]\nid = \"{id}\"\nwhen = {when}\ntext = \"t\"\nbasis = \"design\"\n{rest}\n")
}

const PROMPT: &str = "then = { concern = \"prompt\" }";

fn never_fires(when: &str) -> bool {
    let found = found(&rule("x", when, PROMPT));
    found.iter().any(|(code, ..)| *code == named("never_fires"))
}

#[test]
fn a_count_beyond_what_there_is_can_never_be_reached() {
    assert!(never_fires("{ seen = \"food.*\", at_least = 2, distinct = \"code\" }"));
    assert!(!never_fires("{ seen = [\"food.*\", \"home.*\"], at_least = 2, distinct = \"code\" }"));
    assert!(never_fires("{ seen = \"food.*\", at_least = 2, distinct = \"form\" }"));
    assert!(never_fires("{ seen = \"food.hungry\", by = \"health\", at_least = 2, distinct = \"agency\" }"));
    assert!(never_fires("{ seen = \"food.hungry\", at_least = 8, distinct = \"day\", within = \"1 week\" }"));
    assert!(!never_fires(
        "{ seen = \"food.hungry\", at_least = 7, distinct = \"day\", within = \"1 week\" }"
    ));
    assert!(never_fires(
        "{ at_least = 3, of = [{ seen = \"food.hungry\" }, { fact = \"bed.own\", is = true }] }"
    ));
    assert!(never_fires("{ found = { rules = [\"hungry\"], at_least = 2, distinct = \"rule\" } }"));
}

#[test]
fn contradictions_can_never_be_true() {
    assert!(never_fires(
        "{ all = [{ fact = \"bed.sum\", at_least = 3 }, { fact = \"bed.sum\", below = 3 }] }"
    ));
    assert!(!never_fires(
        "{ all = [{ fact = \"bed.sum\", at_least = 3 }, { fact = \"bed.sum\", at_most = 3 }] }"
    ));
    assert!(never_fires(
        "{ all = [{ fact = \"bed.place\", is = \"cot\" }, { fact = \"bed.place\", is = \"sofa\" }] }"
    ));
    assert!(never_fires("{ all = [{ age = { below = \"2 years\" } }, { age = { from = \"24 months\" } }] }"));
    assert!(!never_fires(
        "{ all = [{ age = { below = \"2 years\" } }, { age = { from = \"23 months\" } }] }"
    ));
    assert!(never_fires("{ age = { from = \"3 years\", below = \"2 years\" } }"));
    assert!(!never_fires("{ age = { below = \"0 days\", unborn = true } }"));
}

#[test]
fn ages_of_a_rule_and_its_indicator_must_meet() {
    let indicator = "[[indicator]]\ncode = \"teeth.decay\"\nlabel = \"l\"\nages = { from = \"1 year\" }\n";
    let for_ages = |ages: &str| {
        let rule = rule("x", "{ seen = \"teeth.decay\" }", &format!("{PROMPT}\nages = {ages}"));
        found(&format!("{indicator}{rule}")).iter().any(|(code, ..)| *code == named("never_fires"))
    };
    assert!(for_ages("{ below = \"12 months\" }"));
    assert!(!for_ages("{ below = \"13 months\" }"));
}

#[test]
fn patterns_count_findings_and_never_patterns() {
    let one = rule("one", "{ found = { concern = \"consider\" } }", PROMPT);
    let counts = |condition: &str| {
        let two = rule("two", condition, PROMPT);
        found(&format!("{one}{two}")).iter().any(|(code, ..)| *code == named("never_fires"))
    };
    assert!(counts("{ found = { rules = [\"one\"] } }"));
    assert!(counts("{ found = { rules = [\"hungry\"], concern = \"immediate\" } }"));
    assert!(counts("{ found = { rules = [\"hungry\"], hazard = true } }"));
    assert!(!counts("{ found = { rules = [\"hungry\", \"one\"], concern = \"suspect\" } }"));
}

/// Whether a rule with the first condition is said to be covered by one with the second.
fn covered(narrow: &str, wide: &str) -> bool {
    covered_with(narrow, PROMPT, wide, PROMPT)
}

fn covered_with(narrow: &str, narrow_rest: &str, wide: &str, wide_rest: &str) -> bool {
    // The wide one comes last, so that two equal ones are told apart.
    let text = format!("{}{}", rule("narrow", narrow, narrow_rest), rule("wide", wide, wide_rest));
    let found = found(&text);
    found.iter().any(|(code, rule, message)| {
        *code == named("covered")
            && rule.as_deref() == Some("sound/narrow")
            && message.contains("`sound/wide`")
    })
}

#[test]
fn a_narrower_condition_with_no_more_to_say_is_covered() {
    let hungry = "{ seen = \"food.hungry\", at_least = 2, within = \"12 months\" }";
    assert!(covered("{ seen = \"food.hungry\", at_least = 3, within = \"1 year\" }", hungry));
    assert!(covered("{ seen = \"food.hungry\", at_least = 3, within = \"latest 6 weeks\" }", hungry));
    assert!(!covered("{ seen = \"food.hungry\", at_least = 3 }", hungry));
    assert!(!covered("{ seen = \"food.hungry\", at_least = 3, within = \"13 months\" }", hungry));
    assert!(!covered(
        "{ seen = \"food.hungry\", at_least = 3, distinct = \"agency\", within = \"6 months\" }",
        hungry
    ));
    assert!(!covered("{ seen = \"food.*\", subject = \"sibling\" }", "{ seen = \"food.hungry\" }"));
    assert!(covered("{ seen = \"food.*\", by = \"health\" }", "{ seen = \"food.hungry\" }"));
}

#[test]
fn higher_values_of_a_rising_scale_are_covered_by_lower_ones() {
    let of = |value: &str| format!("{{ seen = \"food.hungry\", with = {{ pattern = \"{value}\" }} }}");
    assert!(covered(&of("repeated"), &of("once")));
    assert!(!covered(&of("once"), &of("repeated")));
    let route = |value: &str| format!("{{ seen = \"food.hungry\", with = {{ route = {value} }} }}");
    assert!(covered(&route("\"told\""), &route("[\"told\", \"seen\"]")));
    assert!(!covered(&route("[\"told\", \"seen\"]"), &route("\"told\"")));
}

#[test]
fn parts_are_compared_with_parts() {
    let (a, b, c) = (
        "{ seen = \"food.hungry\" }",
        "{ fact = \"bed.own\", is = false }",
        "{ fact = \"bed.sum\", at_least = 3 }",
    );
    assert!(covered(&format!("{{ all = [{a}, {b}] }}"), &format!("{{ any = [{b}, {c}] }}")));
    assert!(covered(
        &format!("{{ at_least = 2, of = [{a}, {b}, {c}] }}"),
        &format!("{{ any = [{a}, {b}, {c}] }}")
    ));
    assert!(covered(
        &format!("{{ at_least = 2, of = [{a}, {b}, {c}] }}"),
        &format!("{{ any = [{a}, {b}] }}")
    ));
    assert!(!covered(&format!("{{ any = [{a}, {b}] }}"), &format!("{{ all = [{a}, {b}] }}")));
    assert!(covered("{ fact = \"bed.sum\", above = 3 }", c));
    assert!(!covered("{ fact = \"bed.sum\", above = 2 }", c));
    assert!(covered("{ fact = \"bed.sum\", between = [3, 4] }", "{ fact = \"bed.sum\", known = true }"));
}

#[test]
fn a_rule_with_more_to_say_is_not_covered() {
    let hungry = "{ seen = \"food.hungry\" }";
    let suspect = "then = { concern = \"suspect\" }";
    assert!(!covered_with(hungry, suspect, hungry, PROMPT));
    assert!(!covered_with(
        hungry,
        "then = { concern = \"prompt\", next = [\"record\"] }",
        hungry,
        "then = { concern = \"consider\" }"
    ));
    assert!(!covered_with(hungry, PROMPT, hungry, &format!("{suspect}\nages = {{ below = \"5 years\" }}")));
    assert!(!covered_with(hungry, PROMPT, hungry, &format!("{suspect}\nexplained_by = [\"medical\"]")));
    assert!(covered_with(
        hungry,
        &format!("{PROMPT}\nexplained_by = [\"any\"]"),
        hungry,
        &format!("{suspect}\nexplained_by = [\"medical\"]")
    ));
    let gate = "[[rule.gate]]\nid = \"g\"\nwhen = { fact = \"bed.own\", is = true }\ntext = \"t\"";
    assert!(!covered_with(hungry, PROMPT, hungry, &format!("{suspect}\n{gate}")));
    assert!(covered_with(hungry, &format!("{PROMPT}\n{gate}"), hungry, &format!("{suspect}\n{gate}")));
    assert!(!covered_with(hungry, &format!("{PROMPT}\nenabled = false"), hungry, suspect));
}
