//! Codes of other systems in the place of a closed word: who speaks, what became of an appointment, what was done.
//!
//! A case may be read before any pack is known, so these meanings stand here and not in a pack. Every code that a word may
//! be sent as is in [`WORD_CODES`] and nowhere else; `docs/codes.md` shows it.

use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess};

use super::words::{AppointmentOutcome, Service, Sex};
use crate::vocabulary::{Agency, ResponseKind, Vocabulary, WordVisitor};

/// A field of a case whose word may be sent as a code of another system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordField {
    /// `by`: who recorded, assessed, judged or did something.
    By,
    /// `child.sex`.
    Sex,
    /// `appointments[].service`.
    Service,
    /// `appointments[].outcome`.
    Outcome,
    /// `responses[].kind`.
    Kind,
}

impl WordField {
    /// All of them.
    pub const ALL: [WordField; 5] =
        [WordField::By, WordField::Sex, WordField::Service, WordField::Outcome, WordField::Kind];

    /// The field's name in a case.
    pub const fn name(self) -> &'static str {
        match self {
            WordField::By => "by",
            WordField::Sex => "sex",
            WordField::Service => "service",
            WordField::Outcome => "outcome",
            WordField::Kind => "kind",
        }
    }

    /// The words that it may hold.
    pub const fn words(self) -> &'static [&'static str] {
        match self {
            WordField::By => Agency::NAMES,
            WordField::Sex => Sex::NAMES,
            WordField::Service => Service::NAMES,
            WordField::Outcome => AppointmentOutcome::NAMES,
            WordField::Kind => ResponseKind::NAMES,
        }
    }

    /// The field that holds these words, where they may be sent as codes.
    pub(super) fn of_words(words: &[&str]) -> Option<WordField> {
        WordField::ALL.into_iter().find(|field| field.words() == words)
    }

    /// The codes that it may hold, in the order of the table.
    pub fn codes(self) -> impl Iterator<Item = &'static WordCode> + Clone {
        WORD_CODES.iter().filter(move |code| code.field == self)
    }
}

/// A code of another system in the place of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordCode {
    /// Where it may stand.
    pub field: WordField,
    /// The system's name.
    pub system: &'static str,
    /// The code in it.
    pub value: &'static str,
    /// The word that it means, or why it means none.
    pub word: Result<&'static str, &'static str>,
}

const fn means(field: WordField, system: &'static str, value: &'static str, word: &'static str) -> WordCode {
    WordCode { field, system, value, word: Ok(word) }
}

const fn means_none(
    field: WordField,
    system: &'static str,
    value: &'static str,
    why: &'static str,
) -> WordCode {
    WordCode { field, system, value, word: Err(why) }
}

/// Source of a referral or contact: children in need census, Annex A, Standard Safeguarding Dataset.
const SOURCE: &str = "cin_referral_source";
/// Why a case of a child in need was closed: children in need census.
const CLOSURE: &str = "cin_closure_reason";
/// Attended or did not attend: NHS Data Dictionary.
const ATTENDED: &str = "nhs_attended";
/// The status of an appointment in FHIR R4.
const APPOINTMENT: &str = "fhir_appointment_status";
/// The status of an encounter in FHIR R4.
const ENCOUNTER: &str = "fhir_encounter_status";
/// What the yearly return about children looked after (SSDA903) asks of health.
const HEALTH_OF_LOOKED_AFTER: &str = "ssda903_oc2";
/// Sex in the Standard Safeguarding Dataset.
const SEX: &str = "ssd_sex";

use WordField::{By, Kind, Outcome, Service as Of, Sex as OfSex};

/// Every code that a word may be sent as.
pub static WORD_CODES: &[WordCode] = &[
    // The individual: a relative or carer, an acquaintance, the child, a stranger or another.
    means(By, SOURCE, "1A", "family"),
    means(By, SOURCE, "1B", "public"),
    means(By, SOURCE, "1C", "child"),
    means(By, SOURCE, "1D", "public"),
    means(By, SOURCE, "2A", "education"),
    means(By, SOURCE, "2B", "education"),
    means(By, SOURCE, "3A", "general_practice"),
    means(By, SOURCE, "3B", "health_visiting"),
    means(By, SOURCE, "3C", "school_nursing"),
    means(By, SOURCE, "3D", "health"),
    means(By, SOURCE, "3E", "hospital"),
    means(By, SOURCE, "3F", "health"),
    means(By, SOURCE, "4", "housing"),
    means(By, SOURCE, "5A", "adult_services"),
    means(By, SOURCE, "5B", "social_care"),
    means(By, SOURCE, "5C", "other"),
    means(By, SOURCE, "5D", "early_help"),
    means(By, SOURCE, "6", "police"),
    means(By, SOURCE, "7", "other"),
    means(By, SOURCE, "8", "other"),
    means(By, SOURCE, "9", "public"),
    means(By, SOURCE, "10", "other"),
    means(OfSex, SEX, "M", "male"),
    means(OfSex, SEX, "F", "female"),
    means(OfSex, SEX, "U", "not_known"),
    means(OfSex, SEX, "I", "indeterminate"),
    means(Of, HEALTH_OF_LOOKED_AFTER, "IMMUNISATIONS", "immunisation"),
    means(Of, HEALTH_OF_LOOKED_AFTER, "TEETH_CHECK", "dental"),
    means(Outcome, ATTENDED, "5", "brought"),
    means(Outcome, ATTENDED, "6", "brought"),
    // Arrived late and could not be seen: the child was brought all the same.
    means(Outcome, ATTENDED, "7", "brought"),
    means(Outcome, ATTENDED, "2", "cancelled_by_carer"),
    means(Outcome, ATTENDED, "3", "not_brought"),
    means(Outcome, ATTENDED, "4", "cancelled_by_service"),
    means_none(Outcome, ATTENDED, "0", "the appointment lies ahead: leave it out until it has been"),
    means_none(Outcome, APPOINTMENT, "booked", "the appointment lies ahead: leave it out until it has been"),
    means(Outcome, APPOINTMENT, "fulfilled", "brought"),
    means(Outcome, APPOINTMENT, "noshow", "not_brought"),
    means_none(
        Outcome,
        APPOINTMENT,
        "cancelled",
        "it does not say who cancelled: write \"cancelled_by_carer\" or \"cancelled_by_service\"",
    ),
    means(Outcome, ENCOUNTER, "finished", "brought"),
    means(Kind, CLOSURE, "RC1", "case_closed"),
    means(Kind, CLOSURE, "RC2", "case_closed"),
    means(Kind, CLOSURE, "RC3", "case_closed"),
    means(Kind, CLOSURE, "RC4", "case_closed"),
    means(Kind, CLOSURE, "RC5", "case_closed"),
    means(Kind, CLOSURE, "RC6", "case_closed"),
    means(Kind, CLOSURE, "RC7", "case_closed"),
    // Closed after an assessment, with no further action.
    means(Kind, CLOSURE, "RC8", "no_further_action"),
    means(Kind, CLOSURE, "RC9", "case_closed"),
];

/// The word that a code means in a field, or the help that says why it means none. The help never holds the code.
pub(super) fn word_of(field: WordField, system: &str, value: &str) -> Result<&'static str, String> {
    let of_system = field.codes().filter(|code| code.system == system);
    if let Some(code) = of_system.clone().find(|code| code.value == value) {
        return code.word.map_err(str::to_owned);
    }
    let values: Vec<&str> = of_system.map(|code| code.value).collect();
    let mut systems: Vec<&str> = field.codes().map(|code| code.system).collect();
    systems.dedup();
    Err(if values.is_empty() {
        format!("the systems here are {}; or write one of the words {}", list(&systems), list(field.words()))
    } else {
        format!(
            "the codes of this system here are {}; or write one of the words {}",
            list(&values),
            list(field.words())
        )
    })
}

fn list(names: &[&str]) -> String {
    names.join(", ")
}

/// A closed word that may be sent as a code of another system.
pub(super) trait CodedWord: Vocabulary {
    const FIELD: WordField;
}

impl CodedWord for Agency {
    const FIELD: WordField = WordField::By;
}

impl CodedWord for Sex {
    const FIELD: WordField = WordField::Sex;
}

impl CodedWord for Service {
    const FIELD: WordField = WordField::Service;
}

impl CodedWord for AppointmentOutcome {
    const FIELD: WordField = WordField::Outcome;
}

impl CodedWord for ResponseKind {
    const FIELD: WordField = WordField::Kind;
}

/// A code of another system, as a case writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Coded {
    pub(super) system: String,
    pub(super) value: String,
}

/// Reads a word, or a code that means one.
pub(super) fn word<'de, D: Deserializer<'de>, T: CodedWord>(deserializer: D) -> Result<T, D::Error> {
    struct CodedVisitor<T>(WordVisitor<T>);
    impl<'de, T: CodedWord> de::Visitor<'de> for CodedVisitor<T> {
        type Value = T;
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            self.0.expecting(f)
        }
        fn visit_str<E: de::Error>(self, word: &str) -> Result<T, E> {
            self.0.visit_str(word)
        }
        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
            let coded = Coded::deserialize(de::value::MapAccessDeserializer::new(map))?;
            let word = word_of(T::FIELD, &coded.system, &coded.value).map_err(de::Error::custom)?;
            Ok(T::from_name(word).expect("a test holds the table to the words"))
        }
    }
    deserializer.deserialize_any(CodedVisitor(WordVisitor(std::marker::PhantomData)))
}

/// The same for a word that may be left out.
pub(super) fn optional_word<'de, D: Deserializer<'de>, T: CodedWord>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    struct Present<T>(T);
    impl<'de, T: CodedWord> Deserialize<'de> for Present<T> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Present<T>, D::Error> {
            word(deserializer).map(Present)
        }
    }
    Option::<Present<T>>::deserialize(deserializer).map(|present| present.map(|present| present.0))
}

/// The schema of a word that may be sent as a code.
#[cfg(feature = "schema")]
pub(super) struct WordOrCode<T>(std::marker::PhantomData<T>);

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for WordOrCode<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("{}OrCode", T::schema_name()).into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A word, or a code of another system that means one.",
            "anyOf": [generator.subschema_for::<T>(), coded_schema()]
        })
    }
}

/// The schema of a code of another system.
#[cfg(feature = "schema")]
pub(super) fn coded_schema() -> schemars::Schema {
    schemars::json_schema!({
        "type": "object",
        "properties": { "system": { "type": "string" }, "value": { "type": "string" } },
        "required": ["system", "value"],
        "additionalProperties": false
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_means_a_word_of_its_field_and_stands_once() {
        for (n, code) in WORD_CODES.iter().enumerate() {
            if let Ok(word) = code.word {
                assert!(code.field.words().contains(&word), "{code:?}");
            }
            let same = |other: &WordCode| {
                (other.field, other.system, other.value) == (code.field, code.system, code.value)
            };
            assert!(!WORD_CODES[..n].iter().any(same), "{code:?}");
        }
    }

    #[test]
    fn each_field_with_codes_is_known_by_its_words() {
        for field in WordField::ALL {
            assert_eq!(WordField::of_words(field.words()), Some(field));
        }
        assert_eq!(WordField::of_words(crate::Subject::NAMES), None);
    }
}
