//! Why a value is in no case, in codes that stay and in words that may be improved. `docs/import.md` lists them.

/// Every code of a value that was set aside or not understood, with its words.
pub const FATE_CODES: &[(&str, &str)] = &[
    // Set aside.
    ("identifies", "names, numbers, addresses and other ways to know somebody: a case has none"),
    ("administrative", "keys, workers, teams, versions: how the record was kept, and not what was recorded"),
    ("no_place", "a case has no place for it"),
    ("narrative", "free text, or words that a code beside it says already"),
    ("not_so", "it says that something is not so, of which a case records only that it is"),
    ("ahead", "it lies ahead, and says nothing until it has been"),
    ("withdrawn", "its owner marked it as entered in error, refuted or never done"),
    ("unconfirmed", "its owner marked it as not confirmed"),
    ("another_person", "it is about somebody for whom no case is made"),
    ("repeats", "another value of the same source says it already"),
    (
        "incomplete",
        "what it belongs to is no record: something is missing or not understood, such as its date or its code",
    ),
    ("means_no_word", "the code means none of the words that a case has there"),
    ("case_refused", "the child's case did not pass its check: the problems say why"),
    (
        "needs_score",
        "a measurement for which a case holds only its score on the chart: compute it from the value",
    ),
    (
        "not_corrected",
        "a score or centile of the actual age, of which a case holds that corrected for gestation",
    ),
    // Not understood.
    ("unknown_field", "the format as it was read has no such field"),
    ("loose_text", "a text between the parts of an element"),
    ("unknown_value", "a value that the tables of the format do not have"),
    ("code_not_known", "no pack in force knows the code"),
    ("unknown_unit", "a unit that is not read here"),
    ("not_a_date", "not a day: write year, month and day"),
    ("date_incomplete", "a date without its day"),
    ("excel_day", "a day as a workbook counts it: export the column as dates"),
    ("not_a_number", "not a number"),
    ("out_of_range", "a number outside what the field takes"),
    ("before_on", "it became known before it was so"),
    ("incomplete_totals", "totals without the number of possible sessions"),
    ("totals_disagree", "absences are more than the possible sessions"),
    ("not_json", "a line that is not JSON"),
    ("contradicts", "another row of the same child says otherwise, and was read first"),
    ("no_child", "the row names no child"),
    ("rounded_key", "the child's number was rounded by a spreadsheet"),
    ("not_joined", "no row of the table that it refers to has its key"),
    ("date_missing", "nothing says when it was so"),
    ("does_not_say_who", "it does not say who cancelled, or why it was not done"),
    ("no_outcome", "its day has passed, and nothing says what became of it"),
    ("questionnaire_not_known", "no tool of the packs in force has the questionnaire's name"),
    ("question_not_known", "the tool has no such question"),
    ("weekend", "a session on a Saturday or Sunday"),
    ("not_a_session", "neither morning nor afternoon"),
    ("row_length", "the row has more or fewer cells than the header"),
    ("not_utf_8", "not UTF-8"),
    ("record_refused", "the record did not pass the case's check"),
];

/// The words of a code; codes of the case's own check are said as they stand.
pub(crate) fn explain(code: &str) -> &str {
    FATE_CODES.iter().find(|(own, _)| *own == code).map_or(code, |(_, words)| words)
}
