//! Pages of HTML that need nothing else: tables and charts of what may be published, with what each stands on.

use neglect_partnership::confidence::{Confidence, ItemTable, Survey};
use neglect_partnership::disclosure::{Figure, Percentage, Place, Published, Symbols};
use neglect_partnership::measures::{MeasureTable, Measures, Publication};

use super::chart::{Bar, bars};

const STYLE: &str = "body{font-family:sans-serif;margin:2em;max-width:60em}table{border-collapse:collapse}\
th,td{border:1px solid #999;padding:.3em .6em;text-align:right}th:first-child{text-align:left}\
caption{text-align:left;padding:.3em 0}.basis{color:#555;font-size:.85em}svg{max-width:100%;height:auto}";

/// The page of measures.
pub(super) fn measures(publication: &Publication, measures: &Measures) -> Result<String, String> {
    let mut page = head(&publication.header.title);
    page += "<p>Each child is counted by the latest report of the period. ";
    page += if publication.children_checked {
        "It was checked that no child stands in a period twice. "
    } else {
        "That no child stands in a period twice was taken for granted. "
    };
    page += "Nothing recorded is not nothing wrong.</p>\n";
    let mut marks = None;
    for measure in &measures.list {
        let tables: Vec<&MeasureTable> =
            publication.tables.iter().filter(|table| table.measure.id == measure.id).collect();
        page +=
            &format!("<section>\n<h2>{}</h2>\n<p>{}</p>\n", escaped(&measure.title), escaped(&measure.text));
        for table in &tables {
            match &table.table {
                Some(published) => {
                    marks.get_or_insert(&published.symbols);
                    page += &self::table(published, &shares(table));
                }
                None => page += &withheld(&table.period, table.withheld),
            }
        }
        let (drawn, full) = measure_bars(&tables);
        if drawn.iter().any(|bar| bar.length.is_some()) {
            page += &bars(&drawn, full)?;
        }
        let sources: Vec<&str> = measure
            .cites
            .iter()
            .filter_map(|id| measures.sources.iter().find(|source| source.id == *id))
            .map(|source| source.title.as_str())
            .collect();
        page += &format!(
            "<p class=\"basis\">Basis: {}; checked: {}. {}</p>\n</section>\n",
            measure.basis.name(),
            measure.checked.name(),
            escaped(&sources.join("; "))
        );
    }
    page += &legend(marks);
    Ok(page + "</html>\n")
}

/// The page of confidence.
pub(super) fn confidence(confidence: &Confidence, survey: &Survey) -> Result<String, String> {
    let mut page = head(&survey.header.title);
    let mut marks = None;
    for measure in &survey.measures {
        page += &format!("<h2>{}</h2>\n", escaped(&measure.title));
        for item in confidence.items.iter().filter(|table| table.item.measure == measure.id) {
            page += "<section>\n";
            match &item.table {
                Some(published) => {
                    marks.get_or_insert(&published.symbols);
                    let shares = item_shares(item, &published.symbols);
                    page += &table(published, &shares);
                    let bar = |share: &neglect_partnership::confidence::RowShare| Bar {
                        label: share.row.clone(),
                        length: tenths(share.confident),
                        text: percent(share.confident, &published.symbols),
                    };
                    page += &bars(&item.rows.iter().map(bar).collect::<Vec<_>>(), Some(1000))?;
                }
                None => page += &withheld(&item.period, item.withheld),
            }
            page += &few(item);
            page += "</section>\n";
        }
        page += &context(confidence, survey, &measure.id);
    }
    page += &legend(marks);
    Ok(page + "</html>\n")
}

fn item_shares(item: &ItemTable, symbols: &Symbols) -> Vec<(String, Vec<String>)> {
    let columns = |pick: fn(&neglect_partnership::confidence::RowShare) -> Percentage| {
        item.rows.iter().map(|share| pick(share).mark(symbols)).collect()
    };
    vec![
        ("confident, %".to_owned(), columns(|share| share.confident)),
        ("don't know, %".to_owned(), columns(|share| share.dont_know)),
    ]
}

/// Who was joined with others or left out.
fn few(item: &ItemTable) -> String {
    let mut text = String::new();
    if !item.joined.is_empty() {
        text += &format!("<p>With few answers, joined: {}.</p>\n", escaped(&item.joined.join(", ")));
    }
    if !item.left_out.is_empty() {
        text += &format!("<p>Too few answers to be shown: {}.</p>\n", escaped(&item.left_out.join(", ")));
    }
    text
}

/// What was published elsewhere about the items of one measure.
fn context(confidence: &Confidence, survey: &Survey, measure: &str) -> String {
    let shown = |id: &str| confidence.items.iter().any(|table| table.item.id == id);
    let mut text = String::new();
    for figure in &survey.figures {
        let belongs = survey.item(&figure.item).is_some_and(|item| item.measure == measure);
        if belongs && shown(&figure.item) {
            let sources: Vec<&str> = figure
                .cites
                .iter()
                .filter_map(|id| survey.sources.iter().find(|source| source.id == *id))
                .map(|source| source.title.as_str())
                .collect();
            text += &format!(
                "<li>{} ({}): {} <span class=\"basis\">{}; checked: {}</span></li>\n",
                escaped(&figure.text),
                escaped(&figure.who),
                escaped(&figure.value),
                escaped(&sources.join("; ")),
                figure.checked.name()
            );
        }
    }
    if text.is_empty() {
        return text;
    }
    format!(
        "<p>Published elsewhere, in other words and of other people; for context only:</p>\n<ul>\n{text}</ul>\n"
    )
}

/// The bars of one measure: by period where there are several, else by row, or by column where there is one row.
fn measure_bars(tables: &[&MeasureTable]) -> (Vec<Bar>, Option<u64>) {
    let shares = tables.iter().any(|table| table.share_columns.len() == 1);
    let full = shares.then_some(1000);
    let mut drawn = Vec::new();
    for table in tables {
        let Some(published) = &table.table else { continue };
        let rows: Vec<Option<usize>> = match published.rows.len() {
            1 => vec![Some(0)],
            rows if tables.len() == 1 => (0..rows).map(Some).chain([None]).collect(),
            _ => vec![None],
        };
        for row in &rows {
            let name = row.and_then(|row| published.rows.get(row)).map_or("all", String::as_str);
            let label = if tables.len() > 1 { &table.period } else { name };
            if shares {
                let share =
                    table.shares.iter().find(|shares| shares.row == name).and_then(|s| s.shares.first());
                if let Some(share) = share.copied() {
                    let (length, text) = (tenths(share), percent(share, &published.symbols));
                    drawn.push(Bar { label: label.to_owned(), length, text });
                }
            } else if published.columns.len() == 1 {
                let figure = published.figure(Place { row: *row, column: Some(0) });
                drawn.extend(figure.map(|figure| count(label, figure, published)));
            } else if row.is_none() || rows.len() == 1 {
                for (n, column) in published.columns.iter().enumerate() {
                    let figure = published.figure(Place { row: *row, column: Some(n) });
                    let label = if tables.len() > 1 { format!("{label}: {column}") } else { column.clone() };
                    drawn.extend(figure.map(|figure| count(&label, figure, published)));
                }
            }
        }
    }
    (drawn, full)
}

fn count(label: &str, figure: Figure, published: &Published) -> Bar {
    Bar { label: label.to_owned(), length: figure.shown(), text: figure.mark(&published.symbols) }
}

/// The percentages of a measure's table: for each column that has them its head and a cell for each row.
fn shares(table: &MeasureTable) -> Vec<(String, Vec<String>)> {
    let Some(published) = &table.table else { return Vec::new() };
    let column = |(n, label): (usize, &String)| {
        let cell = |shares: &neglect_partnership::measures::RowShares| {
            shares.shares.get(n).map(|share| share.mark(&published.symbols))
        };
        (format!("{label}, %"), table.shares.iter().filter_map(cell).collect())
    };
    table.share_columns.iter().enumerate().map(column).collect()
}

/// A published table with columns of percentages to its right.
fn table(published: &Published, shares: &[(String, Vec<String>)]) -> String {
    let lines = published.lines();
    let mut text = String::from("<table>\n");
    for (n, line) in lines.iter().enumerate() {
        let (title, cells) = line.split_first().map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
        let more: Vec<&str> = shares
            .iter()
            .map(|(head, cells)| match n.checked_sub(1) {
                None => head.as_str(),
                Some(row) => cells.get(row).map_or("", String::as_str),
            })
            .collect();
        let cells = cells.iter().map(String::as_str).chain(more);
        if n == 0 {
            text += &format!("<caption>{}</caption>\n<thead><tr><th scope=\"col\"></th>", escaped(title));
            cells.for_each(|cell| text += &format!("<th scope=\"col\">{}</th>", escaped(cell)));
            text += "</tr></thead>\n<tbody>\n";
        } else {
            text += &format!("<tr><th scope=\"row\">{}</th>", escaped(title));
            cells.for_each(|cell| text += &format!("<td>{}</td>", escaped(cell)));
            text += "</tr>\n";
        }
    }
    text + "</tbody>\n</table>\n"
}

fn withheld(period: &str, why: Option<&'static str>) -> String {
    format!("<p>{}: withheld [{}].</p>\n", escaped(period), escaped(why.unwrap_or_default()))
}

/// What the marks mean.
fn legend(symbols: Option<&Symbols>) -> String {
    symbols.map_or_else(String::new, |symbols| {
        format!(
            "<p class=\"basis\">{}: hidden to protect someone; {}: not applicable; {}: not available.</p>\n",
            escaped(&symbols.hidden),
            escaped(&symbols.not_applicable),
            escaped(&symbols.not_available)
        )
    })
}

fn tenths(share: Percentage) -> Option<u64> {
    if let Percentage::Tenths(tenths) = share { Some(tenths.into()) } else { None }
}

fn percent(share: Percentage, symbols: &Symbols) -> String {
    let mark = share.mark(symbols);
    if tenths(share).is_some() { mark + "%" } else { mark }
}

fn head(title: &str) -> String {
    let title = escaped(title);
    format!(
        "<!doctype html>\n<html lang=\"en-GB\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n<h1>{title}</h1>\n"
    )
}

/// Text made safe to stand in an element or a quoted attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
