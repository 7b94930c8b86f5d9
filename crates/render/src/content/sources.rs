//! The documents that a report cites, by their numbers: the authority with its address, and where its text was read.

use neglect_screen::report::Report;

use super::block::{Block, Section, said};
use super::line::{Line, Piece};

/// Numbers the documents in the order in which the sections first cite them, and lists them.
pub(super) fn numbered(sections: &mut [Section], report: &Report) -> Vec<Block> {
    let mut titles: Vec<String> = Vec::new();
    for piece in sections.iter_mut().flat_map(|section| &mut section.blocks).flat_map(authorities) {
        if let Piece::Source { title, number } = piece {
            let known = titles.iter().position(|known| known == title);
            *number = 1 + known.unwrap_or_else(|| {
                titles.push(title.clone());
                titles.len() - 1
            });
        }
    }
    let list = titles.iter().enumerate();
    list.map(|(place, title)| said(document(report, place + 1, title), Vec::new(), None)).collect()
}

/// The pieces of all authorities of a block.
fn authorities(block: &mut Block) -> impl Iterator<Item = &mut Piece> {
    let leads = match block {
        Block::Statement(statement) => statement.leads.as_mut_slice(),
        _ => &mut [],
    };
    leads.iter_mut().filter_map(|lead| lead.authority.as_mut()).flat_map(|line| &mut line.0)
}

fn document(report: &Report, number: usize, title: &str) -> Line {
    let cited = || report.sources.iter().filter(|source| source.title == title);
    let url = cited().find_map(|source| source.url.clone());
    let line = Line::default().piece(Piece::SourceNumber(number)).add(" ");
    let line = match url {
        Some(url) => line.piece(Piece::Link { text: title.to_owned(), url }),
        None => line.add(title),
    };
    let dates = each_once(cited().filter_map(|source| source.date.as_deref()));
    let dates: String = dates.iter().map(|date| format!(" ({date})")).collect();
    let read_in = each_once(cited().flat_map(|source| &source.read_in).map(String::as_str));
    let read_in =
        if read_in.is_empty() { String::new() } else { format!("; read in: {}", read_in.join("; ")) };
    line.add_quiet(format!("{dates}{read_in}"))
}

fn each_once<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<&'t str> {
    let mut known: Vec<&str> = Vec::new();
    for text in texts {
        if !known.contains(&text) {
            known.push(text);
        }
    }
    known
}
