//! From rows to records: the columns of a table, read across.

use std::collections::BTreeMap;

use jiff::civil::Date;
use neglect_screen::case::{
    Appointment, AppointmentOutcome, Assessment, Attendance, AttendanceTotals, Child, Code, Explanation,
    ExplanationStatus, Growth, Observation, Response, ResponseKind, Service, Sex,
};
use neglect_screen::{Agency, Number, Subject};

use super::column::{Column, Days, Texts, Words};
use super::table::{Table, Wrong};

/// A word's value for every distinct word of a column, so that each is looked up once.
struct WordReader<'t, T> {
    words: Option<&'t Words>,
    values: Vec<Option<T>>,
    column: &'static str,
}

impl<'t, T: Copy> WordReader<'t, T> {
    fn of(table: &'t Table, column: &'static str, find: impl Fn(&str) -> Option<T>) -> WordReader<'t, T> {
        let words = table.words(column);
        let values = words.map_or_else(Vec::new, |words| words.distinct().map(find).collect());
        WordReader { words, values, column }
    }

    /// The value of a row; `None` where it has none, and a complaint where its word is none of the vocabulary.
    fn get(&self, row: usize, wrong: &mut Vec<Wrong>) -> Option<T> {
        let value = self.values[self.words?.index(row)?];
        if value.is_none() {
            wrong.push(Wrong {
                row,
                column: self.column.to_owned(),
                code: "unknown_word",
                message: "not a word of the vocabulary".to_owned(),
                help: "use a word of the schema".to_owned(),
            });
        }
        value
    }
}

fn day_at(days: Option<&Days>, row: usize) -> Option<Date> {
    days?.get(row)
}

fn text_at(texts: Option<&Texts>, row: usize) -> Option<String> {
    texts.and_then(|texts| texts.get(row)).map(str::to_owned)
}

fn at<T: Copy>(values: Option<&[Option<T>]>, row: usize) -> Option<T> {
    values?[row]
}

/// A whole number that a field holds; a complaint where it does not fit.
fn whole<T: TryFrom<i64>>(
    values: Option<&[Option<i64>]>,
    row: usize,
    column: &str,
    wrong: &mut Vec<Wrong>,
) -> Option<T> {
    let value = T::try_from(at(values, row)?).ok();
    if value.is_none() {
        wrong.push(Wrong {
            row,
            column: column.to_owned(),
            code: "out_of_range",
            message: "outside its range".to_owned(),
            help: "correct it".to_owned(),
        });
    }
    value
}

/// Stands in for a day that is missing; its row is complained of, and its case is not screened.
pub(super) const NO_DATE: Date = Date::ZERO;

struct Explanations<'t> {
    kind: Option<&'t Words>,
    status: WordReader<'t, ExplanationStatus>,
    by: WordReader<'t, Agency>,
}

impl<'t> Explanations<'t> {
    fn of(table: &'t Table) -> Explanations<'t> {
        Explanations {
            kind: table.words("explanation_kind"),
            status: WordReader::of(table, "explanation_status", ExplanationStatus::from_name),
            by: WordReader::of(table, "explanation_by", Agency::from_name),
        }
    }

    fn get(&self, row: usize, wrong: &mut Vec<Wrong>) -> Option<Explanation> {
        let kind = self.kind.and_then(|kinds| kinds.get(row));
        let before = wrong.len();
        match (kind, self.status.get(row, wrong), self.by.get(row, wrong)) {
            (Some(kind), Some(status), Some(by)) => Some(Explanation { kind: kind.to_owned(), status, by }),
            (None, None, None) => None,
            _ => {
                if wrong.len() == before {
                    wrong.push(Wrong {
                        row,
                        column: "explanation_status".to_owned(),
                        code: "missing_value",
                        message: "an explanation has only part of kind, status and by".to_owned(),
                        help: "give all three, or none".to_owned(),
                    });
                }
                None
            }
        }
    }
}

pub(super) struct Observations<'t> {
    ids: Option<&'t Texts>,
    codes: Option<&'t Words>,
    systems: Option<&'t Words>,
    on: Option<&'t Days>,
    by: WordReader<'t, Agency>,
    until: Option<&'t Days>,
    recorded: Option<&'t Days>,
    events: Option<&'t Texts>,
    subjects: WordReader<'t, Subject>,
    explanations: Explanations<'t>,
    with: &'t [(String, Column)],
}

impl<'t> Observations<'t> {
    pub(super) fn of(table: &'t Table) -> Observations<'t> {
        Observations {
            ids: table.texts("id"),
            codes: table.words("code"),
            systems: table.words("system"),
            on: table.days("on"),
            by: WordReader::of(table, "by", Agency::from_name),
            until: table.days("until"),
            recorded: table.days("recorded"),
            events: table.texts("event"),
            subjects: WordReader::of(table, "subject", Subject::from_name),
            explanations: Explanations::of(table),
            with: &table.with,
        }
    }

    /// Writes a row over an observation that was read from this table before, or is blank: its texts keep their memory.
    pub(super) fn get(&self, row: usize, into: &mut Observation, wrong: &mut Vec<Wrong>) {
        self.ids.and_then(|ids| ids.get(row)).unwrap_or_default().clone_into(&mut into.id);
        let code = self.codes.and_then(|codes| codes.get(row)).unwrap_or_default();
        match (self.systems.and_then(|systems| systems.get(row)), &mut into.code) {
            (None, Code::Own(own)) => code.clone_into(own),
            (None, other) => *other = Code::Own(code.to_owned()),
            (Some(system), other) => *other = Code::coded(system, code),
        }
        into.on = day_at(self.on, row).unwrap_or(NO_DATE);
        into.until = day_at(self.until, row);
        into.recorded = day_at(self.recorded, row);
        into.by = self.by.get(row, wrong).unwrap_or(Agency::Other);
        for (name, column) in self.with {
            let Column::Words(words) = column else { unreachable!("columns of qualifiers are words") };
            // Whatever is there is of the same columns.
            match (words.get(row), into.with.get_mut(name)) {
                (Some(value), Some(kept)) => value.clone_into(kept),
                (Some(value), None) => drop(into.with.insert(name.clone(), value.to_owned())),
                (None, Some(_)) => drop(into.with.remove(name)),
                (None, None) => {}
            }
        }
        into.event = text_at(self.events, row);
        into.subject = self.subjects.get(row, wrong).unwrap_or_default();
        into.explanation = self.explanations.get(row, wrong);
    }
}

pub(super) struct Cases<'t> {
    pub(super) references: Option<&'t Words>,
    as_of: Option<&'t Days>,
    born: Option<&'t Days>,
    due: Option<&'t Days>,
    gestation_weeks: Option<&'t [Option<i64>]>,
    gestation_days: Option<&'t [Option<i64>]>,
    birth_weight_g: Option<&'t [Option<i64>]>,
    birth_weight_sds: Option<&'t [Option<Number>]>,
    mid_parental_height_sds: Option<&'t [Option<Number>]>,
    sex: WordReader<'t, Sex>,
}

impl<'t> Cases<'t> {
    pub(super) fn of(table: &'t Table) -> Cases<'t> {
        Cases {
            references: table.words("case"),
            as_of: table.days("as_of"),
            born: table.days("born"),
            due: table.days("due"),
            gestation_weeks: table.wholes("gestation_weeks"),
            gestation_days: table.wholes("gestation_days"),
            birth_weight_g: table.wholes("birth_weight_g"),
            birth_weight_sds: table.decimals("birth_weight_sds"),
            mid_parental_height_sds: table.decimals("mid_parental_height_sds"),
            sex: WordReader::of(table, "sex", Sex::from_name),
        }
    }

    pub(super) fn as_of(&self, row: usize) -> Date {
        day_at(self.as_of, row).unwrap_or(NO_DATE)
    }

    pub(super) fn child(&self, row: usize, wrong: &mut Vec<Wrong>) -> Child {
        Child {
            born: day_at(self.born, row),
            due: day_at(self.due, row),
            gestation_weeks: whole(self.gestation_weeks, row, "gestation_weeks", wrong),
            gestation_days: whole(self.gestation_days, row, "gestation_days", wrong),
            birth_weight_g: whole(self.birth_weight_g, row, "birth_weight_g", wrong),
            birth_weight_sds: at(self.birth_weight_sds, row),
            mid_parental_height_sds: at(self.mid_parental_height_sds, row),
            sex: self.sex.get(row, wrong),
        }
    }
}

/// Answers: one row for each, and the rows of one assessment share its id.
pub(super) struct Answers<'t> {
    ids: Option<&'t Texts>,
    tools: Option<&'t Words>,
    on: Option<&'t Days>,
    by: WordReader<'t, Agency>,
    recorded: Option<&'t Days>,
    accredited: Option<&'t [Option<bool>]>,
    questions: Option<&'t Words>,
    words: Option<&'t Words>,
    numbers: Option<&'t [Option<Number>]>,
    yes: Option<&'t [Option<bool>]>,
    evidence: Option<&'t Texts>,
}

impl<'t> Answers<'t> {
    pub(super) fn of(table: &'t Table) -> Answers<'t> {
        Answers {
            ids: table.texts("id"),
            tools: table.words("tool"),
            on: table.days("on"),
            by: WordReader::of(table, "by", Agency::from_name),
            recorded: table.days("recorded"),
            accredited: table.flags("accredited"),
            questions: table.words("question"),
            words: table.words("word"),
            numbers: table.decimals("number"),
            yes: table.flags("yes"),
            evidence: table.texts("evidence"),
        }
    }

    /// Adds a row's answer to the assessment of its id, which it starts where it is the first.
    pub(super) fn add(&self, row: usize, assessments: &mut Vec<Assessment>, wrong: &mut Vec<Wrong>) {
        let head = Assessment {
            id: text_at(self.ids, row).unwrap_or_default(),
            tool: self.tools.and_then(|tools| tools.get(row)).unwrap_or_default().to_owned(),
            on: day_at(self.on, row).unwrap_or(NO_DATE),
            recorded: day_at(self.recorded, row),
            by: self.by.get(row, wrong).unwrap_or(Agency::Other),
            accredited: at(self.accredited, row),
            answers: BTreeMap::new(),
            evidence: BTreeMap::new(),
        };
        let mut refuse = |column: &str, code, message: &str, help: &str| {
            wrong.push(Wrong {
                row,
                column: column.to_owned(),
                code,
                message: message.to_owned(),
                help: help.to_owned(),
            });
        };
        let begun = assessments.iter().position(|assessment| assessment.id == head.id);
        if let Some(index) = begun
            && let first = &assessments[index]
            && (&first.tool, first.on, first.recorded, first.by, first.accredited)
                != (&head.tool, head.on, head.recorded, head.by, head.accredited)
        {
            let message = "the row says something else of its assessment than the first row of that id";
            refuse("id", "duplicate_id", message, "give every assessment an id of its own");
            return;
        }
        let index = begun.unwrap_or_else(|| {
            assessments.push(head);
            assessments.len() - 1
        });
        let assessment = &mut assessments[index];
        let word = self.words.and_then(|words| words.get(row)).map(serde_json::Value::from);
        let number = at(self.numbers, row).map(json_number);
        let yes = at(self.yes, row).map(serde_json::Value::from);
        let mut given = [word, number, yes].into_iter().flatten();
        let (answer, more) = (given.next(), given.next().is_some());
        let evidence = text_at(self.evidence, row);
        match (self.questions.and_then(|questions| questions.get(row)), answer) {
            (Some(_), Some(_)) if more => {
                refuse("word", "wrong_type", "more than one answer", "give a word, a number, or yes or no");
            }
            (Some(question), answer) => {
                if let Some(answer) = answer
                    && assessment.answers.insert(question.to_owned(), answer).is_some()
                {
                    refuse(
                        "question",
                        "duplicate_field",
                        "the question is answered twice",
                        "keep one of the two",
                    );
                }
                if let Some(evidence) = evidence {
                    assessment.evidence.insert(question.to_owned(), evidence);
                }
            }
            (None, None) if evidence.is_none() => {}
            (None, _) => refuse("question", "missing_value", "an answer to no question", "name the question"),
        }
    }
}

/// A number as JSON holds it. One that is no decimal stays a text, which its question then refuses by its place.
fn json_number(number: Number) -> serde_json::Value {
    let text = number.to_string();
    serde_json::from_str::<serde_json::Number>(&text).map_or(serde_json::Value::String(text), Into::into)
}

pub(super) struct Registers<'t> {
    ids: Option<&'t Texts>,
    from: Option<&'t Days>,
    to: Option<&'t Days>,
    recorded: Option<&'t Days>,
    by: WordReader<'t, Agency>,
    marks: Option<&'t Texts>,
    totals: [(&'static str, Option<&'t [Option<i64>]>); 4],
}

impl<'t> Registers<'t> {
    pub(super) fn of(table: &'t Table) -> Registers<'t> {
        Registers {
            ids: table.texts("id"),
            from: table.days("from"),
            to: table.days("to"),
            recorded: table.days("recorded"),
            by: WordReader::of(table, "by", Agency::from_name),
            marks: table.texts("marks"),
            totals: ["possible", "present", "authorised", "unauthorised"]
                .map(|name| (name, table.wholes(name))),
        }
    }

    pub(super) fn get(&self, row: usize, wrong: &mut Vec<Wrong>) -> Attendance {
        let before = wrong.len();
        let totals = self.totals.map(|(name, values)| whole::<u32>(values, row, name, wrong));
        let totals = match totals {
            [Some(possible), Some(present), Some(authorised), Some(unauthorised)] => {
                Some(AttendanceTotals { possible, present, authorised, unauthorised })
            }
            [None, None, None, None] => None,
            _ => {
                if wrong.len() == before {
                    wrong.push(Wrong {
                        row,
                        column: "possible".to_owned(),
                        code: "missing_value",
                        message: "only some of the four totals are given".to_owned(),
                        help: "give possible, present, authorised and unauthorised, or none".to_owned(),
                    });
                }
                None
            }
        };
        Attendance {
            id: text_at(self.ids, row),
            from: day_at(self.from, row).unwrap_or(NO_DATE),
            to: day_at(self.to, row).unwrap_or(NO_DATE),
            recorded: day_at(self.recorded, row),
            by: self.by.get(row, wrong).unwrap_or(Agency::Education),
            marks: text_at(self.marks, row),
            totals,
        }
    }
}

pub(super) struct Appointments<'t> {
    ids: Option<&'t Texts>,
    on: Option<&'t Days>,
    recorded: Option<&'t Days>,
    by: WordReader<'t, Agency>,
    services: WordReader<'t, Service>,
    outcomes: WordReader<'t, AppointmentOutcome>,
    essential: Option<&'t [Option<bool>]>,
    subjects: WordReader<'t, Subject>,
    books_alone: Option<&'t [Option<bool>]>,
    explanations: Explanations<'t>,
}

impl<'t> Appointments<'t> {
    pub(super) fn of(table: &'t Table) -> Appointments<'t> {
        Appointments {
            ids: table.texts("id"),
            on: table.days("on"),
            recorded: table.days("recorded"),
            by: WordReader::of(table, "by", Agency::from_name),
            services: WordReader::of(table, "service", Service::from_name),
            outcomes: WordReader::of(table, "outcome", AppointmentOutcome::from_name),
            essential: table.flags("essential"),
            subjects: WordReader::of(table, "subject", Subject::from_name),
            books_alone: table.flags("books_alone"),
            explanations: Explanations::of(table),
        }
    }

    pub(super) fn get(&self, row: usize, wrong: &mut Vec<Wrong>) -> Appointment {
        Appointment {
            id: text_at(self.ids, row).unwrap_or_default(),
            on: day_at(self.on, row).unwrap_or(NO_DATE),
            recorded: day_at(self.recorded, row),
            by: self.by.get(row, wrong).unwrap_or(Agency::Health),
            service: self.services.get(row, wrong).unwrap_or(Service::Other),
            outcome: self.outcomes.get(row, wrong).unwrap_or(AppointmentOutcome::Brought),
            essential: at(self.essential, row),
            subject: self.subjects.get(row, wrong).unwrap_or_default(),
            books_alone: at(self.books_alone, row),
            explanation: self.explanations.get(row, wrong),
        }
    }
}

pub(super) struct Measurements<'t> {
    ids: Option<&'t Texts>,
    on: Option<&'t Days>,
    recorded: Option<&'t Days>,
    by: WordReader<'t, Agency>,
    weight_g: Option<&'t [Option<i64>]>,
    height_mm: Option<&'t [Option<i64>]>,
    scores: [Option<&'t [Option<Number>]>; 4],
}

impl<'t> Measurements<'t> {
    pub(super) fn of(table: &'t Table) -> Measurements<'t> {
        Measurements {
            ids: table.texts("id"),
            on: table.days("on"),
            recorded: table.days("recorded"),
            by: WordReader::of(table, "by", Agency::from_name),
            weight_g: table.wholes("weight_g"),
            height_mm: table.wholes("height_mm"),
            scores: ["weight_sds", "weight_centile", "height_sds", "bmi_sds"]
                .map(|name| table.decimals(name)),
        }
    }

    pub(super) fn get(&self, row: usize, wrong: &mut Vec<Wrong>) -> Growth {
        let [weight_sds, weight_centile, height_sds, bmi_sds] = self.scores.map(|scores| at(scores, row));
        Growth {
            id: text_at(self.ids, row),
            on: day_at(self.on, row).unwrap_or(NO_DATE),
            recorded: day_at(self.recorded, row),
            by: self.by.get(row, wrong).unwrap_or(Agency::Health),
            weight_g: whole(self.weight_g, row, "weight_g", wrong),
            weight_sds,
            weight_centile,
            height_mm: whole(self.height_mm, row, "height_mm", wrong),
            height_sds,
            bmi_sds,
        }
    }
}

pub(super) struct Responses<'t> {
    ids: Option<&'t Texts>,
    on: Option<&'t Days>,
    recorded: Option<&'t Days>,
    by: WordReader<'t, Agency>,
    kinds: WordReader<'t, ResponseKind>,
    to: Option<&'t [Vec<String>]>,
}

impl<'t> Responses<'t> {
    pub(super) fn of(table: &'t Table) -> Responses<'t> {
        Responses {
            ids: table.texts("id"),
            on: table.days("on"),
            recorded: table.days("recorded"),
            by: WordReader::of(table, "by", Agency::from_name),
            kinds: WordReader::of(table, "kind", ResponseKind::from_name),
            to: table.lists("to"),
        }
    }

    pub(super) fn get(&self, row: usize, wrong: &mut Vec<Wrong>) -> Response {
        Response {
            id: text_at(self.ids, row),
            on: day_at(self.on, row).unwrap_or(NO_DATE),
            recorded: day_at(self.recorded, row),
            by: self.by.get(row, wrong).unwrap_or(Agency::Other),
            kind: self.kinds.get(row, wrong).unwrap_or(ResponseKind::Discussed),
            to: self.to.map_or_else(Vec::new, |to| to[row].clone()),
        }
    }
}
