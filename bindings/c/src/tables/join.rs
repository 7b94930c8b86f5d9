//! From tables to cases: the rows of each case found and read.

use std::collections::HashMap;

use neglect_screen::Agency;
use neglect_screen::case::{Case, CaseDraft, Observation};

use super::column::Words;
use super::column_readers::{DayReader, NO_DATE};
use super::generated::row_readers::{
    AppointmentReader, AttendanceReader, ChildReader, GrowthReader, ObservationReader, ResponseReader,
};
use super::kinds::neglect_table;
use super::row_readers::AnswerReader;
use super::schema::TABLES;
use super::table::{Table, Wrong};

/// Something that is wrong in a row of a table.
#[derive(Debug, Clone)]
pub(super) struct Problem {
    pub(super) table: neglect_table,
    pub(super) wrong: Wrong,
}

/// The rows of one table, case by case.
#[derive(Debug, Default)]
struct Groups {
    /// Where each case's rows start in `rows`; one more than there are cases.
    starts: Vec<usize>,
    rows: Vec<usize>,
}

impl Groups {
    fn rows_of(&self, case: usize) -> &[usize] {
        &self.rows[self.starts[case]..self.starts[case + 1]]
    }
}

/// All tables, ready to be read case by case.
pub(super) struct JoinedTables<'t> {
    references: Option<&'t Words>,
    as_of: DayReader<'t>,
    child: ChildReader<'t>,
    observations: ObservationReader<'t>,
    answers: AnswerReader<'t>,
    attendance: AttendanceReader<'t>,
    appointments: AppointmentReader<'t>,
    growth: GrowthReader<'t>,
    responses: ResponseReader<'t>,
    /// By the number of the table.
    groups: Vec<Groups>,
    /// For each case the problems of its rows that were found when they were read.
    of_cases: HashMap<usize, Vec<Problem>>,
    /// Problems of rows that belong to no case.
    pub(super) of_no_case: Vec<Problem>,
    pub(super) count: usize,
}

/// A case and where its records came from. One is read after another into the same, which keeps its memory.
pub(super) struct Read {
    /// The case that is read.
    case: CaseDraft,
    pub(super) problems: Vec<Problem>,
    /// The row of each assessment's first answer.
    assessments: Vec<usize>,
    /// Observations that the case has no use for at present.
    spare: Vec<Observation>,
}

impl Read {
    pub(super) fn new() -> Read {
        Read { case: blank_case(), problems: Vec::new(), assessments: Vec::new(), spare: Vec::new() }
    }

    /// The case that was read, which leaves a blank one behind.
    pub(super) fn take_case(&mut self) -> CaseDraft {
        std::mem::replace(&mut self.case, blank_case())
    }

    /// Takes a case back once it was screened, so that the next one finds its memory.
    pub(super) fn give_back(&mut self, case: Case) {
        self.case = case.into_draft();
    }

    /// Makes room for so many observations, each of which is then written over.
    fn make_room(&mut self, observations: usize) -> &mut [Observation] {
        let all = &mut self.case.observations;
        self.spare.extend(all.drain(observations.min(all.len())..));
        while all.len() < observations {
            all.push(self.spare.pop().unwrap_or_else(blank));
        }
        all
    }
}

/// A case of nothing, to be written over.
fn blank_case() -> CaseDraft {
    CaseDraft::new(String::new(), NO_DATE)
}

/// An observation of nothing, to be written over.
fn blank() -> Observation {
    Observation::new(String::new(), String::new(), NO_DATE, Agency::Other)
}

impl<'t> JoinedTables<'t> {
    pub(super) fn new(tables: &'t [Table; TABLES.len()]) -> JoinedTables<'t> {
        let [cases, observations, answers, attendance, appointments, growth, responses] = tables;
        let count = cases.rows;
        let mut places: HashMap<&str, usize> = HashMap::with_capacity(count);
        let mut of_no_case = Vec::new();
        let mut of_cases: HashMap<usize, Vec<Problem>> = HashMap::new();
        let references = cases.words("case");
        for row in 0..count {
            let Some(reference) = references.and_then(|references| references.get(row)) else {
                continue;
            };
            if *places.entry(reference).or_insert(row) != row {
                let wrong = of_case(
                    row,
                    "duplicate_case",
                    "the case stands in an earlier row",
                    "keep one of the two",
                );
                of_cases.entry(row).or_default().push(Problem { table: neglect_table::Cases, wrong });
            }
        }
        let mut groups = Vec::with_capacity(TABLES.len());
        for table in tables {
            let (group, case_of) = grouped(table, &places, count, &mut of_no_case);
            for wrong in &table.wrong {
                let problem = Problem { table: table.kind, wrong: wrong.clone() };
                match case_of[wrong.row] {
                    Some(case) => of_cases.entry(case).or_default().push(problem),
                    None => of_no_case.push(problem),
                }
            }
            groups.push(group);
        }
        JoinedTables {
            references,
            as_of: DayReader::new(cases, "as_of"),
            child: ChildReader::new(cases),
            observations: ObservationReader::new(observations),
            answers: AnswerReader::new(answers),
            attendance: AttendanceReader::new(attendance),
            appointments: AppointmentReader::new(appointments),
            growth: GrowthReader::new(growth),
            responses: ResponseReader::new(responses),
            groups,
            of_cases,
            of_no_case,
            count,
        }
    }

    /// Reads the case of a row of the table of cases, and everything that is wrong with its rows, table by table.
    pub(super) fn read(&self, row: usize, read: &mut Read) {
        let mut problems = self.of_cases.get(&row).cloned().unwrap_or_default();
        let mut of_observations = Vec::new();
        let rows = self.rows(neglect_table::Observations, row);
        for (&at, observation) in rows.iter().zip(read.make_room(rows.len())) {
            self.observations.read_into(at, observation, &mut of_observations);
        }
        let case = &mut read.case;
        let mut wrong = Vec::new();
        case.child = self.child.read(row, &mut wrong);
        keep(neglect_table::Cases, wrong, &mut problems);
        keep(neglect_table::Observations, of_observations, &mut problems);
        self.reference(row).clone_into(&mut case.case);
        case.as_of = self.as_of.get(row).unwrap_or(NO_DATE);
        case.assessments.clear();
        read.assessments.clear();
        let mut wrong = Vec::new();
        for &at in self.rows(neglect_table::Answers, row) {
            self.answers.add(at, &mut case.assessments, &mut wrong);
            read.assessments.resize(case.assessments.len(), at);
        }
        keep(neglect_table::Answers, wrong, &mut problems);
        case.attendance = self.records(neglect_table::Attendance, row, &mut problems, |at, wrong| {
            self.attendance.read(at, wrong)
        });
        case.appointments = self.records(neglect_table::Appointments, row, &mut problems, |at, wrong| {
            self.appointments.read(at, wrong)
        });
        case.growth =
            self.records(neglect_table::Growth, row, &mut problems, |at, wrong| self.growth.read(at, wrong));
        case.responses = self.records(neglect_table::Responses, row, &mut problems, |at, wrong| {
            self.responses.read(at, wrong)
        });
        read.problems = problems;
    }

    /// The records of a case in a table, and what is wrong with their rows.
    fn records<T>(
        &self,
        table: neglect_table,
        case: usize,
        problems: &mut Vec<Problem>,
        read: impl Fn(usize, &mut Vec<Wrong>) -> T,
    ) -> Vec<T> {
        let mut wrong = Vec::new();
        let records = self.rows(table, case).iter().map(|&row| read(row, &mut wrong)).collect();
        keep(table, wrong, problems);
        records
    }

    /// The reference of a case; empty where it has none, which is named as a problem of its row.
    pub(super) fn reference(&self, row: usize) -> &'t str {
        self.references.and_then(|references| references.get(row)).unwrap_or_default()
    }

    /// The rows of a case in a table.
    fn rows(&self, table: neglect_table, case: usize) -> &[usize] {
        self.groups[table as usize].rows_of(case)
    }

    /// A problem of the case as the checks name it, at its row.
    pub(super) fn placed(&self, row: usize, read: &Read, problem: neglect_screen::case::Problem) -> Problem {
        let wrong = |row: usize, column: String| Wrong {
            row,
            column,
            code: problem.code,
            message: problem.message.clone(),
            help: problem.help.clone(),
        };
        let Some((list, index, field)) = record_of(&problem.path) else {
            let column = problem.path.trim_start_matches("child.").to_owned();
            return Problem { table: neglect_table::Cases, wrong: wrong(row, column) };
        };
        let table = match list {
            "observations" => neglect_table::Observations,
            "assessments" => neglect_table::Answers,
            "attendance" => neglect_table::Attendance,
            "appointments" => neglect_table::Appointments,
            "growth" => neglect_table::Growth,
            "responses" => neglect_table::Responses,
            _ => unreachable!("a case has no list of this name"),
        };
        let wrong = match table {
            neglect_table::Answers => wrong(read.assessments[index], field.replace("answers", "question")),
            table => wrong(self.rows(table, row)[index], field.to_owned()),
        };
        Problem { table, wrong }
    }
}

/// The list, index and field of a path such as `observations[3].on`; `None` for one that leads to no record.
fn record_of(path: &str) -> Option<(&str, usize, &str)> {
    let (list, rest) = path.split_once('[')?;
    let (index, field) = rest.split_once(']')?;
    Some((list, index.parse().ok()?, field.strip_prefix('.').unwrap_or(field)))
}

/// Keeps what is wrong with rows of a table.
fn keep(table: neglect_table, wrong: Vec<Wrong>, problems: &mut Vec<Problem>) {
    problems.extend(wrong.into_iter().map(|wrong| Problem { table, wrong }));
}

fn of_case(row: usize, code: &'static str, message: &str, help: &str) -> Wrong {
    Wrong { row, column: "case".to_owned(), code, message: message.to_owned(), help: help.to_owned() }
}

/// A table's rows by case, and the case of each row.
fn grouped(
    table: &Table,
    places: &HashMap<&str, usize>,
    count: usize,
    of_no_case: &mut Vec<Problem>,
) -> (Groups, Vec<Option<usize>>) {
    if table.kind == neglect_table::Cases {
        let groups = Groups { starts: (0..=count).collect(), rows: (0..count).collect() };
        return (groups, (0..count).map(Some).collect());
    }
    // A table to which nothing was added has no rows, and no column that names the cases.
    let Some(references) = table.words("case") else {
        return (Groups { starts: vec![0; count + 1], rows: Vec::new() }, Vec::new());
    };
    // Each distinct reference is looked up once.
    let known: Vec<Option<usize>> = references.distinct().map(|text| places.get(text).copied()).collect();
    let case_of: Vec<Option<usize>> =
        references.indices().map(|index| index.and_then(|index| known[index])).collect();
    for (row, case) in case_of.iter().enumerate() {
        // A row without any reference is named already.
        if case.is_none() && references.get(row).is_some() {
            let help = "add the case to the table of cases, or correct the reference";
            let wrong = of_case(row, "unknown_case", "the table of cases has no such case", help);
            of_no_case.push(Problem { table: table.kind, wrong });
        }
    }
    (group_rows(&case_of, count), case_of)
}

/// Rows sorted by case, those of one case in their own order (counting sort).
fn group_rows(case_of: &[Option<usize>], count: usize) -> Groups {
    let mut starts = vec![0_usize; count + 1];
    for case in case_of.iter().flatten() {
        starts[case + 1] += 1;
    }
    let mut total = 0;
    for start in &mut starts {
        total += *start;
        *start = total;
    }
    let mut next = starts.clone();
    let mut rows = vec![0_usize; total];
    for (row, case) in case_of.iter().enumerate() {
        if let Some(case) = *case {
            rows[next[case]] = row;
            next[case] += 1;
        }
    }
    Groups { starts, rows }
}
