//! Codes of other systems, and how two spellings of one code are known as one.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::vocabulary::Checked;

/// Codes of another system that mean one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coding {
    /// The system's name: `cin_factor`, `snomed`, `ssda903`, `csds_cpp_reason`, …
    pub system: String,
    /// The codes in it.
    pub values: Vec<String>,
    /// Qualifiers that the codes carry with them.
    pub with: Vec<(String, String)>,
    /// Why the codes are too broad to mean the indicator at which they stand: they raise nothing, and a report says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub broad: Option<String>,
    /// How well the mapping was checked.
    pub checked: Checked,
}

/// The spelling by which a code of a system is looked up.
///
/// Systems store one code in several ways. ICD-10 is written with and without its full stop (`T74.0`, `T740`). A Read
/// code has five characters, of which shorter ones are filled up with full stops, and exports append two more for the
/// term (`13Iw`, `13Iw.`, `13Iw.00`).
pub(crate) fn lookup_key<'v>(system: &str, value: &'v str) -> Cow<'v, str> {
    match system {
        "icd10" => value.replace('.', "").to_uppercase().into(),
        "read_v2" | "ctv3" => {
            let end = value.char_indices().nth(5).map_or(value.len(), |(at, _)| at);
            value[..end].trim_end_matches('.').into()
        }
        _ => value.into(),
    }
}

/// The category to which a code belongs whose own meaning no pack gives: in ICD-10 the first three characters say it, and
/// what lies below a category is a kind of it.
pub(crate) fn category<'k>(system: &str, key: &'k str) -> Option<&'k str> {
    (system == "icd10").then(|| key.get(..3)).flatten().filter(|category| category.len() < key.len())
}

#[cfg(test)]
mod tests {
    use super::{category, lookup_key};

    #[test]
    fn spellings_of_one_code_are_looked_up_alike() {
        for spelling in ["T74.0", "T740", "t74.0"] {
            assert_eq!(lookup_key("icd10", spelling), "T740");
        }
        for spelling in ["13Iw", "13Iw.", "13Iw.00"] {
            assert_eq!(lookup_key("read_v2", spelling), "13Iw");
        }
        assert_ne!(lookup_key("read_v2", "13IW."), lookup_key("read_v2", "13Iw."));
        assert_eq!(lookup_key("cin_factor", "16A"), "16A");
        assert_eq!(lookup_key("read_v2", "äöüäöüä"), "äöüäö");
    }

    #[test]
    fn only_icd_10_has_categories() {
        assert_eq!(category("icd10", "T740"), Some("T74"));
        assert_eq!(category("icd10", "T74"), None);
        assert_eq!(category("icd10", "öö4"), None);
        assert_eq!(category("snomed", "418496002"), None);
    }
}
