//! The documentation as a whole: every page stands in the table of contents, and no link of it leads nowhere.

use std::path::{Path, PathBuf};

fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The pages: those of `docs/` and `docs/assurance/`, and those that lead to them.
fn pages() -> Vec<PathBuf> {
    let outside = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CODE_OF_CONDUCT.md"];
    let outside = outside.map(|name| repository().join(name));
    pages_of_docs().into_iter().chain(outside).collect()
}

fn pages_of_docs() -> Vec<PathBuf> {
    let folders =
        ["docs", "docs/assurance"].map(|folder| std::fs::read_dir(repository().join(folder)).unwrap());
    let paths = folders.into_iter().flatten().map(|entry| entry.unwrap().path());
    paths.filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect()
}

/// The links of a page that lead to files, with their anchors.
fn links(text: &str) -> Vec<String> {
    let without_code: String = text.split("```").step_by(2).collect();
    let targets = without_code.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    targets
        .filter(|target| !target.contains("://") && !target.starts_with("mailto:"))
        .map(str::to_owned)
        .collect()
}

/// The anchors of a page, as GitHub and mdBook make them of headings.
fn anchors(text: &str) -> Vec<String> {
    let headings =
        text.lines().filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim());
    let anchor = |heading: &str| {
        let kept = heading.chars().filter(|sign| sign.is_alphanumeric() || matches!(sign, ' ' | '-' | '_'));
        kept.collect::<String>().to_lowercase().replace(' ', "-")
    };
    headings.map(anchor).collect()
}

#[test]
fn no_link_leads_nowhere() {
    let mut broken = Vec::new();
    for page in pages() {
        let text = std::fs::read_to_string(&page).unwrap();
        for link in links(&text) {
            let (file, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let target = if file.is_empty() { page.clone() } else { page.parent().unwrap().join(file) };
            let found = target.exists()
                && (anchor.is_empty()
                    || anchors(&std::fs::read_to_string(&target).unwrap())
                        .iter()
                        .any(|known| known == anchor));
            if !found {
                broken.push(format!("{}: {link}", page.strip_prefix(repository()).unwrap().display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_page_stands_once_in_the_table_of_contents() {
    let contents = std::fs::read_to_string(repository().join("docs/SUMMARY.md")).unwrap();
    let mut listed = links(&contents);
    listed.sort_unstable();
    let docs = repository().join("docs");
    let name = |page: &Path| page.strip_prefix(&docs).unwrap().to_str().unwrap().to_owned();
    let mut there: Vec<String> =
        pages_of_docs().iter().map(|page| name(page)).filter(|name| name != "SUMMARY.md").collect();
    there.sort_unstable();
    assert_eq!(listed, there);
}
