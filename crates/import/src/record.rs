//! One record of a case while it is made of the values of a row: each value is read as its field asks, and each gets its
//! fate.

use jiff::civil::Date;
use neglect_screen::case::{Code, WORD_CODES, WordField};
use neglect_screen::{Number, Screener, Subject, Vocabulary as _};
use serde_json::{Map, Value};

use crate::node::{LeafFate, Node, TargetId};

/// A list of a case that rows become entries of, or what they say of the child and the home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum List {
    Child,
    Observations,
    Assessments,
    Attendance,
    Appointments,
    Growth,
    Responses,
    /// Marks of single sessions, which become registers.
    Sessions,
    /// What children of one home share.
    Household,
}

impl List {
    pub(crate) const ALL: [List; 9] = [
        List::Child,
        List::Observations,
        List::Assessments,
        List::Attendance,
        List::Appointments,
        List::Growth,
        List::Responses,
        List::Sessions,
        List::Household,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            List::Child => "child",
            List::Observations => "observations",
            List::Assessments => "assessments",
            List::Attendance => "attendance",
            List::Appointments => "appointments",
            List::Growth => "growth",
            List::Responses => "responses",
            List::Sessions => "sessions",
            List::Household => "household",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<List> {
        List::ALL.into_iter().find(|list| list.name() == name)
    }

    /// What ids of its entries begin with.
    pub(crate) fn prefix(self) -> &'static str {
        match self {
            List::Observations => "o",
            List::Assessments => "a",
            List::Attendance => "r",
            List::Appointments => "p",
            List::Growth => "g",
            List::Responses => "s",
            List::Child | List::Sessions | List::Household => "",
        }
    }

    /// Without which of its fields a record is none.
    pub(crate) fn required(self) -> &'static [&'static str] {
        match self {
            List::Child => &[],
            List::Observations => &["on", "code"],
            List::Assessments => &["on", "tool"],
            List::Attendance => &["from"],
            List::Appointments => &["on", "service", "outcome"],
            List::Growth => &["on"],
            List::Responses => &["on", "kind"],
            List::Sessions => &["on", "session", "mark"],
            List::Household => &["key"],
        }
    }

    /// How a field of it is read; `None` where it has none of that name.
    pub(crate) fn kind_of(self, field: &str) -> Option<FieldKind> {
        use FieldKind as K;
        if let Some((group, _)) = field.split_once('.') {
            return match (self, group) {
                (List::Observations, "with") => Some(K::Text),
                (List::Assessments, "answers") => Some(K::Answer),
                (List::Attendance, "totals") => Some(K::Whole),
                _ => None,
            };
        }
        Some(match (self, field) {
            (List::Household, "key") => K::Text,
            (List::Sessions, "on") => K::Date,
            (List::Sessions, "session" | "mark") => K::Text,
            (List::Sessions | List::Household, _) => return None,
            (List::Child, "born" | "due") => K::Date,
            (List::Child, "sex") => K::Word(WordField::Sex),
            (List::Child, "gestation_weeks" | "gestation_days" | "birth_weight_g") => K::Whole,
            (List::Child, "birth_weight_sds" | "mid_parental_height_sds") => K::Number,
            (List::Child, _) => return None,
            (List::Attendance, "from" | "to") => K::Date,
            (List::Attendance, "marks") => K::Text,
            (List::Attendance, "on") => return None,
            (_, "on" | "recorded") => K::Date,
            (_, "by") => K::Word(WordField::By),
            (List::Observations, "until") => K::Date,
            (List::Observations, "code") => K::Code,
            (List::Observations | List::Appointments, "subject") => K::Subject,
            (List::Observations, "event" | "note") => K::Text,
            (List::Assessments, "tool") => K::Text,
            (List::Assessments, "accredited") => K::Bool,
            (List::Appointments, "service") => K::Word(WordField::Service),
            (List::Appointments, "outcome") => K::Word(WordField::Outcome),
            (List::Appointments, "essential" | "books_alone") => K::Bool,
            (List::Growth, "weight_g" | "height_mm") => K::Whole,
            (List::Growth, "weight_sds" | "weight_centile" | "height_sds" | "bmi_sds") => K::Number,
            (List::Responses, "kind") => K::Word(WordField::Kind),
            _ => return None,
        })
    }
}

/// How a value is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FieldKind {
    Date,
    Word(WordField),
    Subject,
    Code,
    Whole,
    Number,
    Bool,
    Text,
    /// A text, a number, yes or no: as the question asks, which the screening checks.
    Answer,
}

/// What is known while values are read.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'r> {
    pub screener: &'r Screener,
    /// Days are written with the day before the month.
    pub day_first: bool,
}

/// What a source says of how a value is written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Form<'f> {
    /// The system of a code.
    pub system: Option<&'f str>,
    /// What the value is multiplied by, a power of ten in most.
    pub scale: Option<u32>,
}

/// Why a value could not be read: the fate that it has then.
pub(crate) type Unread = LeafFate;

impl Reading<'_> {
    pub(crate) fn read(self, kind: FieldKind, value: &str, form: &Form<'_>) -> Result<Value, Unread> {
        let fault = LeafFate::NotUnderstood;
        match kind {
            FieldKind::Date => self.day(value).map(|day| Value::from(day.to_string())).map_err(fault),
            FieldKind::Text => Ok(Value::from(value)),
            FieldKind::Bool => truth(value).map(Value::from).ok_or_else(|| fault("unknown_value")),
            FieldKind::Subject => Subject::from_name(value)
                .map(|subject| Value::from(subject.name()))
                .ok_or_else(|| fault("unknown_value")),
            FieldKind::Answer => Ok(serde_json::from_str::<Value>(value)
                .ok()
                .filter(|value| value.is_number() || value.is_boolean())
                .unwrap_or_else(|| Value::from(value))),
            FieldKind::Whole => scaled(value, form.scale)
                .map_err(fault)?
                .and_then(|number| u32::try_from(number).ok())
                .map(Value::from)
                .ok_or_else(|| fault("out_of_range")),
            FieldKind::Number => {
                let number: Number = value.parse().map_err(|_| fault("not_a_number"))?;
                serde_json::to_value(number).map_err(|_| fault("not_a_number"))
            }
            FieldKind::Code => self.code(value, form.system),
            FieldKind::Word(field) => word(field, value, form.system),
        }
    }

    fn code(self, value: &str, system: Option<&str>) -> Result<Value, Unread> {
        let code = match system {
            Some(system) => Code::coded(system, value),
            None => Code::from(value),
        };
        if !self.screener.knows(&code) {
            return Err(LeafFate::NotUnderstood("code_not_known"));
        }
        Ok(serde_json::to_value(code).expect("a code is written into memory"))
    }

    /// A day as systems write it: `2026-11-20`, with a time or without, `20/11/2026` where the source says that the day
    /// stands first, `20-Nov-2026` and `20 November 2026` everywhere.
    pub(crate) fn day(self, value: &str) -> Result<Date, &'static str> {
        if let Some(date) = day_with_named_month(value) {
            return date;
        }
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let day_part = value.split(['T', ' ']).next().unwrap_or(value);
        if matches!(day_part.len(), 4 | 7)
            && digits(&day_part.replace('-', ""))
            && day_part.as_bytes()[0] != b'-'
        {
            let is_year = day_part.starts_with("19") || day_part.starts_with("20");
            if is_year {
                return Err("date_incomplete");
            }
        }
        if day_part.len() == 5 && digits(day_part) {
            return Err("excel_day");
        }
        let parts: Vec<&str> = day_part.split(['-', '/', '.']).collect();
        let &[first, second, third] = parts.as_slice() else { return Err("not_a_date") };
        let (year, month, day) = if first.len() == 4 {
            (first, second, third)
        } else if self.day_first && third.len() == 4 {
            (third, second, first)
        } else {
            return Err("not_a_date");
        };
        if !parts.iter().all(|part| digits(part) && !part.is_empty() && part.len() <= 4) {
            return Err("not_a_date");
        }
        let number = |text: &str| text.parse::<i16>().map_err(|_| "not_a_date");
        let small = |text: &str| text.parse::<i8>().map_err(|_| "not_a_date");
        Date::new(number(year)?, small(month)?, small(day)?).map_err(|_| "not_a_date")
    }
}

/// A day whose month is an English name or its first three letters; nothing where the month is no name.
fn day_with_named_month(value: &str) -> Option<Result<Date, &'static str>> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let mut parts = value.split([' ', '-', '/']).filter(|part| !part.is_empty());
    let (day, month, year) = (parts.next()?, parts.next()?.to_ascii_lowercase(), parts.next()?);
    let number = MONTHS
        .iter()
        .position(|name| *name == month || name[..3] == month || month == "sept" && *name == "september")?;
    let written = || {
        let year = (year.len() == 4).then(|| year.parse().ok()).flatten()?;
        Date::new(year, i8::try_from(number + 1).ok()?, day.parse().ok()?).ok()
    };
    Some(written().ok_or("not_a_date"))
}

/// A word, or a code of another system that means one.
fn word(field: WordField, value: &str, system: Option<&str>) -> Result<Value, Unread> {
    let Some(system) = system else {
        let word = field.words().iter().find(|word| word.eq_ignore_ascii_case(value));
        return word.map(|word| Value::from(*word)).ok_or(LeafFate::NotUnderstood("unknown_value"));
    };
    let code = WORD_CODES
        .iter()
        .find(|code| code.field == field && code.system == system && code.value.eq_ignore_ascii_case(value));
    match code.map(|code| code.word) {
        Some(Ok(word)) => Ok(Value::from(word)),
        Some(Err(_)) => Err(LeafFate::SetAside("means_no_word")),
        None => Err(LeafFate::NotUnderstood("unknown_value")),
    }
}

/// Yes or no, as exports write them.
pub(crate) fn truth(value: &str) -> Option<bool> {
    match value.to_ascii_lowercase().as_str() {
        "true" | "1" | "y" | "yes" | "t" => Some(true),
        "false" | "0" | "n" | "no" | "f" => Some(false),
        _ => None,
    }
}

/// A decimal text times a whole number, rounded to a whole number: 3.15 kg are 3150 g. `None` where it is too large.
fn scaled(value: &str, scale: Option<u32>) -> Result<Option<u64>, &'static str> {
    let (whole, part) = value.split_once('.').unwrap_or((value, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(part) {
        return Err("not_a_number");
    }
    if whole.len() > 9 || part.len() > 9 {
        return Ok(None);
    }
    let of = |text: &str| text.parse::<u64>().unwrap_or(0);
    let ten = 10_u64.pow(u32::try_from(part.len()).expect("at most nine digits"));
    let scale = u64::from(scale.unwrap_or(1));
    let all = (of(whole) * ten + of(part)) * scale;
    Ok(Some((all + ten / 2) / ten))
}

/// A record that is being made.
#[derive(Debug)]
pub(crate) struct Record<'n> {
    pub list: List,
    pub fields: Map<String, Value>,
    /// The values that it is made of, each with the field that it goes to, and whether it is the day of becoming known.
    sources: Vec<(&'n Node, TargetId, bool)>,
    /// A field without which there is no record could not be read.
    broken: bool,
}

impl<'n> Record<'n> {
    pub(crate) fn new(list: List) -> Record<'n> {
        Record { list, fields: Map::new(), sources: Vec::new(), broken: false }
    }

    /// A field of which the source need not speak.
    pub(crate) fn set(&mut self, field: &str, value: impl Into<Value>) {
        insert(&mut self.fields, field, value.into());
    }

    /// That a value is in the record without being one of its fields: it decided what the record is.
    pub(crate) fn rests_on(&mut self, node: &'n Node, target: TargetId) {
        self.sources.push((node, target, false));
    }

    /// Reads a value into a field. What cannot be read has its fate at once.
    pub(crate) fn read(
        &mut self,
        field: &str,
        node: &'n Node,
        value: &str,
        form: &Form<'_>,
        target: TargetId,
        reading: Reading<'_>,
    ) {
        let kind = self.list.kind_of(field).expect("maps are checked against the fields of a case");
        match reading.read(kind, value, form) {
            Ok(value) => {
                insert(&mut self.fields, field, value);
                self.sources.push((node, target, field == "recorded"));
            }
            Err(fate) => {
                node.settle(fate);
                self.broken |= self.list.required().contains(&field);
            }
        }
    }

    pub(crate) fn has(&self, field: &str) -> bool {
        self.fields.contains_key(field)
    }

    /// The record as the `number`th of its row: what it is made of is mapped. Where it lacks something it is none, and
    /// what it would have been made of is incomplete.
    pub(crate) fn finish(mut self, number: usize) -> Option<(List, Map<String, Value>)> {
        let says_nothing = match self.list {
            List::Growth => !self.fields.keys().any(|field| {
                matches!(
                    field.as_str(),
                    "weight_g" | "weight_sds" | "weight_centile" | "height_mm" | "height_sds" | "bmi_sds"
                )
            }),
            List::Attendance => !self.has("marks") && !self.has("totals"),
            List::Child => self.fields.is_empty(),
            _ => false,
        };
        let lacks = self.list.required().iter().any(|field| !self.has(field));
        if self.broken || lacks || says_nothing {
            self.sources.iter().for_each(|(node, ..)| node.set_aside("incomplete"));
            return None;
        }
        self.drop_recorded_before_on();
        let record = u32::try_from(number).expect("a row has few records");
        for (node, target, _) in &self.sources {
            node.settle(LeafFate::Mapped { record, field: *target });
        }
        Some((self.list, self.fields))
    }

    /// A day of becoming known before the day itself says something wrong about itself, and nothing about the record.
    fn drop_recorded_before_on(&mut self) {
        let day = |field: &str| self.fields.get(field).and_then(Value::as_str).map(str::to_owned);
        let (Some(recorded), Some(on)) = (day("recorded"), day("on").or_else(|| day("from"))) else { return };
        // Days in this form are in the order of their texts.
        if recorded < on {
            self.fields.remove("recorded");
            self.sources.retain(|(node, _, is_recorded)| {
                if *is_recorded {
                    node.not_understood("before_on");
                }
                !is_recorded
            });
        }
    }
}

fn insert(fields: &mut Map<String, Value>, field: &str, value: Value) {
    match field.split_once('.') {
        None => drop(fields.insert(field.to_owned(), value)),
        Some((group, name)) => {
            let group = fields.entry(group).or_insert_with(|| Value::Object(Map::new()));
            group
                .as_object_mut()
                .expect("only groups have names with a full stop")
                .insert(name.to_owned(), value);
        }
    }
}
