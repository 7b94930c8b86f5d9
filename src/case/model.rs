//! The shape of a case: what agencies have recorded about one child (schema version 1).

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::entries;
use super::listed::Listed;
#[cfg(feature = "schema")]
use super::word_codes::WordOrCode;
use super::word_codes::{self, Coded};
use super::words::{AppointmentOutcome, ExplanationStatus, Service, Sex};
use crate::calendar::day;
use crate::number::Number;
use crate::vocabulary::{Agency, ResponseKind, Subject};

/// The schema version that this library reads and writes.
pub const SCHEMA: u32 = 1;

/// All that is recorded about one child, seen from one date.
///
/// It is as it was sent, and may still be wrong: [`CaseDraft::check`] makes of it a [`Case`], which can be screened.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Case", description = "All that is recorded about one child, seen from one date.")
)]
#[serde(deny_unknown_fields)]
pub struct CaseDraft {
    /// The schema version: 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1)))]
    #[serde(deserialize_with = "entries::whole")]
    pub schema: u32,
    /// The vendor's opaque reference, echoed in the report. Never a name.
    pub case: String,
    /// The date from which the case is seen. Nothing dated later is used.
    #[serde(deserialize_with = "day::read")]
    pub as_of: Date,
    /// The child.
    #[serde(deserialize_with = "entries::object")]
    pub child: Child,
    /// Coded, dated things that someone saw, heard or was told.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "entries::records")]
    pub observations: Vec<Observation>,
    /// Completed questionnaires and scales.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "entries::records")]
    pub assessments: Vec<Assessment>,
    /// School registers.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "entries::records")]
    pub attendance: Vec<Attendance>,
    /// Appointments with health services.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "entries::records")]
    pub appointments: Vec<Appointment>,
    /// Measurements of growth.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "entries::records")]
    pub growth: Vec<Growth>,
    /// What services did.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "entries::records")]
    pub responses: Vec<Response>,
    /// Where the records had been listed, of a checked case.
    #[serde(skip)]
    pub(super) listed: Listed,
}

impl CaseDraft {
    /// A case with that reference (opaque, never a name), seen from that date, of which nothing is recorded yet.
    pub fn new(case: impl Into<String>, as_of: Date) -> CaseDraft {
        CaseDraft {
            schema: SCHEMA,
            case: case.into(),
            as_of,
            child: Child::default(),
            observations: Vec::new(),
            assessments: Vec::new(),
            attendance: Vec::new(),
            appointments: Vec::new(),
            growth: Vec::new(),
            responses: Vec::new(),
            listed: Listed::default(),
        }
    }
}

/// A case that was checked: what can be screened. It cannot be changed; [`Case::into_draft`] gives the draft back. Clones
/// share one piece of memory.
#[derive(Clone, PartialEq)]
pub struct Case(Arc<CaseDraft>);

impl Case {
    /// Takes a draft as it stands, whatever a check would say: [`CaseDraft::check`] does so once it has checked it, and a
    /// replay that looks at a checked case from an earlier date.
    pub(crate) fn as_it_stands(draft: CaseDraft) -> Case {
        Case(Arc::new(draft))
    }

    /// The draft of the case, to be looked at from another day whatever a check would say.
    pub(crate) fn as_draft_mut(&mut self) -> &mut CaseDraft {
        Arc::make_mut(&mut self.0)
    }

    /// The draft of the case, to be changed and checked again.
    pub fn into_draft(self) -> CaseDraft {
        Arc::unwrap_or_clone(self.0)
    }
}

impl Deref for Case {
    type Target = CaseDraft;
    fn deref(&self) -> &CaseDraft {
        &self.0
    }
}

impl Serialize for Case {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        CaseDraft::serialize(self, serializer)
    }
}

/// The child of a case: born, or expected.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Child {
    /// Date of birth. Either this or `due` is required.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "day::read_optional")]
    pub born: Option<Date>,
    /// Expected date of delivery: required for an unborn child.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "day::read_optional")]
    pub due: Option<Date>,
    /// Completed weeks of gestation at birth, 20 to 44.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "entries::optional_whole")]
    #[cfg_attr(feature = "schema", schemars(range(min = 20, max = 44)))]
    pub gestation_weeks: Option<u8>,
    /// Days of gestation beyond the completed weeks, 0 to 6.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "entries::optional_whole")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 6)))]
    pub gestation_days: Option<u8>,
    /// Birth weight in grams, 200 to 8,000.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "entries::optional_whole")]
    #[cfg_attr(feature = "schema", schemars(range(min = 200, max = 8000)))]
    pub birth_weight_g: Option<u32>,
    /// Birth weight as a standard deviation score of UK-WHO, computed by the vendor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth_weight_sds: Option<Number>,
    /// Mid-parental height as a standard deviation score, computed by the vendor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mid_parental_height_sds: Option<Number>,
    /// Sex as registered.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "word_codes::optional_word"
    )]
    #[cfg_attr(feature = "schema", schemars(with = "Option<WordOrCode<Sex>>"))]
    pub sex: Option<Sex>,
}

/// One coded, dated thing that someone saw, heard or was told.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// Unique within the case.
    pub id: String,
    /// The indicator's code, or a vendor coding that a pack maps to one.
    pub code: Code,
    /// The date on which it was so.
    #[serde(deserialize_with = "day::read")]
    pub on: Date,
    /// The last date on which it was so, for a status that has ended.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "day::read_optional")]
    pub until: Option<Date>,
    /// The date on which it became known; `on` where absent.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "day::read_optional")]
    pub recorded: Option<Date>,
    /// Who recorded it.
    #[serde(deserialize_with = "word_codes::word")]
    #[cfg_attr(feature = "schema", schemars(with = "WordOrCode<Agency>"))]
    pub by: Agency,
    /// Qualifiers that the indicator knows, such as `pattern: persistent`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "entries::texts")]
    pub with: BTreeMap<String, String>,
    /// Joins reports of one real event: it counts once, its agencies count each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// Whom it is about; the child where absent.
    #[serde(default, skip_serializing_if = "is_child")]
    pub subject: Subject,
    /// An explanation that was offered, and what became of it.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "entries::optional")]
    pub explanation: Option<Explanation>,
    /// Free text, carried for the vendor: never read, never echoed in an error or a report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

fn is_child(subject: &Subject) -> bool {
    *subject == Subject::Child
}

/// A code: ours, or one of a coding system that a pack maps to ours.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Code {
    /// An indicator's code, such as `hygiene.smelly_and_dirty`.
    Own(String),
    /// A code of another system, such as `cin_factor` `16A`.
    Coded {
        /// The coding system's name in the packs.
        system: String,
        /// The code in that system.
        value: String,
    },
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Code::Own(code) => serializer.serialize_str(code),
            Code::Coded { system, value } => {
                use serde::ser::SerializeStruct;
                let mut coded = serializer.serialize_struct("Code", 2)?;
                coded.serialize_field("system", system)?;
                coded.serialize_field("value", value)?;
                coded.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct CodeVisitor;
        impl<'de> de::Visitor<'de> for CodeVisitor {
            type Value = Code;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a code, or a system and a value")
            }
            fn visit_str<E: de::Error>(self, code: &str) -> Result<Code, E> {
                Ok(Code::Own(code.to_owned()))
            }
            fn visit_string<E: de::Error>(self, code: String) -> Result<Code, E> {
                Ok(Code::Own(code))
            }
            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Code, A::Error> {
                let coded = Coded::deserialize(de::value::MapAccessDeserializer::new(map))?;
                Ok(Code::Coded { system: coded.system, value: coded.value })
            }
        }
        deserializer.deserialize_any(CodeVisitor)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Code {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Code".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "An indicator's code, or a code of another system that a pack maps to one.",
            "oneOf": [
                { "type": "string" },
                super::word_codes::coded_schema()
            ]
        })
    }
}

/// An explanation that was offered for what was observed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Explanation {
    /// The kind of explanation, such as `medical`, `weather`, `stressor` or `cultural`: a rule says which it accepts.
    pub kind: String,
    /// What became of it.
    pub status: ExplanationStatus,
    /// Who judged it so. Only a professional's word holds a rule back.
    #[serde(deserialize_with = "word_codes::word")]
    #[cfg_attr(feature = "schema", schemars(with = "WordOrCode<Agency>"))]
    pub by: Agency,
}

/// The answers to one tool on one date.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// Unique within the case.
    pub id: String,
    /// The tool's id in a pack.
    pub tool: String,
    /// The date of the assessment.
    #[serde(deserialize_with = "day::read")]
    pub on: Date,
    /// The date on which it became known; `on` where absent.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "day::read_optional")]
    pub recorded: Option<Date>,
    /// Who made it.
    #[serde(deserialize_with = "word_codes::word")]
    #[cfg_attr(feature = "schema", schemars(with = "WordOrCode<Agency>"))]
    pub by: Agency,
    /// Whether the assessor is accredited for this tool, where the tool asks that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accredited: Option<bool>,
    /// Answers by question id: a text, a number, `true` or `false`, `"not_known"` or `"not_applicable"`.
    #[serde(default, deserialize_with = "entries::answers")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "answers_schema"))]
    pub answers: BTreeMap<String, serde_json::Value>,
    /// What the answer rests on, by question id, for tools that require evidence. Carried, never read.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "entries::texts")]
    pub evidence: BTreeMap<String, String>,
}

#[cfg(feature = "schema")]
fn answers_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({ "type": "object", "additionalProperties": { "type": ["string", "number", "boolean"] } })
}

/// A register for one span of days: marks or totals.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Attendance {
    /// Unique within the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// First day, inclusive.
    #[serde(deserialize_with = "day::read")]
    pub from: Date,
    /// Last day, inclusive.
    #[serde(deserialize_with = "day::read")]
    pub to: Date,
    /// The date on which it became known; day by day, as it is kept, where absent.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "day::read_optional")]
    pub recorded: Option<Date>,
    /// Who recorded it; education where absent.
    #[serde(
        default = "education",
        skip_serializing_if = "is_education",
        deserialize_with = "word_codes::word"
    )]
    #[cfg_attr(feature = "schema", schemars(with = "WordOrCode<Agency>"))]
    pub by: Agency,
    /// One national code for each session, morning and afternoon, Monday to Friday, from the first day to the
    /// last; white space between days is allowed. Either this or `totals`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marks: Option<String>,
    /// Sessions counted by the register's owner.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "entries::optional")]
    pub totals: Option<AttendanceTotals>,
}

fn education() -> Agency {
    Agency::Education
}

fn is_education(agency: &Agency) -> bool {
    *agency == Agency::Education
}

/// Sessions of one period. `possible` is `present` and the two absences together.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AttendanceTotals {
    /// Possible sessions.
    #[serde(deserialize_with = "entries::whole")]
    pub possible: u32,
    /// Sessions present, approved educational activity included.
    #[serde(deserialize_with = "entries::whole")]
    pub present: u32,
    /// Authorised absences.
    #[serde(deserialize_with = "entries::whole")]
    pub authorised: u32,
    /// Unauthorised absences.
    #[serde(deserialize_with = "entries::whole")]
    pub unauthorised: u32,
}

/// One appointment with a health service.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Appointment {
    /// Unique within the case.
    pub id: String,
    /// The date of the appointment.
    #[serde(deserialize_with = "day::read")]
    pub on: Date,
    /// The date on which the outcome became known; `on` where absent.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "day::read_optional")]
    pub recorded: Option<Date>,
    /// Who recorded it; health where absent.
    #[serde(default = "health", skip_serializing_if = "is_health", deserialize_with = "word_codes::word")]
    #[cfg_attr(feature = "schema", schemars(with = "WordOrCode<Agency>"))]
    pub by: Agency,
    /// The service.
    #[serde(deserialize_with = "word_codes::word")]
    #[cfg_attr(feature = "schema", schemars(with = "WordOrCode<Service>"))]
    pub service: Service,
    /// What happened.
    #[serde(deserialize_with = "word_codes::word")]
    #[cfg_attr(feature = "schema", schemars(with = "WordOrCode<AppointmentOutcome>"))]
    pub outcome: AppointmentOutcome,
    /// Whether it was essential for the child's health and wellbeing (NICE's word).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub essential: Option<bool>,
    /// Whose appointment it was; the child's where absent.
    #[serde(default, skip_serializing_if = "is_child")]
    pub subject: Subject,
    /// Whether the young person books for themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub books_alone: Option<bool>,
    /// Whether a reason was given that a professional found suitable.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "entries::optional")]
    pub explanation: Option<Explanation>,
}

fn health() -> Agency {
    Agency::Health
}

fn is_health(agency: &Agency) -> bool {
    *agency == Agency::Health
}

/// Measurements of one day. Standard deviation scores are computed by the vendor.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Growth {
    /// Unique within the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The date of the measurement.
    #[serde(deserialize_with = "day::read")]
    pub on: Date,
    /// The date on which it became known; `on` where absent.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "day::read_optional")]
    pub recorded: Option<Date>,
    /// Who measured; health where absent.
    #[serde(default = "health", skip_serializing_if = "is_health", deserialize_with = "word_codes::word")]
    #[cfg_attr(feature = "schema", schemars(with = "WordOrCode<Agency>"))]
    pub by: Agency,
    /// Weight in grams.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "entries::optional_whole")]
    pub weight_g: Option<u32>,
    /// Weight as a standard deviation score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight_sds: Option<Number>,
    /// Weight as a centile, where no score is held: `0.4` to `99.6`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight_centile: Option<Number>,
    /// Length (lying) or height (standing) in millimetres.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "entries::optional_whole")]
    pub height_mm: Option<u32>,
    /// Length or height as a standard deviation score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height_sds: Option<Number>,
    /// Body mass index as a standard deviation score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bmi_sds: Option<Number>,
}

/// Something a service did.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Response {
    /// Unique within the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The date on which it was done.
    #[serde(deserialize_with = "day::read")]
    pub on: Date,
    /// The date on which it became known; `on` where absent.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "day::read_optional")]
    pub recorded: Option<Date>,
    /// Who did it.
    #[serde(deserialize_with = "word_codes::word")]
    #[cfg_attr(feature = "schema", schemars(with = "WordOrCode<Agency>"))]
    pub by: Agency,
    /// What was done.
    #[serde(deserialize_with = "word_codes::word")]
    #[cfg_attr(feature = "schema", schemars(with = "WordOrCode<ResponseKind>"))]
    pub kind: ResponseKind,
    /// Ids of the observations and records that it answers; empty for the whole case so far.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<String>,
}

impl Response {
    /// Whether it had been given, and was known, on a day.
    pub fn known_on(&self, day: Date) -> bool {
        self.on <= day && self.recorded.is_none_or(|recorded| recorded <= day)
    }
}
