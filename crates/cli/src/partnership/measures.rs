//! `neglect-screen measures`: reports in, protected tables out.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use neglect_partnership::disclosure::Area;
use neglect_partnership::measures::{Breakdown, Grain, Measures, Publication, RefusedLine, Tally};
use neglect_render::{html, printable};

use super::{blocks, definition, differencing};
use crate::case_file::lines;
use crate::error::CliError;
use crate::{console, files};

/// How many refused lines are named on the standard error before the rest is only counted there.
const MOST_NAMED: u64 = 100;

/// Count performance measures over reports (JSON Lines) and publish them with small numbers protected
#[derive(Debug, clap::Args)]
pub struct Args {
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
    /// The tables as they were published last (JSON): warn of figures that differ by a small number
    #[arg(long, value_name = "FILE")]
    earlier: Option<PathBuf>,
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
    jobs: Option<NonZeroUsize>,
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

/// An area, as an argument.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum AreaArgument {
    /// One local authority or partnership: totals stay exact
    #[default]
    Local,
    /// A region: totals are rounded
    Region,
    /// The whole country: totals are rounded
    National,
}

impl From<AreaArgument> for Area {
    fn from(area: AreaArgument) -> Self {
        match area {
            AreaArgument::Local => Area::Local,
            AreaArgument::Region => Area::Region,
            AreaArgument::National => Area::National,
        }
    }
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

pub(super) fn run(args: &Args) -> Result<(), CliError> {
    let measures: Measures = definition::read(args.measures.as_deref())?;
    let settings = definition::read(args.settings.as_deref())?;
    let mut refused = RefusedLines::new(args.bad_rows.as_deref())?;
    let tally = tally(args, &measures, &mut refused)?;
    refused.finish(&tally)?;
    if let Some(path) = &args.tally {
        files::write(Some(path), tally.to_json().as_bytes())?;
    }
    let mut warned = false;
    if !args.tally_only {
        let publication = Publication::new(&tally, &measures, &settings, args.area.into())
            .map_err(|error| CliError::Input(error.to_string()))?;
        let written = match args.format {
            Format::Text => printable(&publication.to_text()).into_owned().into_bytes(),
            Format::Csv => publication.to_csv().into_bytes(),
            Format::Json => console::pretty_json(&publication),
            Format::Html => html::measures(&publication, &measures).into_bytes(),
        };
        files::write(args.out.as_deref(), &written)?;
        warned = differencing::warn(args.earlier.as_deref(), |earlier| {
            publication.differencing(earlier, &settings)
        })?;
    }
    let any_refused = tally.refused().values().any(|count| *count > 0);
    if any_refused || warned { Err(CliError::MistakesNamed) } else { Ok(()) }
}

/// Counts all files over all threads, and adds the tallies of elsewhere.
fn tally(args: &Args, measures: &Measures, refused: &mut RefusedLines) -> Result<Tally, CliError> {
    let by: Vec<Breakdown> = args.by.iter().map(|by| (*by).into()).collect();
    let empty = || {
        let tally = Tally::new(measures, &by, args.period.into());
        if args.check_children { tally.remembering_children() } else { tally }
    };
    let cores = || std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let workers = (0..args.jobs.map_or_else(cores, NonZeroUsize::get)).map(|_| empty()).collect();
    let take = |tally: &mut Tally, lines: &[u8]| tally.count_lines(measures, lines);
    let mut sum = empty();
    for part in blocks::count(&args.files, workers, take, |file, line| refused.name(file, line))? {
        sum.merge(part).map_err(|error| CliError::Input(error.to_string()))?;
    }
    for path in &args.add_tally {
        let part = Tally::from_json(&files::read(path)?).and_then(|part| {
            part.fits(measures)?;
            sum.merge(part)
        });
        part.map_err(|error| CliError::Input(lines(&path.display(), &error.problems)))?;
    }
    Ok(sum)
}

/// The lines that were refused: all of them in a file, or the first on the standard error.
struct RefusedLines {
    file: Option<(PathBuf, BufWriter<File>)>,
    count: u64,
}

impl RefusedLines {
    fn new(path: Option<&Path>) -> Result<Self, CliError> {
        let create = |path: &Path| {
            let file = File::create(path).map_err(|reason| CliError::cannot_write(path.display(), reason))?;
            Ok::<_, CliError>((path.to_owned(), BufWriter::new(file)))
        };
        Ok(Self { file: path.map(create).transpose()?, count: 0 })
    }

    fn name(&mut self, file: &Path, RefusedLine { line, problem }: &RefusedLine) -> Result<(), CliError> {
        self.count += 1;
        let named = format!("{}:{line}: {problem}", file.display());
        match &mut self.file {
            Some((path, output)) => {
                writeln!(output, "{named}")
                    .map_err(|reason| CliError::cannot_write(path.display(), reason))?;
            }
            None if self.count <= MOST_NAMED => console::tell(named),
            None => {}
        }
        Ok(())
    }

    fn finish(&mut self, tally: &Tally) -> Result<(), CliError> {
        if let Some((path, output)) = &mut self.file {
            output.flush().map_err(|reason| CliError::cannot_write(path.display(), reason))?;
        } else if self.count > MOST_NAMED {
            let more = self.count - MOST_NAMED;
            console::tell(format!("and {more} more; name a file with --bad-rows to see them all"));
        }
        let refused: u64 = tally.refused().values().sum();
        console::tell(format!("{} lines counted, {refused} refused", tally.counted()));
        for (code, count) in tally.refused() {
            console::tell(format!("  {count} {code}"));
        }
        Ok(())
    }
}
