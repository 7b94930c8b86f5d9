//! Conditions in plain English.

use neglect_screen::authoring::Glossary;
use neglect_screen::pack::Pack;

use super::diagnostics::SOUND;
use super::england;

fn words(when: &str) -> String {
    let rule = format!(
        "[[rule]]\nid = \"x\"\nwhen = {when}\nthen = {{ concern = \"prompt\" }}\ntext = \"t\"\nbasis = \"design\"\n"
    );
    let parsed = Pack::parse("x", &format!("{SOUND}{rule}")).unwrap_or_else(|error| panic!("{error}"));
    let glossary = Glossary::new([&parsed.pack]);
    glossary.describe(&parsed.pack.rules[1].when).to_string()
}

#[test]
fn what_is_seen_is_said_with_labels_scales_and_counts() {
    assert_eq!(words("{ seen = \"food.hungry\" }"), "seen: “Hungry”");
    assert_eq!(
        words(
            "{ seen = \"food.hungry\", with = { pattern = \"repeated\", route = [\"told\", \"seen\"] }, at_least = 2, within = \"12 months\" }"
        ),
        "seen, at least 2 times: “Hungry”, pattern repeated or more, route told or seen, within 12 months"
    );
    assert_eq!(
        words(
            "{ seen = \"food.*\", gate = { pattern = \"persistent\" }, by = [\"health\", \"social_care\"], subject = \"sibling\", current = true }"
        ),
        "seen: anything under `food`, held back unless pattern persistent, about a brother or sister, recorded by health or social care, and still so on the case's date"
    );
    assert_eq!(
        words(
            "{ seen = { forms = [\"medical\"], channels = [\"risk_factor\"] }, at_least = 3, distinct = \"agency\", within = \"latest 1 month\" }"
        ),
        "seen, by at least 3 agencies: anything that speaks of medical neglect or any risk factor, in the 1 month to the case's date"
    );
    assert_eq!(
        words("{ seen = \"food.hungry\", with = { explanation = \"absent\" } }"),
        "seen: “Hungry”, explanation absent or more"
    );
}

#[test]
fn what_became_of_observations_is_said() {
    assert_eq!(
        words(
            "{ undecided = { channels = [\"alerting\"], reaches = \"consider\" }, at_least = 3, distinct = \"code\" }"
        ),
        "undecided, at least 3 different ones: any alerting, where what is missing could raise “consider” or more"
    );
    let on_days = "{ seen = { channels = [\"alerting\"], reaches = \"consider\" }, at_least = 3, distinct = \"day\", \
                   same = \"code\", within = \"6 months\", over = \"4 weeks\" }";
    assert_eq!(
        words(on_days),
        "seen, on at least 3 days: any alerting, whose own rules can raise “consider” or more, and which nothing explains \
         or holds back, all of one code, within 6 months, the first and the last at least 4 weeks apart"
    );
    assert_eq!(
        words("{ seen = \"food.hungry\", exempt = { explanation = \"unsuitable\" } }"),
        "seen: “Hungry”, held back where explanation unsuitable is recorded"
    );
}

#[test]
fn facts_are_said_with_their_texts_and_units() {
    assert_eq!(words("{ fact = \"bed.own\", is = false }"), "A bed of one's own (`bed.own`): no");
    assert_eq!(
        words("{ fact = \"bed.place\", one_of = [\"cot\", \"sofa\"] }"),
        "Where (`bed.place`): cot or sofa"
    );
    let absence = words("{ fact = \"attendance.absence\", at_least = \"10%\" }");
    assert!(absence.ends_with("(`attendance.absence`): at least 10%"), "{absence}");
    let sum = words("{ fact = \"bed.sum\", between = [1, 2.5], within = \"3 months\" }");
    assert!(sum.ends_with("(`bed.sum`): from 1 to 2.5, from the 3 months to the case's date"), "{sum}");
    assert!(words("{ fact = \"bed.sum\", is = 3 }").ends_with(": exactly 3"));
    assert!(words("{ fact = \"bed.sum\", known = true }").ends_with(": known"));
}

#[test]
fn findings_and_ages_are_said() {
    assert_eq!(
        words(
            "{ found = { concern = \"consider\", rules = \"hungry\", forms = [\"nutritional\"], at_least = 3, distinct = \"agency\", same_form = true, within = \"12 months\", unanswered = \"10 days\", unjoined = true } }"
        ),
        "findings from at least 3 agencies, at “consider” or above, by `sound/hungry`, of nutritional neglect, all of one form, within 12 months, to which no adequate response is recorded, 10 days later, which no response has brought together with what another agency holds"
    );
    assert_eq!(words("{ found = { hazard = true } }"), "a finding, of a hazard");
    assert_eq!(
        words("{ found = { concern = \"suspect\", answered_late = \"1 day\" } }"),
        "a finding, at “suspect” or above, to which an adequate response is recorded, more than 1 day later"
    );
    assert_eq!(
        words("{ age = { from = \"18 months\", below = \"3 years\", corrected = true, unborn = true } }"),
        "the child is at least 18 months and under 3 years old (counted from the due date where born before 37 weeks), or not born yet"
    );
}

#[test]
fn parts_stand_under_one_another() {
    assert_eq!(
        words(
            "{ at_least = 2, of = [{ seen = \"food.hungry\" }, { any = [{ fact = \"bed.own\", is = true }, { age = { below = \"1 year\" } }] }, { all = [{ seen = \"food.hungry\" }] }] }"
        ),
        "at least 2 of these:\n- seen: “Hungry”\n- any of these:\n  - A bed of one's own (`bed.own`): yes\n  - the child is under 1 year old\n- seen: “Hungry”"
    );
}

/// A name that the glossary does not know would show as a bare code.
#[test]
fn every_built_in_rule_can_be_said_without_a_bare_code() {
    let packs: Vec<Pack> = england().into_iter().map(|parsed| parsed.pack).collect();
    let glossary = Glossary::new(&packs);
    for rule in packs.iter().flat_map(|pack| &pack.rules) {
        for line in glossary.describe(&rule.when).to_string().lines() {
            let seen = line.trim_start_matches([' ', '-']).starts_with("seen");
            assert!(!seen || !line.replace("under `", "").contains(" `"), "{}: {line}", rule.id);
        }
    }
}
