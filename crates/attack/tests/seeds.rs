//! A short attack on each way in, from the seeds of `fuzz/`. What a long one finds becomes a seed.

use std::path::Path;

/// Seeds of a target, and how many changed ones are tried beside them.
fn holds(target: &str, changed: usize, property: fn(&[u8])) {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds").join(target);
    assert!(neglect_attack::attack(&seeds, changed, property) > changed);
}

#[test]
fn any_bytes_as_a_case_are_read_whole_or_refused_with_reasons() {
    holds("case_json", 3000, neglect_attack::case_json);
}

#[test]
fn a_replay_of_any_case_ends_as_its_report_stands() {
    holds("replay", 150, neglect_attack::replay);
}

#[test]
fn any_bytes_as_a_pack_are_refused_at_their_places_or_screen_alike_by_both_evaluators() {
    holds("pack", 150, neglect_attack::pack);
}

#[test]
fn any_request_is_answered_or_refused_with_reasons_and_publishes_nothing_unsafe() {
    holds("request", 800, neglect_attack::request);
}

#[test]
fn any_tally_is_taken_as_it_came_or_refused_and_publishes_nothing_unsafe() {
    holds("tally", 200, neglect_attack::tally);
}

#[test]
fn any_bytes_as_a_word_form_are_read_whole_or_refused_with_reasons() {
    holds("word", 2000, neglect_attack::word);
}

#[test]
fn any_bytes_as_a_file_of_any_source_are_read_or_refused_and_every_value_has_one_fate() {
    holds("imports", 1500, neglect_attack::imports);
}
