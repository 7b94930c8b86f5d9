//! The page of sources.

use super::run::{out, run};

#[test]
fn the_page_of_sources_is_what_the_packs_cite() {
    let page = out(&run(&["sources", "--all"], ""));
    let written =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/sources.md")).unwrap();
    assert!(
        page == written,
        "docs/sources.md holds something else: write it with `neglect-screen sources --all`"
    );
    assert!(
        page.contains("## The Education (Penalty Notices) (England) Regulations 2007 as amended in 2024")
    );
    assert!(page.contains("Why: Not yet commenced."));
}
