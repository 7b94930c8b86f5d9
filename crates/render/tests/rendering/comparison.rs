//! What packs say otherwise, as text and as a page: words for people, with the codes behind them.

use neglect_compare::{Comparison, compare};
use neglect_render::{html, text};
use neglect_screen::Screener;

use super::cases::england;

/// England's packs against the same with one more rule.
fn one_rule_more(when: &str) -> Comparison {
    let pack = format!(
        r#"
        [pack]
        id = "ours"
        version = "1"
        title = "Ours"
        jurisdiction = "England"
        [[rule]]
        id = "more"
        when = {when}
        then = {{ concern = "prompt" }}
        text = "Ask."
        basis = "local_policy"
        "#
    );
    compare(england(), &Screener::builder().england().pack("ours.toml", pack).build().unwrap(), &[])
}

#[test]
fn a_witness_is_told_in_words_with_the_codes_behind_them() {
    let seen = one_rule_more("{ seen = 'hygiene.smelly_and_dirty' }");
    let page = html::comparison(&seen);
    for told in [text::comparison(&seen).to_string(), page] {
        assert!(told.contains("Smelly and dirty (hygiene.smelly_and_dirty), health"), "{told}");
    }
}

#[test]
fn an_answer_of_a_witness_is_told_by_its_question() {
    let not_sober = "{ fact = 'safe_sleep.sober_now', is = false }";
    let answered = one_rule_more(&format!("{{ all = [{not_sober}, {{ age = {{ below = '6 months' }} }}] }}"));
    let wanted = "Safe sleep: how and where a baby sleeps (safe_sleep): Is an adult who has had no alcohol and no recreational \
        drugs with the baby now, and staying tonight? (sober_now): no";
    for told in [text::comparison(&answered).to_string(), html::comparison(&answered)] {
        assert!(told.contains(wanted), "{told}");
    }
}
