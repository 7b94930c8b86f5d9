//! `sources`: each document that the packs cite, place by place: what encodes it, how well it was read, and what of it is
//! not encoded. The page `docs/sources.md` is what it prints.

use neglect_screen::pack::{self, Cite, NotEncoded, Pack, ParsedPack, qualified};
use neglect_screen::{Checked, Vocabulary as _};

use crate::console;
use crate::error::CliError;
use crate::pack_args::PackArgs;

/// List what the packs cite as a page: each document, what encodes it, and how well it was read
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    packs: PackArgs,
    /// Also the packs that are built in and not in force: of named partnerships, and further tools
    #[arg(long)]
    all: bool,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), CliError> {
    let mut packs: Vec<Pack> = args.packs.parsed()?.into_iter().map(|parsed| parsed.pack).collect();
    if args.all {
        let built_in = pack::built_in_local().iter().chain(pack::built_in_tools());
        let parsed: Vec<ParsedPack> =
            built_in.map(|text| text.parse().expect("a built-in pack can be read")).collect();
        packs.extend(parsed.into_iter().map(|parsed| parsed.pack));
    }
    console::write(page(&packs).as_bytes())
}

/// One statement of a pack that cites a document.
struct Statement {
    /// What the statement is, as the page names it.
    name: String,
    /// How well it was checked; of a question or an answer that does not say, nothing.
    checked: Option<Checked>,
}

/// A document, under its title, whatever parts of it were read where and by whichever packs.
struct Document<'p> {
    title: &'p str,
    url: Option<&'p str>,
    dates: Vec<&'p str>,
    read_in: Vec<&'p str>,
    /// What is cited of it, place by place, in the order of the packs.
    places: Vec<(&'p str, Vec<Statement>)>,
    left_out: Vec<(&'p str, &'p NotEncoded)>,
}

fn page(packs: &[Pack]) -> String {
    let mut page = String::from(
        "# Sources\n\n\
         Each document that the built-in packs cite: the authority first, then where its text was read, then what encodes it \
         place by place and how well that was checked (*text*: read in the source itself; *secondary*: in a reproduction or \
         digest; *recalled*: not yet read), and what of it is not encoded, and why. `neglect-screen sources --all` prints this \
         page.\n",
    );
    page += &checked_by_pack(packs);
    for document in documents(packs) {
        page += &section(&document);
    }
    page
}

/// How many rules of each pack were checked how well.
fn checked_by_pack(packs: &[Pack]) -> String {
    let mut table =
        String::from("\n| Pack | Rules | text | secondary | recalled |\n|---|---:|---:|---:|---:|\n");
    let mut row = |name: &str, rules: &mut dyn Iterator<Item = Checked>| {
        let rules: Vec<Checked> = rules.collect();
        let count = |checked: Checked| rules.iter().filter(|&&own| own == checked).count();
        table += &format!(
            "| {name} | {} | {} | {} | {} |\n",
            rules.len(),
            count(Checked::Text),
            count(Checked::Secondary),
            count(Checked::Recalled)
        );
    };
    for pack in packs.iter().filter(|pack| !pack.rules.is_empty()) {
        row(&pack.header.id, &mut pack.rules.iter().map(|rule| rule.checked));
    }
    row("all", &mut packs.iter().flat_map(|pack| &pack.rules).map(|rule| rule.checked));
    table
}

fn documents(packs: &[Pack]) -> Vec<Document<'_>> {
    let mut documents: Vec<Document<'_>> = Vec::new();
    for pack in packs {
        let statements = statements(pack);
        for source in &pack.sources {
            let document = match documents.iter().position(|document| document.title == source.title) {
                Some(known) => &mut documents[known],
                None => {
                    documents.push(Document {
                        title: &source.title,
                        url: None,
                        dates: Vec::new(),
                        read_in: Vec::new(),
                        places: Vec::new(),
                        left_out: Vec::new(),
                    });
                    documents.last_mut().expect("a document was just added")
                }
            };
            document.url = document.url.or(source.url.as_deref());
            add_new(&mut document.dates, source.date.as_deref());
            add_new(&mut document.read_in, source.read_in.iter().map(String::as_str));
            for (cites, name, checked) in &statements {
                for cite in cites.iter().filter(|cite| cite.source == source.id) {
                    let statement = Statement { name: name.clone(), checked: *checked };
                    match document.places.iter_mut().find(|(place, _)| *place == cite.at) {
                        Some((_, statements)) => statements.push(statement),
                        None => document.places.push((&cite.at, vec![statement])),
                    }
                }
            }
            for left_out in &pack.not_encoded {
                for cite in left_out.cites.iter().filter(|cite| cite.source == source.id) {
                    document.left_out.push((&cite.at, left_out));
                }
            }
        }
    }
    documents
}

fn add_new<'p>(texts: &mut Vec<&'p str>, new: impl IntoIterator<Item = &'p str>) {
    for text in new {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
}

/// Everything in a pack that cites, in the order of its tables.
fn statements(pack: &Pack) -> Vec<(&[Cite], String, Option<Checked>)> {
    let own = |id: &str| format!("`{}`", qualified(&pack.header.id, id));
    let mut all: Vec<(&[Cite], String, Option<Checked>)> = Vec::new();
    for rule in &pack.rules {
        let off = if rule.enabled { "" } else { " (off)" };
        all.push((&rule.cites, format!("{}{off}", own(&rule.id)), Some(rule.checked)));
    }
    for indicator in &pack.indicators {
        all.push((&indicator.cites, format!("`{}`", indicator.code), indicator.checked));
    }
    for tool in &pack.tools {
        all.push((&tool.cites, format!("tool `{}`", tool.id), Some(tool.checked)));
        for question in &tool.questions {
            let name = format!("question `{}.{}`", tool.id, question.id);
            all.push((&question.cites, name, question.checked));
        }
    }
    for code in &pack.attendance_codes {
        all.push((&code.cites, format!("register code `{}`", code.code), Some(code.checked)));
    }
    for level in &pack.levels {
        all.push((&level.cites, format!("level {}", own(&level.id)), Some(level.checked)));
    }
    for step in &pack.next_steps {
        all.push((&step.cites, format!("step {}", own(&step.id)), Some(step.checked)));
    }
    for answer in &pack.answers {
        all.push((&answer.cites, format!("answer {}", own(&answer.id)), Some(answer.checked)));
    }
    for contradiction in &pack.contradictions {
        let name = format!("contradiction {}", own(&contradiction.id));
        all.push((&contradiction.cites, name, Some(contradiction.checked)));
    }
    for reading in &pack.readings {
        all.push((&reading.cites, format!("reading {}", own(&reading.id)), Some(reading.checked)));
    }
    for background in &pack.background {
        let name = format!("background {}", own(&background.id));
        all.push((&background.cites, name, Some(background.checked)));
    }
    all
}

fn section(document: &Document<'_>) -> String {
    let mut section = format!("\n## {}\n\n", document.title);
    let url = document.url.map(|url| format!("<{url}>"));
    let dates = (!document.dates.is_empty()).then(|| document.dates.join("; "));
    let head: Vec<String> = url.into_iter().chain(dates).collect();
    if !head.is_empty() {
        section += &format!("{}\n\n", head.join(" · "));
    }
    if !document.read_in.is_empty() {
        section += "Read in:\n\n";
        for place in &document.read_in {
            section += &format!("- {place}\n");
        }
        section += "\n";
    }
    if !document.places.is_empty() {
        section += "| Place | Encoded in |\n|---|---|\n";
    }
    for (place, statements) in &document.places {
        let place = if place.is_empty() { "the whole" } else { place };
        section += &format!("| {} | {} |\n", place.replace('|', "\\|"), by_checked(statements));
    }
    if !document.left_out.is_empty() {
        section += "\nNot encoded:\n\n";
    }
    for (place, left_out) in &document.left_out {
        let place = if place.is_empty() { String::new() } else { format!("{place}: ") };
        section += &format!("- {place}{} Why: {}\n", left_out.text, left_out.why);
    }
    section
}

/// Statements by how well they were checked, the best first: `text: `a`, `b`; recalled: `c``.
fn by_checked(statements: &[Statement]) -> String {
    let of = |checked: Option<Checked>| {
        let names: Vec<&str> =
            statements.iter().filter(|own| own.checked == checked).map(|own| own.name.as_str()).collect();
        let word = checked.map_or("not said", Checked::name);
        (!names.is_empty()).then(|| format!("*{word}*: {}", names.join(", ")))
    };
    let all = [Some(Checked::Text), Some(Checked::Secondary), Some(Checked::Recalled), None];
    all.into_iter().filter_map(of).collect::<Vec<String>>().join("; ")
}
