//! Where every field of every struct lies, where pointers have 64 bits. Written by `header.rs`.
#![cfg(target_pointer_width = "64")]

use std::mem::{offset_of, size_of};

use neglect_screen_ffi::{error::*, records::*, report_structs::*, view::*};

const _: () = assert!(size_of::<neglect_str>() == 16);
const _: () = assert!(offset_of!(neglect_str, ptr) == 0);
const _: () = assert!(offset_of!(neglect_str, len) == 8);

const _: () = assert!(size_of::<neglect_fault>() == 64);
const _: () = assert!(offset_of!(neglect_fault, path) == 0);
const _: () = assert!(offset_of!(neglect_fault, code) == 16);
const _: () = assert!(offset_of!(neglect_fault, message) == 32);
const _: () = assert!(offset_of!(neglect_fault, help) == 48);

const _: () = assert!(size_of::<neglect_optional>() == 8);
const _: () = assert!(offset_of!(neglect_optional, given) == 0);
const _: () = assert!(offset_of!(neglect_optional, value) == 4);

const _: () = assert!(size_of::<neglect_child>() == 80);
const _: () = assert!(offset_of!(neglect_child, struct_size) == 0);
const _: () = assert!(offset_of!(neglect_child, sex) == 4);
const _: () = assert!(offset_of!(neglect_child, born) == 8);
const _: () = assert!(offset_of!(neglect_child, due) == 16);
const _: () = assert!(offset_of!(neglect_child, gestation_weeks) == 24);
const _: () = assert!(offset_of!(neglect_child, gestation_days) == 32);
const _: () = assert!(offset_of!(neglect_child, birth_weight_g) == 40);
const _: () = assert!(offset_of!(neglect_child, birth_weight_sds) == 48);
const _: () = assert!(offset_of!(neglect_child, mid_parental_height_sds) == 64);

const _: () = assert!(size_of::<neglect_pair>() == 32);
const _: () = assert!(offset_of!(neglect_pair, name) == 0);
const _: () = assert!(offset_of!(neglect_pair, value) == 16);

const _: () = assert!(size_of::<neglect_observation>() == 152);
const _: () = assert!(offset_of!(neglect_observation, struct_size) == 0);
const _: () = assert!(offset_of!(neglect_observation, by) == 4);
const _: () = assert!(offset_of!(neglect_observation, id) == 8);
const _: () = assert!(offset_of!(neglect_observation, code) == 24);
const _: () = assert!(offset_of!(neglect_observation, system) == 40);
const _: () = assert!(offset_of!(neglect_observation, on) == 56);
const _: () = assert!(offset_of!(neglect_observation, subject) == 60);
const _: () = assert!(offset_of!(neglect_observation, until) == 64);
const _: () = assert!(offset_of!(neglect_observation, recorded) == 72);
const _: () = assert!(offset_of!(neglect_observation, with) == 80);
const _: () = assert!(offset_of!(neglect_observation, with_count) == 88);
const _: () = assert!(offset_of!(neglect_observation, event) == 96);
const _: () = assert!(offset_of!(neglect_observation, explanation_kind) == 112);
const _: () = assert!(offset_of!(neglect_observation, explanation_status) == 128);
const _: () = assert!(offset_of!(neglect_observation, explanation_by) == 132);
const _: () = assert!(offset_of!(neglect_observation, note) == 136);

const _: () = assert!(size_of::<neglect_answer>() == 40);
const _: () = assert!(offset_of!(neglect_answer, question) == 0);
const _: () = assert!(offset_of!(neglect_answer, value) == 16);
const _: () = assert!(offset_of!(neglect_answer, kind) == 32);
const _: () = assert!(offset_of!(neglect_answer, reserved) == 36);

const _: () = assert!(size_of::<neglect_assessment>() == 96);
const _: () = assert!(offset_of!(neglect_assessment, struct_size) == 0);
const _: () = assert!(offset_of!(neglect_assessment, by) == 4);
const _: () = assert!(offset_of!(neglect_assessment, id) == 8);
const _: () = assert!(offset_of!(neglect_assessment, tool) == 24);
const _: () = assert!(offset_of!(neglect_assessment, on) == 40);
const _: () = assert!(offset_of!(neglect_assessment, reserved) == 44);
const _: () = assert!(offset_of!(neglect_assessment, recorded) == 48);
const _: () = assert!(offset_of!(neglect_assessment, accredited) == 56);
const _: () = assert!(offset_of!(neglect_assessment, answers) == 64);
const _: () = assert!(offset_of!(neglect_assessment, answers_count) == 72);
const _: () = assert!(offset_of!(neglect_assessment, evidence) == 80);
const _: () = assert!(offset_of!(neglect_assessment, evidence_count) == 88);

const _: () = assert!(size_of::<neglect_attendance>() == 80);
const _: () = assert!(offset_of!(neglect_attendance, struct_size) == 0);
const _: () = assert!(offset_of!(neglect_attendance, by) == 4);
const _: () = assert!(offset_of!(neglect_attendance, id) == 8);
const _: () = assert!(offset_of!(neglect_attendance, from) == 24);
const _: () = assert!(offset_of!(neglect_attendance, to) == 28);
const _: () = assert!(offset_of!(neglect_attendance, recorded) == 32);
const _: () = assert!(offset_of!(neglect_attendance, marks) == 40);
const _: () = assert!(offset_of!(neglect_attendance, totals_given) == 56);
const _: () = assert!(offset_of!(neglect_attendance, possible) == 60);
const _: () = assert!(offset_of!(neglect_attendance, present) == 64);
const _: () = assert!(offset_of!(neglect_attendance, authorised) == 68);
const _: () = assert!(offset_of!(neglect_attendance, unauthorised) == 72);
const _: () = assert!(offset_of!(neglect_attendance, reserved) == 76);

const _: () = assert!(size_of::<neglect_appointment>() == 88);
const _: () = assert!(offset_of!(neglect_appointment, struct_size) == 0);
const _: () = assert!(offset_of!(neglect_appointment, by) == 4);
const _: () = assert!(offset_of!(neglect_appointment, id) == 8);
const _: () = assert!(offset_of!(neglect_appointment, on) == 24);
const _: () = assert!(offset_of!(neglect_appointment, service) == 28);
const _: () = assert!(offset_of!(neglect_appointment, outcome) == 32);
const _: () = assert!(offset_of!(neglect_appointment, subject) == 36);
const _: () = assert!(offset_of!(neglect_appointment, recorded) == 40);
const _: () = assert!(offset_of!(neglect_appointment, essential) == 48);
const _: () = assert!(offset_of!(neglect_appointment, books_alone) == 56);
const _: () = assert!(offset_of!(neglect_appointment, explanation_kind) == 64);
const _: () = assert!(offset_of!(neglect_appointment, explanation_status) == 80);
const _: () = assert!(offset_of!(neglect_appointment, explanation_by) == 84);

const _: () = assert!(size_of::<neglect_growth>() == 120);
const _: () = assert!(offset_of!(neglect_growth, struct_size) == 0);
const _: () = assert!(offset_of!(neglect_growth, by) == 4);
const _: () = assert!(offset_of!(neglect_growth, id) == 8);
const _: () = assert!(offset_of!(neglect_growth, on) == 24);
const _: () = assert!(offset_of!(neglect_growth, reserved) == 28);
const _: () = assert!(offset_of!(neglect_growth, recorded) == 32);
const _: () = assert!(offset_of!(neglect_growth, weight_g) == 40);
const _: () = assert!(offset_of!(neglect_growth, height_mm) == 48);
const _: () = assert!(offset_of!(neglect_growth, weight_sds) == 56);
const _: () = assert!(offset_of!(neglect_growth, weight_centile) == 72);
const _: () = assert!(offset_of!(neglect_growth, height_sds) == 88);
const _: () = assert!(offset_of!(neglect_growth, bmi_sds) == 104);

const _: () = assert!(size_of::<neglect_response>() == 56);
const _: () = assert!(offset_of!(neglect_response, struct_size) == 0);
const _: () = assert!(offset_of!(neglect_response, by) == 4);
const _: () = assert!(offset_of!(neglect_response, id) == 8);
const _: () = assert!(offset_of!(neglect_response, on) == 24);
const _: () = assert!(offset_of!(neglect_response, kind) == 28);
const _: () = assert!(offset_of!(neglect_response, recorded) == 32);
const _: () = assert!(offset_of!(neglect_response, to) == 40);
const _: () = assert!(offset_of!(neglect_response, to_count) == 48);

const _: () = assert!(size_of::<neglect_pack>() == 56);
const _: () = assert!(offset_of!(neglect_pack, id) == 0);
const _: () = assert!(offset_of!(neglect_pack, version) == 16);
const _: () = assert!(offset_of!(neglect_pack, digest) == 32);
const _: () = assert!(offset_of!(neglect_pack, review_overdue) == 48);

const _: () = assert!(size_of::<neglect_strs>() == 16);
const _: () = assert!(offset_of!(neglect_strs, items) == 0);
const _: () = assert!(offset_of!(neglect_strs, count) == 8);

const _: () = assert!(size_of::<neglect_level>() == 96);
const _: () = assert!(offset_of!(neglect_level, level) == 0);
const _: () = assert!(offset_of!(neglect_level, name) == 16);
const _: () = assert!(offset_of!(neglect_level, text) == 32);
const _: () = assert!(offset_of!(neglect_level, legal) == 48);
const _: () = assert!(offset_of!(neglect_level, cites) == 64);
const _: () = assert!(offset_of!(neglect_level, number) == 80);
const _: () = assert!(offset_of!(neglect_level, basis) == 84);
const _: () = assert!(offset_of!(neglect_level, checked) == 88);

const _: () = assert!(size_of::<neglect_resting>() == 64);
const _: () = assert!(offset_of!(neglect_resting, input) == 0);
const _: () = assert!(offset_of!(neglect_resting, what) == 16);
const _: () = assert!(offset_of!(neglect_resting, code) == 32);
const _: () = assert!(offset_of!(neglect_resting, on) == 48);
const _: () = assert!(offset_of!(neglect_resting, by) == 56);

const _: () = assert!(size_of::<neglect_finding>() == 152);
const _: () = assert!(offset_of!(neglect_finding, rule) == 0);
const _: () = assert!(offset_of!(neglect_finding, text) == 16);
const _: () = assert!(offset_of!(neglect_finding, note) == 32);
const _: () = assert!(offset_of!(neglect_finding, concern) == 48);
const _: () = assert!(offset_of!(neglect_finding, hazard) == 52);
const _: () = assert!(offset_of!(neglect_finding, from) == 56);
const _: () = assert!(offset_of!(neglect_finding, to) == 60);
const _: () = assert!(offset_of!(neglect_finding, agencies) == 64);
const _: () = assert!(offset_of!(neglect_finding, forms) == 72);
const _: () = assert!(offset_of!(neglect_finding, pattern) == 76);
const _: () = assert!(offset_of!(neglect_finding, rests_on) == 80);
const _: () = assert!(offset_of!(neglect_finding, rests_on_count) == 88);
const _: () = assert!(offset_of!(neglect_finding, overlaps) == 96);
const _: () = assert!(offset_of!(neglect_finding, cites) == 112);
const _: () = assert!(offset_of!(neglect_finding, amended) == 128);
const _: () = assert!(offset_of!(neglect_finding, basis) == 144);
const _: () = assert!(offset_of!(neglect_finding, checked) == 148);

const _: () = assert!(size_of::<neglect_held_back>() == 88);
const _: () = assert!(offset_of!(neglect_held_back, rule) == 0);
const _: () = assert!(offset_of!(neglect_held_back, text) == 16);
const _: () = assert!(offset_of!(neglect_held_back, by) == 32);
const _: () = assert!(offset_of!(neglect_held_back, reason) == 48);
const _: () = assert!(offset_of!(neglect_held_back, inputs) == 64);
const _: () = assert!(offset_of!(neglect_held_back, concern) == 80);
const _: () = assert!(offset_of!(neglect_held_back, hazard) == 84);

const _: () = assert!(size_of::<neglect_next_step>() == 136);
const _: () = assert!(offset_of!(neglect_next_step, step) == 0);
const _: () = assert!(offset_of!(neglect_next_step, text) == 16);
const _: () = assert!(offset_of!(neglect_next_step, family) == 32);
const _: () = assert!(offset_of!(neglect_next_step, who) == 48);
const _: () = assert!(offset_of!(neglect_next_step, urgency) == 64);
const _: () = assert!(offset_of!(neglect_next_step, deadline) == 80);
const _: () = assert!(offset_of!(neglect_next_step, because) == 96);
const _: () = assert!(offset_of!(neglect_next_step, cites) == 112);
const _: () = assert!(offset_of!(neglect_next_step, basis) == 128);
const _: () = assert!(offset_of!(neglect_next_step, checked) == 132);

const _: () = assert!(size_of::<neglect_missing>() == 48);
const _: () = assert!(offset_of!(neglect_missing, input) == 0);
const _: () = assert!(offset_of!(neglect_missing, name) == 16);
const _: () = assert!(offset_of!(neglect_missing, ask) == 32);

const _: () = assert!(size_of::<neglect_lift>() == 24);
const _: () = assert!(offset_of!(neglect_lift, rule) == 0);
const _: () = assert!(offset_of!(neglect_lift, concern) == 16);
const _: () = assert!(offset_of!(neglect_lift, hazard) == 20);

const _: () = assert!(size_of::<neglect_question>() == 40);
const _: () = assert!(offset_of!(neglect_question, missing) == 0);
const _: () = assert!(offset_of!(neglect_question, missing_count) == 8);
const _: () = assert!(offset_of!(neglect_question, could) == 16);
const _: () = assert!(offset_of!(neglect_question, could_count) == 24);
const _: () = assert!(offset_of!(neglect_question, concern) == 32);
const _: () = assert!(offset_of!(neglect_question, hazard) == 36);

const _: () = assert!(size_of::<neglect_reading>() == 176);
const _: () = assert!(offset_of!(neglect_reading, reading) == 0);
const _: () = assert!(offset_of!(neglect_reading, title) == 16);
const _: () = assert!(offset_of!(neglect_reading, group) == 32);
const _: () = assert!(offset_of!(neglect_reading, outcome) == 48);
const _: () = assert!(offset_of!(neglect_reading, text) == 64);
const _: () = assert!(offset_of!(neglect_reading, differs_from) == 80);
const _: () = assert!(offset_of!(neglect_reading, differs_in) == 96);
const _: () = assert!(offset_of!(neglect_reading, because) == 112);
const _: () = assert!(offset_of!(neglect_reading, missing) == 128);
const _: () = assert!(offset_of!(neglect_reading, cites) == 144);
const _: () = assert!(offset_of!(neglect_reading, selected) == 160);
const _: () = assert!(offset_of!(neglect_reading, basis) == 164);
const _: () = assert!(offset_of!(neglect_reading, checked) == 168);

const _: () = assert!(size_of::<neglect_review>() == 64);
const _: () = assert!(offset_of!(neglect_review, input) == 0);
const _: () = assert!(offset_of!(neglect_review, code) == 16);
const _: () = assert!(offset_of!(neglect_review, what) == 32);
const _: () = assert!(offset_of!(neglect_review, rules) == 48);

const _: () = assert!(size_of::<neglect_fact>() == 112);
const _: () = assert!(offset_of!(neglect_fact, fact) == 0);
const _: () = assert!(offset_of!(neglect_fact, words) == 16);
const _: () = assert!(offset_of!(neglect_fact, from) == 32);
const _: () = assert!(offset_of!(neglect_fact, on) == 48);
const _: () = assert!(offset_of!(neglect_fact, kind) == 56);
const _: () = assert!(offset_of!(neglect_fact, reserved) == 60);
const _: () = assert!(offset_of!(neglect_fact, text) == 64);
const _: () = assert!(offset_of!(neglect_fact, numerator) == 80);
const _: () = assert!(offset_of!(neglect_fact, denominator) == 88);
const _: () = assert!(offset_of!(neglect_fact, high_numerator) == 96);
const _: () = assert!(offset_of!(neglect_fact, high_denominator) == 104);

const _: () = assert!(size_of::<neglect_account_line>() == 72);
const _: () = assert!(offset_of!(neglect_account_line, kind) == 0);
const _: () = assert!(offset_of!(neglect_account_line, input) == 16);
const _: () = assert!(offset_of!(neglect_account_line, code) == 32);
const _: () = assert!(offset_of!(neglect_account_line, of) == 48);
const _: () = assert!(offset_of!(neglect_account_line, fate) == 64);
const _: () = assert!(offset_of!(neglect_account_line, reason) == 68);

const _: () = assert!(size_of::<neglect_not_recorded>() == 32);
const _: () = assert!(offset_of!(neglect_not_recorded, what) == 0);
const _: () = assert!(offset_of!(neglect_not_recorded, text) == 16);

const _: () = assert!(size_of::<neglect_caveat>() == 48);
const _: () = assert!(offset_of!(neglect_caveat, code) == 0);
const _: () = assert!(offset_of!(neglect_caveat, text) == 16);
const _: () = assert!(offset_of!(neglect_caveat, inputs) == 32);

const _: () = assert!(size_of::<neglect_contents>() == 296);
const _: () = assert!(offset_of!(neglect_contents, concern) == 0);
const _: () = assert!(offset_of!(neglect_contents, hazard) == 4);
const _: () = assert!(offset_of!(neglect_contents, reference) == 8);
const _: () = assert!(offset_of!(neglect_contents, library) == 24);
const _: () = assert!(offset_of!(neglect_contents, as_of) == 40);
const _: () = assert!(offset_of!(neglect_contents, unborn) == 44);
const _: () = assert!(offset_of!(neglect_contents, age_days) == 48);
const _: () = assert!(offset_of!(neglect_contents, age_weeks) == 56);
const _: () = assert!(offset_of!(neglect_contents, age_months) == 64);
const _: () = assert!(offset_of!(neglect_contents, age_years) == 72);
const _: () = assert!(offset_of!(neglect_contents, corrected_days) == 80);
const _: () = assert!(offset_of!(neglect_contents, packs) == 88);
const _: () = assert!(offset_of!(neglect_contents, packs_count) == 96);
const _: () = assert!(offset_of!(neglect_contents, levels) == 104);
const _: () = assert!(offset_of!(neglect_contents, levels_count) == 112);
const _: () = assert!(offset_of!(neglect_contents, findings) == 120);
const _: () = assert!(offset_of!(neglect_contents, findings_count) == 128);
const _: () = assert!(offset_of!(neglect_contents, patterns) == 136);
const _: () = assert!(offset_of!(neglect_contents, patterns_count) == 144);
const _: () = assert!(offset_of!(neglect_contents, held_back) == 152);
const _: () = assert!(offset_of!(neglect_contents, held_back_count) == 160);
const _: () = assert!(offset_of!(neglect_contents, next_steps) == 168);
const _: () = assert!(offset_of!(neglect_contents, next_steps_count) == 176);
const _: () = assert!(offset_of!(neglect_contents, questions) == 184);
const _: () = assert!(offset_of!(neglect_contents, questions_count) == 192);
const _: () = assert!(offset_of!(neglect_contents, readings) == 200);
const _: () = assert!(offset_of!(neglect_contents, readings_count) == 208);
const _: () = assert!(offset_of!(neglect_contents, for_review) == 216);
const _: () = assert!(offset_of!(neglect_contents, for_review_count) == 224);
const _: () = assert!(offset_of!(neglect_contents, facts) == 232);
const _: () = assert!(offset_of!(neglect_contents, facts_count) == 240);
const _: () = assert!(offset_of!(neglect_contents, account) == 248);
const _: () = assert!(offset_of!(neglect_contents, account_count) == 256);
const _: () = assert!(offset_of!(neglect_contents, not_recorded) == 264);
const _: () = assert!(offset_of!(neglect_contents, not_recorded_count) == 272);
const _: () = assert!(offset_of!(neglect_contents, caveats) == 280);
const _: () = assert!(offset_of!(neglect_contents, caveats_count) == 288);
