//! Pages of what a partnership publishes.

use neglect_partnership::Definition;
use neglect_partnership::confidence::{AnswerTally, Confidence, Grouping, Survey};
use neglect_partnership::disclosure::{Area, DisclosureSettings};
use neglect_partnership::measures::{Breakdown, Grain, Measures, Publication, Tally};
use neglect_render::html;

/// Reports of so many children of each age band, by a rule that anyone can check.
fn measures_page(by: &[Breakdown], unborn: usize) -> String {
    let measures = Measures::shipped();
    let mut tally = Tally::new(&measures, by, Grain::All);
    let report = |child: String, age: &str| {
        format!(
            "{{\"schema\":1,\"case\":\"{child}\",\"as_of\":\"2026-01-10\",\"age\":{age},\"concern\":\"prompt\",\"findings\":[]}}\n"
        )
    };
    let born = (0..400)
        .map(|child| report(child.to_string(), &format!("{{\"unborn\":false,\"years\":{}}}", child % 18)));
    let unborn = (0..unborn).map(|child| report(format!("u{child}"), "{\"unborn\":true}"));
    let refused = tally.count_lines(&measures, born.chain(unborn).collect::<String>().as_bytes());
    assert!(refused.is_empty());
    let publication =
        Publication::new(&tally, &measures, &DisclosureSettings::shipped(), Area::Local).unwrap();
    html::measures(&publication, &measures)
}

#[test]
fn a_hidden_figure_has_its_mark_and_no_bar() {
    let page = measures_page(&[Breakdown::AgeBand], 3);
    assert!(page.contains("<th scope=\"row\">unborn</th><td>c</td>"), "{page}");
    assert!(page.contains("<caption>Children screened</caption>"));
    let chart = page.split("<svg").nth(1).unwrap().split("</svg>").next().unwrap();
    let labels = chart.matches("text-anchor=\"end\"").count();
    // One rectangle is the ground; the unborn, and one more row that would tell their number, have none.
    assert!(chart.matches("<rect").count() < labels + 1, "{chart}");
    assert!(chart.contains("\nunborn\n") && chart.contains("\nc\n"), "{chart}");
}

#[test]
fn the_questions_that_stand_open_most_often_stand_first_and_those_of_few_have_no_name() {
    let measures = Measures::shipped();
    let mut tally = Tally::new(&measures, &[], Grain::All);
    for child in 0..60 {
        let names = match child {
            0..10 => r#"{ "name": "explanation" }, { "name": "pattern" }"#,
            10..13 => r#"{ "name": "of_three" }"#,
            13..50 => r#"{ "name": "pattern" }"#,
            _ => r#"{ "name": "within_control" }, { "name": "pattern" }"#,
        };
        let by = if child < 40 { "police" } else { "education" };
        let line = format!(
            r#"{{ "schema": 1, "case": "{child}", "as_of": "2026-01-10", "age": {{ "unborn": true }}, "concern": "prompt",
                "undecided": [{{ "by": "{by}", "forms": [], "concern": "suspect" }}], "questions": [{{ "missing": [{names}] }}] }}"#
        );
        tally.count(&measures, line.as_bytes()).unwrap();
    }
    let publication =
        Publication::new(&tally, &measures, &DisclosureSettings::shipped(), Area::Local).unwrap();
    let page = html::measures(&publication, &measures);
    let table = |title: &str| {
        let table = page.split(&format!("<caption>{title}</caption>")).nth(1).unwrap();
        let heads = table.split("</table>").next().unwrap().split("<th scope=\"row\">").skip(1);
        heads.map(|head| head.split("</td>").next().unwrap().replace("</th><td>", " ")).collect::<Vec<_>>()
    };
    let open = table("Questions that stand open most often");
    // Three children are few: they are among the others, and hidden with one more so that nobody can work it out.
    assert_eq!(open, ["pattern 57", "within_control 10", "explanation c", "other questions c", "total 80"]);
    assert!(!page.contains("of_three"));
    assert_eq!(table("Who recorded what is undecided"), ["police 40", "education 20", "total 60"]);
    assert!(publication.to_text().contains("\npattern "));
}

#[test]
fn the_page_of_measures_says_what_each_stands_on_and_fetches_nothing() {
    let page = measures_page(&[], 0);
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>"));
    assert!(page.contains("Basis: ") && page.contains("Nothing recorded is not nothing wrong."));
    assert!(page.contains(": hidden to protect someone; "));
    assert_eq!(page.matches("http").count(), page.matches("xmlns=\"http://www.w3.org/2000/svg\"").count());
}

#[test]
fn the_page_of_confidence_shows_its_figures_beside_those_published_elsewhere() {
    let survey = Survey::shipped();
    let answers = "teacher,2026,C6,fairly\n".repeat(6) + &"teacher,2026,C6,not_very\n".repeat(18);
    let csv = format!("role,period,item,value\n{answers}");
    let tally = AnswerTally::from_csv(csv.as_bytes(), &survey).unwrap();
    let confidence =
        Confidence::new(&tally, &survey, Grouping::Role, &DisclosureSettings::shipped()).unwrap();
    let page = html::confidence(&confidence, &survey);
    assert!(page.contains("<svg") && page.contains("25.0%") && page.contains("for context only"), "{page}");
    assert!(page.contains("62%"), "{page}");
}
