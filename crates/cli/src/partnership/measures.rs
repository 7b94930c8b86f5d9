//! `neglect-screen measures`: reports in, protected tables out.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use neglect_partnership::Definition;
use neglect_partnership::measures::{Breakdown, Grain, Measures, Publication, RefusedLine, Tally};

use super::output::{self, AreaArgument, cannot};
use super::{Outcome, Stop, lines, page};

/// How many refused lines are named on the standard error before the rest is only counted there.
const NAMED: u64 = 100;

#[derive(Debug, Args)]
pub struct Arguments {
    /// Files of reports, one JSON object a line: each child's latest report in the period. `-` is the standard input
    #[arg(required_unless_present = "add_tally")]
    files: Vec<PathBuf>,
    /// What the rows are, separated by commas
    #[arg(long, value_delimiter = ',')]
    by: Vec<BreakdownArgument>,
    /// How long the periods are
    #[arg(long, default_value = "all")]
    period: GrainArgument,
    /// The area that the tables are about
    #[arg(long, default_value = "local")]
    area: AreaArgument,
    /// Measures to count in place of the shipped ones (TOML)
    #[arg(long, value_name = "FILE")]
    measures: Option<PathBuf>,
    /// Settings of disclosure control in place of the shipped ones (TOML)
    #[arg(long, value_name = "FILE")]
    settings: Option<PathBuf>,
    /// How the tables are written
    #[arg(long, default_value = "text")]
    format: Format,
    /// Where the tables are written; the standard output if not given
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Add a tally that was written elsewhere with the same options; may be given several times
    #[arg(long, value_name = "FILE")]
    add_tally: Vec<PathBuf>,
    /// Write the tally to add up elsewhere. It holds exact counts, small ones among them: not for publication
    #[arg(long, value_name = "FILE")]
    tally: Option<PathBuf>,
    /// Write the tally only, and no tables
    #[arg(long, requires = "tally")]
    tally_only: bool,
    /// Check that no child stands in a period twice; takes memory for every child
    #[arg(long)]
    check_children: bool,
    /// Where every line that cannot be read is named; the first hundred go to the standard error if not given
    #[arg(long, value_name = "FILE")]
    bad_rows: Option<PathBuf>,
    /// How many threads count; all cores if not given
    #[arg(long, value_name = "N")]
    jobs: Option<std::num::NonZeroUsize>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
enum BreakdownArgument {
    /// The agency that screened, or the one whose records the findings rest on
    Agency,
    /// The child's age
    AgeBand,
    /// The report's concern
    Concern,
    /// The report's hazard
    Hazard,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
enum GrainArgument {
    /// Calendar months
    Month,
    /// Calendar quarters
    Quarter,
    /// Calendar years
    Year,
    /// Years from April to March
    FinancialYear,
    /// Everything in one
    All,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// Tables for a terminal
    Text,
    /// A line for every figure
    Csv,
    /// Everything, with what each measure stands on
    Json,
    /// A page with charts that needs nothing else
    Html,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Stop> {
    let measures = match &arguments.measures {
        None => Measures::shipped(),
        Some(path) => Measures::from_toml(&output::read_text(path)?)
            .map_err(|error| Stop::Definition(output::problems(path, &error.problems)))?,
    };
    let settings = output::settings(arguments.settings.as_deref())?;
    let mut refused = Named::new(arguments.bad_rows.as_deref())?;
    let tally = tally(arguments, &measures, &mut refused)?;
    refused.finish(&tally)?;
    if let Some(path) = &arguments.tally {
        output::write(Some(path), tally.to_json().as_bytes())?;
    }
    if !arguments.tally_only {
        let publication = Publication::new(&tally, &measures, &settings, arguments.area.into())
            .map_err(|error| error.to_string())?;
        let text = match arguments.format {
            Format::Text => publication.to_text(),
            Format::Csv => publication.to_csv(),
            Format::Json => {
                let json = serde_json::to_string_pretty(&publication);
                json.map_err(|error| format!("cannot write JSON: {error}"))? + "\n"
            }
            Format::Html => page::measures(&publication, &measures)?,
        };
        output::write(arguments.out.as_deref(), text.as_bytes())?;
    }
    let any_refused = tally.refused().values().any(|count| *count > 0);
    Ok(if any_refused { Outcome::SomeRefused } else { Outcome::Whole })
}

/// Counts all files over all threads, and adds the tallies of elsewhere.
fn tally(arguments: &Arguments, measures: &Measures, refused: &mut Named) -> Result<Tally, Stop> {
    let by: Vec<Breakdown> = arguments.by.iter().map(|by| (*by).into()).collect();
    let empty = || {
        let tally = Tally::new(measures, &by, arguments.period.into());
        if arguments.check_children { tally.remembering_children() } else { tally }
    };
    let cores = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let jobs = arguments.jobs.map_or_else(cores, std::num::NonZero::get);
    let workers = (0..jobs).map(|_| empty()).collect();
    let take = |tally: &mut Tally, lines: &[u8]| tally.count_lines(measures, lines);
    let mut sum = empty();
    for part in lines::count(&arguments.files, workers, take, |file, line| refused.name(file, line))? {
        sum.merge(part).map_err(|error| error.to_string())?;
    }
    for path in &arguments.add_tally {
        let part = Tally::from_json(&output::read(path)?).and_then(|part| {
            part.fits(measures)?;
            sum.merge(part)
        });
        part.map_err(|error| output::problems(path, &error.problems))?;
    }
    Ok(sum)
}

/// The lines that were refused: all of them in a file, or the first on the standard error.
struct Named {
    file: Option<(PathBuf, BufWriter<File>)>,
    named: u64,
}

impl Named {
    fn new(path: Option<&Path>) -> Result<Self, Stop> {
        let create = |path: &Path| {
            let file = File::create(path).map_err(|error| cannot("write", path, error))?;
            Ok::<_, Stop>((path.to_owned(), BufWriter::new(file)))
        };
        Ok(Self { file: path.map(create).transpose()?, named: 0 })
    }

    fn name(&mut self, file: &Path, RefusedLine { line, problem }: &RefusedLine) -> Result<(), Stop> {
        self.named += 1;
        let file = file.display();
        match &mut self.file {
            Some((path, output)) => {
                writeln!(output, "{file}:{line}: {problem}").map_err(|error| cannot("write", path, error))?;
            }
            None if self.named <= NAMED => eprintln!("{file}:{line}: {problem}"),
            None => {}
        }
        Ok(())
    }

    fn finish(&mut self, tally: &Tally) -> Result<(), Stop> {
        if let Some((path, output)) = &mut self.file {
            output.flush().map_err(|error| cannot("write", path, error))?;
        } else if self.named > NAMED {
            eprintln!("and {} more; name a file with --bad-rows to see them all", self.named - NAMED);
        }
        let refused: u64 = tally.refused().values().sum();
        eprintln!("{} lines counted, {refused} refused", tally.counted());
        for (code, count) in tally.refused() {
            eprintln!("  {count} {code}");
        }
        Ok(())
    }
}

impl From<BreakdownArgument> for Breakdown {
    fn from(by: BreakdownArgument) -> Self {
        match by {
            BreakdownArgument::Agency => Breakdown::Agency,
            BreakdownArgument::AgeBand => Breakdown::AgeBand,
            BreakdownArgument::Concern => Breakdown::Concern,
            BreakdownArgument::Hazard => Breakdown::Hazard,
        }
    }
}

impl From<GrainArgument> for Grain {
    fn from(grain: GrainArgument) -> Self {
        match grain {
            GrainArgument::Month => Grain::Month,
            GrainArgument::Quarter => Grain::Quarter,
            GrainArgument::Year => Grain::Year,
            GrainArgument::FinancialYear => Grain::FinancialYear,
            GrainArgument::All => Grain::All,
        }
    }
}
