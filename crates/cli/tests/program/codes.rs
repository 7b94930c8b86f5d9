//! `codes`: what the page of the codes of other systems says.

use super::run::{out, run};

#[test]
fn the_page_of_codes_is_the_one_in_the_documentation() {
    let page = out(&run(&["codes", "--systems"], ""));
    let written = include_str!("../../../../docs/codes.md");
    assert!(page == written, "write it anew: neglect-screen codes --systems > docs/codes.md");
    for code in ["`418496002`", "`XaOnx`", "`16A`", "`T74.0`", "| `nhs_attended` | `3` | `not_brought` |"] {
        assert!(page.contains(code), "{code}");
    }
}
