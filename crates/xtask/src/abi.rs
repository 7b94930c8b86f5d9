//! The C ABI of the model: its structs, fields and numbers, as the model, `abi.toml` and the last `abi.json` say.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use heck::{ToShoutySnakeCase, ToSnakeCase};
use serde::Deserialize;
use serde_json::Value;

use crate::c_type::CStruct;
use crate::model::{Field, Kind, Model, Record, Vocabulary};

/// `bindings/c/abi.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    roots: Roots,
    c_names: BTreeMap<String, String>,
    field_names: BTreeMap<String, String>,
    prefixes: BTreeMap<String, String>,
    words: Words,
    no_word: BTreeMap<String, String>,
    tables: Tables,
    python: Python,
    csharp: CSharp,
    java: Java,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roots {
    pub case: String,
    pub report: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    from_0: Vec<String>,
    bits: Vec<String>,
    rising: Vec<String>,
    explained_elsewhere: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    without: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Python {
    classes: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CSharp {
    classes: BTreeMap<String, String>,
    unbound: Vec<String>,
    internal: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Java {
    unbound: Vec<String>,
    structs: Vec<String>,
}

/// All that the printers of each language print.
#[derive(Debug)]
pub struct Abi {
    pub model: Model,
    /// The vocabularies that a case or a report uses.
    pub words: Vec<CEnum>,
    /// The structs that a program fills in.
    pub case_structs: Vec<CStruct>,
    /// The structs that a program reads.
    pub report_structs: Vec<CStruct>,
    settings: Settings,
}

/// Lays out the structs of the case and of the report.
pub type LayOut = fn(&Abi, &Value) -> Result<(Vec<CStruct>, Vec<CStruct>), String>;

/// A vocabulary as a C enum.
#[derive(Debug)]
pub struct CEnum {
    /// The vocabulary's name.
    pub vocabulary: String,
    pub c: String,
    /// The number of each variant, in the order of the vocabulary.
    pub numbers: Vec<(String, i32)>,
    /// What 0 means where it is no word.
    pub no_word: Option<String>,
    pub bits: bool,
    pub rising: bool,
}

/// A field in the words of `abi.toml`: `Report.case`.
fn key(record: &Record, field: &Field) -> String {
    format!("{}.{}", record.name, field.name)
}

impl Abi {
    /// Reads the model, `abi.toml` and `abi.json`, and lays out the structs of the case and of the report by `lay_out`, which
    /// is given what `abi.json` lists of structs.
    ///
    /// # Errors
    ///
    /// Where one of them cannot be read, or they do not fit one another.
    pub fn read(repository: &Path, model: Model, lay_out: LayOut) -> Result<Abi, String> {
        let file = |name: &str| {
            let path = format!("bindings/c/{name}");
            fs::read_to_string(repository.join(&path)).map_err(|error| format!("{path}: {error}"))
        };
        let settings: Settings =
            toml::from_str(&file("abi.toml")?).map_err(|error| format!("bindings/c/abi.toml: {error}"))?;
        let listed: Value = serde_json::from_str(&file("abi.json")?)
            .map_err(|error| format!("bindings/c/abi.json: {error}"))?;
        let mut abi =
            Abi { model, words: Vec::new(), case_structs: Vec::new(), report_structs: Vec::new(), settings };
        abi.check_settings()?;
        abi.words = abi
            .used_vocabularies()
            .into_iter()
            .map(|vocabulary| abi.c_enum(vocabulary, &listed["enums"]))
            .collect::<Result<_, _>>()?;
        (abi.case_structs, abi.report_structs) = lay_out(&abi, &listed["structs"])?;
        Ok(abi)
    }

    /// Every name in `abi.toml` is one that the sources declare.
    fn check_settings(&self) -> Result<(), String> {
        let Settings { roots, c_names, field_names, prefixes, words, no_word, tables, python, .. } =
            &self.settings;
        let types = [&roots.case, &roots.report].into_iter().chain(c_names.keys()).chain(no_word.keys());
        let types = types.chain(python.classes.keys());
        let types = types.chain(
            words.from_0.iter().chain(&words.bits).chain(&words.rising).chain(&words.explained_elsewhere),
        );
        for name in types {
            let record = self.model.records.iter().any(|record| record.name == *name);
            if !record && !self.model.vocabularies.iter().any(|vocabulary| vocabulary.name == *name) {
                return Err(format!("bindings/c/abi.toml: the sources declare no `{name}`"));
            }
        }
        let known = |name: &str| {
            self.model
                .records
                .iter()
                .any(|record| record.fields.iter().any(|field| key(record, field) == name))
        };
        match field_names.keys().chain(prefixes.keys()).chain(&tables.without).find(|name| !known(name)) {
            Some(name) => Err(format!("bindings/c/abi.toml: the sources declare no field `{name}`")),
            None => Ok(()),
        }
    }

    /// Whether the header leaves what the words mean to a page.
    pub fn explained_elsewhere(&self, vocabulary: &str) -> bool {
        self.settings.words.explained_elsewhere.iter().any(|name| name == vocabulary)
    }

    pub fn roots(&self) -> &Roots {
        &self.settings.roots
    }

    /// The C name of a type.
    pub fn c_name(&self, name: &str) -> String {
        self.settings
            .c_names
            .get(name)
            .cloned()
            .unwrap_or_else(|| format!("neglect_{}", name.to_snake_case()))
    }

    /// The name of a field in C and C#.
    pub fn field_name(&self, record: &Record, field: &Field) -> String {
        self.settings.field_names.get(&key(record, field)).unwrap_or(&field.name).clone()
    }

    /// What the fields of a record within another begin with.
    pub fn prefix(&self, record: &Record, field: &Field) -> String {
        let otherwise = || format!("{}_", field.name);
        self.settings.prefixes.get(&key(record, field)).cloned().unwrap_or_else(otherwise)
    }

    /// Whether a field has a column in tables.
    pub fn has_column(&self, record: &Record, field: &Field) -> bool {
        !self.settings.tables.without.contains(&key(record, field))
    }

    /// The name of a record's class in Python.
    pub fn python_class<'a>(&'a self, record: &'a str) -> &'a str {
        self.settings.python.classes.get(record).map_or(record, String::as_str)
    }

    /// The name of a record's class in C#.
    pub fn class_name<'a>(&'a self, record: &'a str) -> &'a str {
        self.class_name_or(record, record)
    }

    /// The C# name of a type, which is `otherwise` where `abi.toml` gives it none.
    pub fn class_name_or<'a>(&'a self, name: &str, otherwise: &'a str) -> &'a str {
        self.settings.csharp.classes.get(name).map_or(otherwise, String::as_str)
    }

    /// The name of a vocabulary's enum in C#: that of a set is in the plural.
    pub fn words_type(&self, vocabulary: &str) -> String {
        let plural = if self.c_enum_of(vocabulary).bits { "s" } else { "" };
        format!("{vocabulary}{plural}")
    }

    /// Whether C# does not bind a type of the header.
    pub fn is_unbound(&self, name: &str) -> bool {
        self.settings.csharp.unbound.iter().any(|unbound| unbound == name)
    }

    /// Whether an enum of the header is for the package itself.
    pub fn is_internal(&self, name: &str) -> bool {
        self.settings.csharp.internal.iter().any(|internal| internal == name)
    }

    /// Whether Java does not call a function of the header.
    pub fn is_unbound_in_java(&self, function: &str) -> bool {
        self.settings.java.unbound.iter().any(|unbound| match unbound.strip_suffix('*') {
            Some(beginning) => function.starts_with(beginning),
            None => function == unbound,
        })
    }

    /// The structs of the header that Java reads or fills in.
    pub fn java_structs(&self) -> &[String] {
        &self.settings.java.structs
    }

    pub fn c_enum_of(&self, vocabulary: &str) -> &CEnum {
        let found = self.words.iter().find(|words| words.vocabulary == vocabulary);
        found.expect("every vocabulary of a field is used")
    }

    /// The vocabularies of a case and a report, in the order in which they are met.
    fn used_vocabularies(&self) -> Vec<&Vocabulary> {
        let mut used: Vec<&Vocabulary> = Vec::new();
        let roots = [&self.settings.roots.case, &self.settings.roots.report];
        for record in roots.into_iter().flat_map(|root| self.model.reachable(root)) {
            for field in &record.fields {
                if let Kind::Word(name) | Kind::Words(name, _) = &field.kind
                    && !used.iter().any(|vocabulary| vocabulary.name == *name)
                {
                    used.push(self.model.vocabulary(name));
                }
            }
        }
        used
    }

    /// A vocabulary as a C enum, with the numbers that `abi.json` lists.
    fn c_enum(&self, vocabulary: &Vocabulary, listed: &Value) -> Result<CEnum, String> {
        let (words, name) = (&self.settings.words, &vocabulary.name);
        let (c, bits) = (self.c_name(name), words.bits.contains(name));
        let no_word = self.settings.no_word.get(name).cloned();
        let variants: Vec<&str> = vocabulary.words.iter().map(|word| word.variant.as_str()).collect();
        // `None` is no word, and has no number to be kept.
        let mut listed = listed_numbers(&c, &listed[c.as_str()]);
        if no_word.is_some() {
            listed.remove(&enumerator(&c, "None"));
        }
        let numbers = numbered(&c, &variants, &listed, i32::from(!words.from_0.contains(name)), bits)?;
        Ok(CEnum { vocabulary: name.clone(), c, numbers, no_word, bits, rising: words.rising.contains(name) })
    }
}

fn enumerator(c: &str, variant: &str) -> String {
    format!("{}_{}", c.to_uppercase(), variant.to_shouty_snake_case())
}

/// The numbers of an enum's values, as `abi.json` lists them.
fn listed_numbers(c: &str, listed: &Value) -> BTreeMap<String, i32> {
    let values = listed.as_object().into_iter().flatten();
    let number = |name: &str, value: &Value| {
        let number = value.as_i64().and_then(|number| i32::try_from(number).ok());
        number.unwrap_or_else(|| panic!("bindings/c/abi.json: {c}: {name} has no number"))
    };
    values.map(|(name, value)| (name.clone(), number(name, value))).collect()
}

/// Numbers the words: as they are listed, and those that are new behind them, from `first` on.
fn numbered(
    c: &str,
    variants: &[&str],
    listed: &BTreeMap<String, i32>,
    first: i32,
    bits: bool,
) -> Result<Vec<(String, i32)>, String> {
    let known = |name: &String| variants.iter().any(|variant| enumerator(c, variant) == *name);
    if let Some(lost) = listed.keys().find(|name| !known(name)) {
        return Err(format!(
            "bindings/c/abi.json lists {lost}, which the sources no longer declare: what was released stays"
        ));
    }
    let mut last = listed.values().copied().max();
    let numbers = variants.iter().map(|variant| {
        let number = listed.get(&enumerator(c, variant)).copied().unwrap_or_else(|| {
            let next = last.map_or(first, |last| if bits { last * 2 } else { last + 1 });
            last = Some(next);
            next
        });
        ((*variant).to_owned(), number)
    });
    Ok(numbers.collect())
}

impl CEnum {
    /// Whether the number 0 is free to say that there is no word.
    pub fn zero_is_free(&self) -> bool {
        self.no_word.is_some() || self.numbers.iter().all(|(_, number)| *number != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(variants: &[&str], listed: &[(&str, i32)], first: i32, bits: bool) -> Vec<i32> {
        let listed = listed.iter().map(|(name, number)| ((*name).to_owned(), *number)).collect();
        let numbered = numbered("neglect_form", variants, &listed, first, bits).unwrap();
        numbered.into_iter().map(|(_, number)| number).collect()
    }

    #[test]
    fn a_new_word_takes_the_next_number_wherever_it_stands() {
        let listed = [("NEGLECT_FORM_MEDICAL", 1), ("NEGLECT_FORM_PHYSICAL", 2)];
        assert_eq!(numbers(&["Medical", "Dental", "Physical"], &listed, 1, false), [1, 3, 2]);
        assert_eq!(numbers(&["Medical", "Dental", "Physical", "New"], &listed, 1, true), [1, 4, 2, 8]);
        assert_eq!(numbers(&["Medical", "Physical"], &[], 0, false), [0, 1]);
        assert_eq!(numbers(&["Medical", "Physical", "New"], &[], 1, true), [1, 2, 4]);
    }

    #[test]
    fn a_word_that_was_listed_and_is_gone_is_an_error() {
        let listed = BTreeMap::from([("NEGLECT_FORM_DENTAL".to_owned(), 1)]);
        let error = numbered("neglect_form", &["Medical"], &listed, 1, false).unwrap_err();
        assert!(error.contains("NEGLECT_FORM_DENTAL"), "{error}");
    }
}
