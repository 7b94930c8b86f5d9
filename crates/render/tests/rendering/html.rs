//! Pages and fragments: self-contained, escaped, readable by ear, and never saying that there is no neglect.

use std::time::Instant;

use neglect_render::{html, picture};
use neglect_screen::interview::Plan;
use neglect_screen::{Concern, Hazard, Vocabulary};
use serde_json::json;

use super::cases::{changed_report, empty, england, example, seen_on_days, seen_once, statements};

/// The elements of a page: their names and what stands in their tags.
fn elements(page: &str) -> Vec<(&str, &str)> {
    let tags = page.split('<').skip(1).filter(|tag| !tag.starts_with(['/', '!']));
    let inner = tags.map(|tag| tag.split('>').next().unwrap());
    inner.map(|tag| tag.split_once(' ').unwrap_or((tag, ""))).collect()
}

fn pages_of_the_example() -> Vec<String> {
    let case = example();
    let screener = england();
    let (report, replay) = (screener.screen(&case).unwrap(), screener.replay(&case).unwrap());
    vec![
        html::report(&report, Some(&replay)),
        html::report(&report, None),
        html::report_fragment(&report, None),
        html::replay(&replay),
        html::replay_fragment(&replay),
        html::plan(&Plan::of(&report, "safe-sleep")),
    ]
}

#[test]
fn nothing_is_fetched_and_nothing_runs() {
    for page in pages_of_the_example() {
        for (name, attributes) in elements(&page) {
            assert!(!["script", "link", "img", "iframe", "object", "form"].contains(&name), "{name}");
            assert!(!attributes.contains("src="), "{name} {attributes}");
            // A link to a source is followed by a person, and tells the source nothing of the page.
            let link = name == "a"
                && attributes.contains("href=\"http")
                && attributes.ends_with("rel=\"noreferrer\"");
            let within = name == "a" && attributes.starts_with("href=\"#");
            assert!(link || within || !attributes.contains("href="), "{name} {attributes}");
            let runs = attributes.split(' ').any(|word| word.starts_with("on") && word.contains("=\""));
            assert!(!runs, "{name} {attributes}");
        }
        assert!(!page.contains("url(") && !page.contains("@import"));
    }
}

#[test]
fn a_source_is_a_link_to_the_authority_and_says_where_it_was_read() {
    let report = changed_report(&seen_once("c", "o1"), |report| {
        report["sources"] = json!([
            { "source": "nice/cg89", "title": "The guideline", "url": "https://nice.example/cg89", "date": "2009",
              "read_in": ["a digest", "a copy"] },
            { "source": "nice/other", "title": "No address of the web", "url": "javascript:alert(1)" },
        ]);
        report["findings"][0]["cites"] = json!(["cg89 1.3.3", "other"]);
    });
    let page = html::report(&report, None);
    let link = r#"<a href="https://nice.example/cg89" rel="noreferrer">The guideline</a><small> (2009); read in: a digest; a copy</small>"#;
    assert!(page.contains(link), "{page}");
    assert!(page.contains("No address of the web") && !page.contains("javascript"));
}

#[test]
fn every_element_is_closed() {
    const VOID: [&str; 2] = ["meta", "br"];
    for page in pages_of_the_example() {
        let mut open: Vec<&str> = Vec::new();
        for tag in page.split('<').skip(1).map(|tag| tag.split('>').next().unwrap()) {
            let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap();
            if let Some(closed) = tag.strip_prefix('/') {
                assert_eq!(open.pop(), Some(closed));
            } else if !tag.starts_with('!') && !tag.ends_with('/') && !VOID.contains(&name) {
                open.push(name);
            }
        }
        assert!(open.is_empty(), "{open:?}");
    }
}

#[test]
fn a_page_can_be_read_by_ear() {
    for page in pages_of_the_example() {
        let elements = elements(&page);
        let levels: Vec<u32> = elements
            .iter()
            .filter_map(|(name, _)| name.strip_prefix('h').and_then(|level| level.parse().ok()))
            .collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
        assert!(levels[0] == 1 && levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
        let count = |wanted: &str| elements.iter().filter(|(name, _)| *name == wanted).count();
        assert_eq!(count("table"), count("caption"));
        for (name, attributes) in &elements {
            match *name {
                "th" => assert!(
                    ["row", "col", "rowgroup"]
                        .iter()
                        .any(|of| attributes.contains(&format!("scope=\"{of}\"")))
                ),
                "section" | "figure" => assert!(attributes.contains("aria-label="), "{attributes}"),
                "html" => assert_eq!(*attributes, "lang=\"en-GB\""),
                _ => {}
            }
        }
    }
}

#[test]
fn everything_in_a_report_is_told() {
    let case = example();
    let screener = england();
    let report = screener.screen(&case).unwrap();
    let page = html::report(&report, None).replace("&quot;", "\"");
    for statement in statements(&report) {
        assert!(page.contains(statement), "{statement}");
    }
    for line in &report.account {
        let what = line.what.replace('"', "&quot;");
        let alone =
            page.contains(&format!("<td>{}</td></tr>", line.input)) && page.contains(&format!("{what}</th>"));
        // Answers of one assessment that led to nothing share a row, in which each is named by its question.
        let question = line.input.split_once('/').map(|(_, question)| question.replace('_', " "));
        let shared = line.of.is_empty() && question.is_some_and(|question| page.contains(&question));
        assert!(alone || shared, "{}", line.input);
    }
}

#[test]
fn what_a_case_says_is_escaped_and_stands_in_no_title() {
    let evil = "<script>alert('x')</script>\"&";
    let case = seen_once(evil, evil);
    let screener = england();
    let (report, replay) = (screener.screen(&case).unwrap(), screener.replay(&case).unwrap());
    let escaped = "&lt;script&gt;alert('x')&lt;/script&gt;&quot;&amp;";
    for page in
        [html::report(&report, Some(&replay)), html::replay(&replay), html::report_fragment(&report, None)]
    {
        assert!(!page.contains("<script") && page.contains(escaped), "{page}");
        let title = page.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next());
        assert!(title.is_none_or(|title| !title.contains("alert")), "{title:?}");
    }
}

#[test]
fn the_headline_and_the_hazard_stand_in_their_colours() {
    for &concern in Concern::ALL {
        for &hazard in Hazard::ALL {
            let report = changed_report(&empty(), |report| {
                report["concern"] = json!(concern.name());
                report["hazard"] = json!(hazard.name());
            });
            let page = html::report(&report, None);
            let tag = |kind: &str, words: &str| format!("<span class=\"tag {kind}\">{words}</span>");
            assert!(page.contains(&tag(concern.name(), &report.headline)), "{concern}");
            assert!(page.contains(&tag(&format!("hazard-{hazard}"), hazard.sentence())), "{hazard}");
        }
    }
}

#[test]
fn a_fragment_touches_nothing_around_it() {
    let case = example();
    let screener = england();
    let (report, replay) = (screener.screen(&case).unwrap(), screener.replay(&case).unwrap());
    for fragment in [html::report_fragment(&report, Some(&replay)), html::replay_fragment(&replay)] {
        assert!(fragment.starts_with("<div class=\"neglect-screen\" lang=\"en-GB\"><style>"));
        assert!(!elements(&fragment).iter().any(|(name, attributes)| {
            ["html", "head", "body", "main"].contains(name) || attributes.starts_with("id=")
        }));
        let style = fragment.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
        let selectors = style.replace("@media print {", "").replace('}', "\n");
        let selectors =
            selectors.lines().filter_map(|rule| rule.split_once('{')).map(|(selector, _)| selector);
        for selector in selectors.flat_map(|selectors| selectors.split(',')) {
            assert!(selector.contains(".neglect-screen"), "{selector}");
        }
    }
}

#[test]
fn the_childs_time_is_drawn_from_the_report_alone() {
    let report = england().screen(&seen_once("c", "o1")).unwrap();
    let picture = picture::time(&report, None).unwrap();
    assert!(picture.contains("\neducation\n") && picture.contains("\nP\n"), "{picture}");
    let report = england().screen(&empty()).unwrap();
    assert_eq!(picture::time(&report, None), None);
    assert!(!html::report(&report, None).contains("<svg"));
}

#[test]
fn how_serious_a_mark_is_shows_in_its_shape_and_its_form_in_a_letter() {
    let case = seen_once("c", "o1");
    let of_concern = |concern: &str| {
        let report = changed_report(&case, |report| report["findings"][0]["concern"] = json!(concern));
        let picture = picture::time(&report, None).unwrap();
        // The legend and the frame are the same for all: what is left is the mark.
        ["<rect ", "<circle ", "stroke-width=\"2\""].map(|part| picture.matches(part).count())
    };
    let [suspect, consider, prompt] = ["suspect", "consider", "prompt"].map(of_concern);
    assert!(
        suspect != consider && consider != prompt && suspect != prompt,
        "{suspect:?} {consider:?} {prompt:?}"
    );
}

#[test]
fn a_plan_in_force_and_a_gap_and_what_was_done_are_drawn() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/undecided/cases");
    let picture = |name: &str| {
        let json = std::fs::read(path.join(format!("{name}.json"))).unwrap();
        let case = neglect_screen::Case::from_json(&json, &neglect_screen::Limits::default()).unwrap();
        picture::time(&england().screen(&case).unwrap(), Some(&england().replay(&case).unwrap())).unwrap()
    };
    let back = picture("back-long-after-a-plan");
    assert!(
        back.contains("\nSubject to a child protection plan\n") && back.contains("\nno record\n"),
        "{back}"
    );
    assert!(back.contains("\nin force\n") && back.contains("\nnone recorded\n"), "the concern then and now");
    assert!(picture("old-consider-assessed").contains("\nwas done\n"));
}

#[test]
fn a_page_of_thousands_of_records_costs_no_more_than_its_report_and_no_picture_grows_without_end() {
    let case = seen_on_days(4_000);
    let screener = england();
    let start = Instant::now();
    let report = screener.screen(&case).unwrap();
    let screened = start.elapsed();
    let start = Instant::now();
    let page = html::report(&report, None);
    let rendered = start.elapsed();
    assert!(page.contains("o3999"));
    // A replay would take some two thousand times as long as the screening.
    assert!(rendered < screened * 50, "{rendered:?} {screened:?}");
    let marks = picture::time(&report, None).unwrap().matches("<rect").count();
    assert!((50..=900).contains(&marks), "{marks}");
}
