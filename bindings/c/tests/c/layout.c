/* Where every field of every struct lies, where pointers have 64 bits. Written by tests/header.rs. */
#include "neglect_screen.h"

#define LIES(struct_, field, at) _Static_assert(offsetof(struct_, field) == (at), #struct_ "." #field)
#define MEASURES(struct_, size) _Static_assert(sizeof(struct_) == (size), #struct_)

MEASURES(neglect_str, 16);
LIES(neglect_str, ptr, 0);
LIES(neglect_str, len, 8);

MEASURES(neglect_fault, 64);
LIES(neglect_fault, path, 0);
LIES(neglect_fault, code, 16);
LIES(neglect_fault, message, 32);
LIES(neglect_fault, help, 48);

MEASURES(neglect_optional, 8);
LIES(neglect_optional, given, 0);
LIES(neglect_optional, value, 4);

MEASURES(neglect_child, 80);
LIES(neglect_child, struct_size, 0);
LIES(neglect_child, sex, 4);
LIES(neglect_child, born, 8);
LIES(neglect_child, due, 16);
LIES(neglect_child, gestation_weeks, 24);
LIES(neglect_child, gestation_days, 32);
LIES(neglect_child, birth_weight_g, 40);
LIES(neglect_child, birth_weight_sds, 48);
LIES(neglect_child, mid_parental_height_sds, 64);

MEASURES(neglect_pair, 32);
LIES(neglect_pair, name, 0);
LIES(neglect_pair, value, 16);

MEASURES(neglect_observation, 152);
LIES(neglect_observation, struct_size, 0);
LIES(neglect_observation, by, 4);
LIES(neglect_observation, id, 8);
LIES(neglect_observation, code, 24);
LIES(neglect_observation, system, 40);
LIES(neglect_observation, on, 56);
LIES(neglect_observation, subject, 60);
LIES(neglect_observation, until, 64);
LIES(neglect_observation, recorded, 72);
LIES(neglect_observation, with, 80);
LIES(neglect_observation, with_count, 88);
LIES(neglect_observation, event, 96);
LIES(neglect_observation, explanation_kind, 112);
LIES(neglect_observation, explanation_status, 128);
LIES(neglect_observation, explanation_by, 132);
LIES(neglect_observation, note, 136);

MEASURES(neglect_answer, 40);
LIES(neglect_answer, question, 0);
LIES(neglect_answer, value, 16);
LIES(neglect_answer, kind, 32);
LIES(neglect_answer, reserved, 36);

MEASURES(neglect_assessment, 96);
LIES(neglect_assessment, struct_size, 0);
LIES(neglect_assessment, by, 4);
LIES(neglect_assessment, id, 8);
LIES(neglect_assessment, tool, 24);
LIES(neglect_assessment, on, 40);
LIES(neglect_assessment, reserved, 44);
LIES(neglect_assessment, recorded, 48);
LIES(neglect_assessment, accredited, 56);
LIES(neglect_assessment, answers, 64);
LIES(neglect_assessment, answers_count, 72);
LIES(neglect_assessment, evidence, 80);
LIES(neglect_assessment, evidence_count, 88);

MEASURES(neglect_attendance, 80);
LIES(neglect_attendance, struct_size, 0);
LIES(neglect_attendance, by, 4);
LIES(neglect_attendance, id, 8);
LIES(neglect_attendance, from, 24);
LIES(neglect_attendance, to, 28);
LIES(neglect_attendance, recorded, 32);
LIES(neglect_attendance, marks, 40);
LIES(neglect_attendance, totals_given, 56);
LIES(neglect_attendance, possible, 60);
LIES(neglect_attendance, present, 64);
LIES(neglect_attendance, authorised, 68);
LIES(neglect_attendance, unauthorised, 72);
LIES(neglect_attendance, reserved, 76);

MEASURES(neglect_appointment, 88);
LIES(neglect_appointment, struct_size, 0);
LIES(neglect_appointment, by, 4);
LIES(neglect_appointment, id, 8);
LIES(neglect_appointment, on, 24);
LIES(neglect_appointment, service, 28);
LIES(neglect_appointment, outcome, 32);
LIES(neglect_appointment, subject, 36);
LIES(neglect_appointment, recorded, 40);
LIES(neglect_appointment, essential, 48);
LIES(neglect_appointment, books_alone, 56);
LIES(neglect_appointment, explanation_kind, 64);
LIES(neglect_appointment, explanation_status, 80);
LIES(neglect_appointment, explanation_by, 84);

MEASURES(neglect_growth, 120);
LIES(neglect_growth, struct_size, 0);
LIES(neglect_growth, by, 4);
LIES(neglect_growth, id, 8);
LIES(neglect_growth, on, 24);
LIES(neglect_growth, reserved, 28);
LIES(neglect_growth, recorded, 32);
LIES(neglect_growth, weight_g, 40);
LIES(neglect_growth, height_mm, 48);
LIES(neglect_growth, weight_sds, 56);
LIES(neglect_growth, weight_centile, 72);
LIES(neglect_growth, height_sds, 88);
LIES(neglect_growth, bmi_sds, 104);

MEASURES(neglect_response, 56);
LIES(neglect_response, struct_size, 0);
LIES(neglect_response, by, 4);
LIES(neglect_response, id, 8);
LIES(neglect_response, on, 24);
LIES(neglect_response, kind, 28);
LIES(neglect_response, recorded, 32);
LIES(neglect_response, to, 40);
LIES(neglect_response, to_count, 48);

MEASURES(neglect_pack, 56);
LIES(neglect_pack, id, 0);
LIES(neglect_pack, version, 16);
LIES(neglect_pack, digest, 32);
LIES(neglect_pack, review_overdue, 48);

MEASURES(neglect_strs, 16);
LIES(neglect_strs, items, 0);
LIES(neglect_strs, count, 8);

MEASURES(neglect_level, 96);
LIES(neglect_level, level, 0);
LIES(neglect_level, name, 16);
LIES(neglect_level, text, 32);
LIES(neglect_level, legal, 48);
LIES(neglect_level, cites, 64);
LIES(neglect_level, number, 80);
LIES(neglect_level, basis, 84);
LIES(neglect_level, checked, 88);

MEASURES(neglect_resting, 64);
LIES(neglect_resting, input, 0);
LIES(neglect_resting, what, 16);
LIES(neglect_resting, code, 32);
LIES(neglect_resting, on, 48);
LIES(neglect_resting, by, 56);

MEASURES(neglect_finding, 152);
LIES(neglect_finding, rule, 0);
LIES(neglect_finding, text, 16);
LIES(neglect_finding, note, 32);
LIES(neglect_finding, concern, 48);
LIES(neglect_finding, hazard, 52);
LIES(neglect_finding, from, 56);
LIES(neglect_finding, to, 60);
LIES(neglect_finding, agencies, 64);
LIES(neglect_finding, forms, 72);
LIES(neglect_finding, pattern, 76);
LIES(neglect_finding, rests_on, 80);
LIES(neglect_finding, rests_on_count, 88);
LIES(neglect_finding, overlaps, 96);
LIES(neglect_finding, cites, 112);
LIES(neglect_finding, amended, 128);
LIES(neglect_finding, basis, 144);
LIES(neglect_finding, checked, 148);

MEASURES(neglect_held_back, 88);
LIES(neglect_held_back, rule, 0);
LIES(neglect_held_back, text, 16);
LIES(neglect_held_back, by, 32);
LIES(neglect_held_back, reason, 48);
LIES(neglect_held_back, inputs, 64);
LIES(neglect_held_back, concern, 80);
LIES(neglect_held_back, hazard, 84);

MEASURES(neglect_next_step, 136);
LIES(neglect_next_step, step, 0);
LIES(neglect_next_step, text, 16);
LIES(neglect_next_step, family, 32);
LIES(neglect_next_step, who, 48);
LIES(neglect_next_step, urgency, 64);
LIES(neglect_next_step, deadline, 80);
LIES(neglect_next_step, because, 96);
LIES(neglect_next_step, cites, 112);
LIES(neglect_next_step, basis, 128);
LIES(neglect_next_step, checked, 132);

MEASURES(neglect_missing, 48);
LIES(neglect_missing, input, 0);
LIES(neglect_missing, name, 16);
LIES(neglect_missing, ask, 32);

MEASURES(neglect_lift, 24);
LIES(neglect_lift, rule, 0);
LIES(neglect_lift, concern, 16);
LIES(neglect_lift, hazard, 20);

MEASURES(neglect_question, 40);
LIES(neglect_question, missing, 0);
LIES(neglect_question, missing_count, 8);
LIES(neglect_question, could, 16);
LIES(neglect_question, could_count, 24);
LIES(neglect_question, concern, 32);
LIES(neglect_question, hazard, 36);

MEASURES(neglect_reading, 176);
LIES(neglect_reading, reading, 0);
LIES(neglect_reading, title, 16);
LIES(neglect_reading, group, 32);
LIES(neglect_reading, outcome, 48);
LIES(neglect_reading, text, 64);
LIES(neglect_reading, differs_from, 80);
LIES(neglect_reading, differs_in, 96);
LIES(neglect_reading, because, 112);
LIES(neglect_reading, missing, 128);
LIES(neglect_reading, cites, 144);
LIES(neglect_reading, selected, 160);
LIES(neglect_reading, basis, 164);
LIES(neglect_reading, checked, 168);

MEASURES(neglect_review, 64);
LIES(neglect_review, input, 0);
LIES(neglect_review, code, 16);
LIES(neglect_review, what, 32);
LIES(neglect_review, rules, 48);

MEASURES(neglect_fact, 112);
LIES(neglect_fact, fact, 0);
LIES(neglect_fact, words, 16);
LIES(neglect_fact, from, 32);
LIES(neglect_fact, on, 48);
LIES(neglect_fact, kind, 56);
LIES(neglect_fact, reserved, 60);
LIES(neglect_fact, text, 64);
LIES(neglect_fact, numerator, 80);
LIES(neglect_fact, denominator, 88);
LIES(neglect_fact, high_numerator, 96);
LIES(neglect_fact, high_denominator, 104);

MEASURES(neglect_account_line, 72);
LIES(neglect_account_line, kind, 0);
LIES(neglect_account_line, input, 16);
LIES(neglect_account_line, code, 32);
LIES(neglect_account_line, of, 48);
LIES(neglect_account_line, fate, 64);
LIES(neglect_account_line, reason, 68);

MEASURES(neglect_not_recorded, 32);
LIES(neglect_not_recorded, what, 0);
LIES(neglect_not_recorded, text, 16);

MEASURES(neglect_caveat, 48);
LIES(neglect_caveat, code, 0);
LIES(neglect_caveat, text, 16);
LIES(neglect_caveat, inputs, 32);

MEASURES(neglect_contents, 296);
LIES(neglect_contents, concern, 0);
LIES(neglect_contents, hazard, 4);
LIES(neglect_contents, reference, 8);
LIES(neglect_contents, library, 24);
LIES(neglect_contents, as_of, 40);
LIES(neglect_contents, unborn, 44);
LIES(neglect_contents, age_days, 48);
LIES(neglect_contents, age_weeks, 56);
LIES(neglect_contents, age_months, 64);
LIES(neglect_contents, age_years, 72);
LIES(neglect_contents, corrected_days, 80);
LIES(neglect_contents, packs, 88);
LIES(neglect_contents, packs_count, 96);
LIES(neglect_contents, levels, 104);
LIES(neglect_contents, levels_count, 112);
LIES(neglect_contents, findings, 120);
LIES(neglect_contents, findings_count, 128);
LIES(neglect_contents, patterns, 136);
LIES(neglect_contents, patterns_count, 144);
LIES(neglect_contents, held_back, 152);
LIES(neglect_contents, held_back_count, 160);
LIES(neglect_contents, next_steps, 168);
LIES(neglect_contents, next_steps_count, 176);
LIES(neglect_contents, questions, 184);
LIES(neglect_contents, questions_count, 192);
LIES(neglect_contents, readings, 200);
LIES(neglect_contents, readings_count, 208);
LIES(neglect_contents, for_review, 216);
LIES(neglect_contents, for_review_count, 224);
LIES(neglect_contents, facts, 232);
LIES(neglect_contents, facts_count, 240);
LIES(neglect_contents, account, 248);
LIES(neglect_contents, account_count, 256);
LIES(neglect_contents, not_recorded, 264);
LIES(neglect_contents, not_recorded_count, 272);
LIES(neglect_contents, caveats, 280);
LIES(neglect_contents, caveats_count, 288);
