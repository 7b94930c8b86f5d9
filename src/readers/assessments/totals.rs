//! How the answers of one tool add up: the second step of `assessments`. What is blank gives a range and not a
//! number; what does not apply is left out; nothing is filled in.

use super::answers::{span_of_worth, worth};
use super::graded_care::{Graded, mode_with_ceiling};
use crate::case::InputRef;
use crate::facts::{Answer, Value};
use crate::number::Number;
use crate::pack::{Method, Tool, Total};
use crate::readers::settings::Questions;
use crate::vocabulary::Agency;
use jiff::civil::Date;

/// One readable answer with where it stands.
#[derive(Debug, Clone)]
pub(super) struct DatedAnswer {
    /// The assessment's turn, in order of date.
    pub(super) sequence: usize,
    /// The answer's place in the case.
    pub(super) input: InputRef,
    /// The date of the assessment.
    pub(super) on: Date,
    /// Who made it; nobody in particular, where it is the child's record.
    pub(super) by: Option<Agency>,
    /// What it says.
    pub(super) answer: Answer,
}

/// What a total adds up.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part {
    /// The question of that index.
    Question(usize),
    /// A total before it, by its index.
    Total(usize),
}

/// The parts of each total of a tool, found once by their names.
pub(super) fn parts_of_totals(tool: &Tool, questions: &Questions) -> Vec<Vec<Part>> {
    let of_total = |(index, total): (usize, &Total)| {
        let part = |id: &String| {
            let before = tool.totals[..index].iter().position(|other| other.id == *id);
            before.map(Part::Total).or_else(|| questions.get(id).map(|&question| Part::Question(question)))
        };
        total.of.iter().filter_map(part).collect()
    };
    tool.totals.iter().enumerate().map(of_total).collect()
}

/// All answers to the questions of one tool.
#[derive(Debug)]
pub(super) struct AnswerSheet<'a> {
    /// The tool.
    pub(super) tool: &'a Tool,
    /// The parts of each of its totals.
    pub(super) parts: Vec<Vec<Part>>,
    /// The answers to each question, in order of turns.
    pub(super) given: Vec<Vec<DatedAnswer>>,
    /// Whether each question is asked of this child.
    pub(super) asked: Vec<bool>,
}

impl AnswerSheet<'_> {
    /// The answer that stands: the latest, or the latest before that turn.
    pub(super) fn standing(&self, question: usize, before: Option<usize>) -> Option<&DatedAnswer> {
        let given = &self.given[question];
        let standing = match before {
            None => given.len(),
            Some(sequence) => given.partition_point(|given| given.sequence < sequence),
        };
        given[..standing].last()
    }

    fn question_at(&self, id: &str) -> Option<usize> {
        self.tool.questions.iter().position(|question| question.id == id)
    }
}

/// One total as it stands.
#[derive(Debug, Clone)]
pub(super) struct TotalResult {
    /// The result.
    pub(super) answer: Answer,
    /// The least and the most it can be, also where nothing is known of it yet.
    bounds: Option<(Number, Number)>,
    /// How a grade came about, for graded methods.
    pub(super) graded: Option<Graded>,
    /// How many of its questions are answered with something known.
    pub(super) known: u32,
    /// How many of its questions apply.
    pub(super) applying: u32,
    /// The questions under it, each once.
    pub(super) leaves: Vec<usize>,
}

/// What one question or earlier total brings to a total.
enum Contribution {
    /// Known to lie between these; known exactly where they are the same.
    Known(Number, Number),
    /// Blank: somewhere between these.
    Blank(Number, Number),
    /// Blank, or without points: nobody can say between what.
    Unbounded,
    /// Left out: it does not apply.
    Excluded,
}

/// Every total of the tool, in order, as it stands or as it stood before that turn.
pub(super) fn make(sheet: &AnswerSheet<'_>, before: Option<usize>) -> Vec<TotalResult> {
    let mut made: Vec<TotalResult> = Vec::with_capacity(sheet.tool.totals.len());
    for (total, parts) in sheet.tool.totals.iter().zip(&sheet.parts) {
        let next = compute_total(sheet, total, parts, &made, before);
        made.push(next);
    }
    made
}

fn compute_total(
    sheet: &AnswerSheet<'_>,
    total: &Total,
    of: &[Part],
    earlier: &[TotalResult],
    before: Option<usize>,
) -> TotalResult {
    let mut parts = Vec::with_capacity(of.len());
    let mut leaves: Vec<usize> = Vec::new();
    for part in of {
        match *part {
            Part::Total(index) => {
                leaves.extend(&earlier[index].leaves);
                parts.push(part_of_total(&earlier[index]));
            }
            Part::Question(question) => {
                leaves.push(question);
                parts.push(part_of_question(sheet, question, before));
            }
        }
    }
    leaves.sort_unstable();
    leaves.dedup();
    let (mut known, mut applying) = (0, 0);
    for &leaf in &leaves {
        match sheet.standing(leaf, before).map(|given| &given.answer) {
            Some(Answer::Known(_)) => {
                known += 1;
                applying += 1;
            }
            Some(Answer::NotKnown) => applying += 1,
            Some(Answer::NotApplicable) => {}
            None => applying += u32::from(sheet.asked[leaf]),
        }
    }
    let mut graded = None;
    let (answer, bounds) = match total.method {
        Method::Sum => added(&parts, |low, high| (low, high), Number::plus),
        Method::Count => added(&parts, |low, high| (counted(low), counted(high)), Number::plus),
        Method::Max => added(&parts, |low, high| (low, high), |a, b| Some(a.max(b))),
        Method::ModeWithCeiling { over, tie } => {
            graded = mode_with_ceiling(&grades(&parts), over, tie);
            let answer = match graded {
                Some(graded) => Answer::Known(Value::Number(Number::from(graded.grade))),
                None => nothing_known(&parts),
            };
            (answer, span_of_parts(&parts))
        }
        Method::ByHand => {
            let question = sheet.question_at(&total.id);
            let given = question.and_then(|at| sheet.standing(at, before));
            let span = question.and_then(|at| span_of_worth(&sheet.tool.questions[at].answer));
            (given.map_or(Answer::NotKnown, |given| given.answer.clone()), span)
        }
    };
    TotalResult { answer, bounds, graded, known, applying, leaves }
}

fn part_of_question(sheet: &AnswerSheet<'_>, question: usize, before: Option<usize>) -> Contribution {
    let asked = &sheet.tool.questions[question];
    let blank = || match span_of_worth(&asked.answer) {
        Some((low, high)) => Contribution::Blank(low, high),
        None => Contribution::Unbounded,
    };
    match sheet.standing(question, before).map(|given| &given.answer) {
        Some(Answer::Known(value)) => match worth(&asked.answer, value) {
            Some(points) => Contribution::Known(points, points),
            None => Contribution::Unbounded,
        },
        Some(Answer::NotApplicable) => Contribution::Excluded,
        Some(Answer::NotKnown) => blank(),
        None if sheet.asked[question] => blank(),
        None => Contribution::Excluded,
    }
}

fn part_of_total(made: &TotalResult) -> Contribution {
    match (&made.answer, made.bounds) {
        (Answer::NotApplicable, _) => Contribution::Excluded,
        (Answer::Known(value), _) => {
            value.bounds().map_or(Contribution::Unbounded, |(low, high)| Contribution::Known(low, high))
        }
        (Answer::NotKnown, Some((low, high))) => Contribution::Blank(low, high),
        (Answer::NotKnown, None) => Contribution::Unbounded,
    }
}

/// Joins the parts at their least and at their most. With nothing known the result is not known, whatever its
/// bounds; with something known it lies between them.
fn added(
    parts: &[Contribution],
    of_part: impl Fn(Number, Number) -> (Number, Number),
    join: impl Fn(Number, Number) -> Option<Number>,
) -> (Answer, Option<(Number, Number)>) {
    let mut bounds: Option<(Number, Number)> = None;
    let mut some_known = false;
    for part in parts {
        let (low, high) = match *part {
            Contribution::Excluded => continue,
            Contribution::Unbounded => return (Answer::NotKnown, None),
            Contribution::Known(low, high) => {
                some_known = true;
                of_part(low, high)
            }
            Contribution::Blank(low, high) => of_part(low, high),
        };
        let joined = match bounds {
            None => Some((low, high)),
            Some((so_low, so_high)) => join(so_low, low).zip(join(so_high, high)),
        };
        match joined {
            Some(both) => bounds = Some(both),
            None => return (Answer::NotKnown, None),
        }
    }
    let answer = match bounds {
        Some((low, high)) if some_known && low == high => Answer::Known(Value::Number(low)),
        Some((low, high)) if some_known => Answer::Known(Value::Between { low, high }),
        _ => nothing_known(parts),
    };
    (answer, bounds)
}

/// Yes, or worth a point, is one.
fn counted(points: Number) -> Number {
    Number::from(i64::from(points > Number::ZERO))
}

/// Where every part is left out the total does not apply; otherwise nobody knows it.
fn nothing_known(parts: &[Contribution]) -> Answer {
    if !parts.is_empty() && parts.iter().all(|part| matches!(part, Contribution::Excluded)) {
        Answer::NotApplicable
    } else {
        Answer::NotKnown
    }
}

/// The parts that are known as whole grades.
fn grades(parts: &[Contribution]) -> Vec<i64> {
    parts
        .iter()
        .filter_map(|part| match part {
            Contribution::Known(low, high) if low == high => low.as_integer(),
            _ => None,
        })
        .collect()
}

fn span_of_parts(parts: &[Contribution]) -> Option<(Number, Number)> {
    let spans = parts.iter().filter_map(|part| match *part {
        Contribution::Known(low, high) | Contribution::Blank(low, high) => Some((low, high)),
        Contribution::Unbounded | Contribution::Excluded => None,
    });
    spans.reduce(|(low, high), (other_low, other_high)| (low.min(other_low), high.max(other_high)))
}

/// The best and the worst grade among the answers under a total.
pub(super) fn best_and_worst(sheet: &AnswerSheet<'_>, made: &TotalResult) -> Option<(i64, i64)> {
    let grades = made.leaves.iter().filter_map(|&leaf| match &sheet.standing(leaf, None)?.answer {
        Answer::Known(value) => worth(&sheet.tool.questions[leaf].answer, value)?.as_integer(),
        Answer::NotKnown | Answer::NotApplicable => None,
    });
    grades.map(|grade| (grade, grade)).reduce(|(best, worst), (other, _)| (best.min(other), worst.max(other)))
}
