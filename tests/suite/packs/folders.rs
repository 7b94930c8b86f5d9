//! Packs of several files.

use super::named;
use neglect_screen::Screener;
use neglect_screen::authoring::analyse;
use neglect_screen::pack::{Diagnostic, PackFile, PackText, built_in};

const HEAD: &str = "[pack]\nid = \"ours\"\nversion = \"1\"\ntitle = \"Ours\"\njurisdiction = \"England\"\n";
const INDICATOR: &str = "[[indicator]]\ncode = \"food.hungry\"\nlabel = \"Hungry\"\n";
const EXAMPLES: &str = "[[example]]\nrule = \"b\"\ngiven = []\nexpect = \"silent\"\n";

fn rule(id: &str) -> String {
    format!(
        "[[rule]]\nid = \"{id}\"\nwhen = {{ seen = \"food.hungry\" }}\nthen = {{ concern = \"prompt\" }}\ntext = \"t\"\nbasis = \"design\"\n"
    )
}

fn folder(files: &[(&str, &str)]) -> PackText {
    PackText::from_folder("ours", files.iter().map(|(name, text)| (*name, (*text).to_owned())))
}

fn errors(files: &[(&str, &str)]) -> Vec<Diagnostic> {
    folder(files).parse().unwrap_err().diagnostics
}

#[test]
fn a_folder_says_what_its_files_say_in_one() {
    let folders = built_in().iter().filter(|text| text.files().len() > 1);
    let mut compared = 0;
    for text in folders {
        let all: Vec<&str> = text.files().iter().map(PackFile::text).collect();
        let in_one = PackText::from_file("one.toml", all.join("\n")).parse().unwrap().pack;
        let folder = text.parse().unwrap().pack;
        assert_eq!(folder.digest_hex(), in_one.digest_hex(), "{}", text.name());
        assert_eq!(folder, in_one, "{}", text.name());
        assert!(folder.rules.iter().all(|rule| !rule.examples.is_empty()), "{}", text.name());
        compared += 1;
    }
    assert!(compared >= 2, "{compared}");
}

#[test]
fn rules_stand_in_the_order_of_the_names_of_their_files() {
    let (a, b, c) = (rule("a"), rule("b"), rule("c"));
    let files = [("rules/2.toml", &*c), ("b.toml", &*b), ("rules/1.toml", &*a), ("pack.toml", HEAD)];
    let pack = folder(&files).parse().unwrap().pack;
    let ids: Vec<&str> = pack.rules.iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(ids, ["b", "a", "c"]);
}

#[test]
fn a_diagnostic_names_the_file_and_the_line_in_it() {
    let rules = format!("{}\n{}", rule("a"), rule("b").replace("food.hungry", "food.hungri"));
    let files = [("pack.toml", HEAD), ("indicators.toml", INDICATOR), ("rules.toml", &rules)];
    let files = [files.as_slice(), &[("examples/rules.toml", EXAMPLES)]].concat();
    let analysis = analyse([&folder(&files)], None);
    let found: Vec<String> = analysis
        .diagnostics
        .iter()
        .map(|found| format!("{}:{} {}", found.file, found.place, found.code))
        .collect();
    assert!(found.contains(&"ours/rules.toml:10:17 unknown_code".to_owned()), "{found:?}");
    let fails = EXAMPLES.replace("silent", "fires");
    let rules = rules.replace("hungri", "hungry");
    let files = [
        ("pack.toml", HEAD),
        ("indicators.toml", INDICATOR),
        ("rules.toml", &rules),
        ("examples/rules.toml", &fails),
    ];
    let analysis = analyse([&folder(&files)], None);
    let failed = analysis.diagnostics.iter().find(|found| found.code == named("example_fails")).unwrap();
    assert_eq!((failed.file.as_str(), failed.place.line), ("ours/examples/rules.toml", 4));
    assert_eq!(failed.rule.as_deref(), Some("ours/b"));
}

#[test]
fn the_head_stands_in_one_file_and_only_there() {
    let missing = errors(&[("rules.toml", &rule("a"))]);
    assert_eq!((missing[0].code, missing[0].file.as_str()), (named("missing_key"), "ours/pack.toml"));
    let twice = errors(&[("pack.toml", HEAD), ("z.toml", HEAD)]);
    assert_eq!((twice[0].code, twice[0].file.as_str()), (named("out_of_place"), "ours/z.toml"));
}

#[test]
fn what_is_no_toml_in_one_file_is_all_that_is_said() {
    let wrong = rule("a").replace("\"prompt\"", "\"worried\"");
    let found = errors(&[("pack.toml", HEAD), ("a.toml", &wrong), ("b.toml", "[[rule\n")]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].code, found[0].file.as_str()), (named("syntax"), "ours/b.toml"));
}

#[test]
fn an_example_names_a_rule_of_its_pack() {
    let slip = EXAMPLES.replace("\"b\"", "\"bb\"");
    let found = errors(&[("pack.toml", HEAD), ("rules.toml", &rule("b")), ("x.toml", &slip)]);
    assert_eq!((found[0].code, found[0].help.as_str()), (named("unknown_rule"), "did you mean `b`?"));
    let inside =
        format!("{}{}", rule("b"), EXAMPLES.replace("[[example]]\nrule = \"b\"", "[[rule.example]]"));
    let found = errors(&[("pack.toml", HEAD), ("rules.toml", &inside)]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].code, named("out_of_place"));
    assert_eq!(found[0].help, "write each as a table of its own, `[[example]]` with `rule = \"b\"`");
}

#[test]
fn a_screener_takes_a_folder() {
    let rules = rule("b");
    let files = [("pack.toml", HEAD), ("indicators.toml", INDICATOR), ("rules.toml", &rules)];
    let screener = Screener::builder().pack_text(folder(&files)).build().unwrap();
    assert!(screener.rule("ours/b").is_some());
}
