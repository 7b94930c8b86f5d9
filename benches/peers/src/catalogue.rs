//! The vocabulary both the rules and the cases draw on: 120 codes, each of one form of neglect, and a severity.

/// The forms of neglect, in the order their bits and numbers are given out.
pub const FORMS: [&str; 6] =
    ["medical", "nutritional", "emotional", "educational", "physical", "supervisory"];

/// The qualifier's grades, mildest first.
pub const SEVERITIES: [&str; 3] = ["mild", "moderate", "severe"];

/// How many codes stand in the catalogue.
pub const CODES: usize = 120;

/// The areas codes are named after, two to each form.
const AREAS: [&str; 12] = [
    "dental",
    "immunisation",
    "feeding",
    "growth",
    "comfort",
    "interaction",
    "attendance",
    "homework",
    "hygiene",
    "clothing",
    "safety",
    "whereabouts",
];

/// Codes in each area.
const PER_AREA: usize = CODES / AREAS.len();

/// The name of code number `code`, such as `hygiene.sign_03`.
pub fn code_name(code: usize) -> String {
    format!("{}.sign_{:02}", AREAS[code / PER_AREA], code % PER_AREA)
}

/// The form, as a number into [`FORMS`], of code number `code`.
pub fn form_of(code: usize) -> usize {
    code / (PER_AREA * AREAS.len() / FORMS.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_has_as_many_codes_and_every_code_its_own_name() {
        let mut counts = [0; FORMS.len()];
        let mut names = std::collections::BTreeSet::new();
        for code in 0..CODES {
            counts[form_of(code)] += 1;
            names.insert(code_name(code));
        }
        assert_eq!(counts, [CODES / FORMS.len(); FORMS.len()]);
        assert_eq!(names.len(), CODES);
    }
}
