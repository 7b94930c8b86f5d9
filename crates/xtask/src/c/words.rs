//! The vocabularies as enums of C, and the number of each word.

use std::fmt::Write as _;

use heck::ToSnakeCase;

use crate::abi::Abi;
use crate::text::rust_doc;

/// Whether what is said of a word is its name once more.
fn says_the_name(paragraphs: &[&str], variant: &str) -> bool {
    let name = variant.to_snake_case();
    let name: Vec<&str> = name.split('_').collect();
    let said = paragraphs.join(" ").to_lowercase();
    let mut said = said.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    said.all(|word| name.contains(&word) || ["a", "an", "the", "service", "care", "test"].contains(&word))
}

pub fn words(abi: &Abi) -> String {
    let mut text = "use crate::vocabulary::Vocabulary;\n".to_owned();
    for words in &abi.words {
        let vocabulary = abi.model.vocabulary(&words.vocabulary);
        let (c, path) = (&words.c, &vocabulary.path);
        let mut doc = vocabulary.doc.paragraphs();
        if words.bits {
            doc.push("A set is the sum of its words.");
        }
        let _ = write!(
            text,
            "\n{}#[repr(C)]\n#[derive(Debug, Clone, Copy, PartialEq, Eq)]\n\
             #[allow(missing_docs, reason = \"what its name or a page says\")]\npub enum {c} {{\n",
            rust_doc(&doc, 0)
        );
        if let Some(meaning) = &words.no_word {
            let _ = writeln!(text, "{}None = 0,", rust_doc(&[meaning.as_str()], 4));
        }
        let (mut numbers, mut variants) = (String::new(), String::new());
        for (variant, number) in &words.numbers {
            let paragraphs = vocabulary.word(variant).doc.paragraphs();
            let elsewhere = abi.explained_elsewhere(&words.vocabulary) || says_the_name(&paragraphs, variant);
            let doc = if elsewhere { String::new() } else { rust_doc(&paragraphs, 4) };
            let _ = writeln!(text, "{doc}{variant} = {number},");
            let _ = write!(numbers, "{path}::{variant} => {c}::{variant},");
            let _ = write!(variants, "{number} => {path}::{variant},");
        }
        let _ = write!(
            text,
            "}}\n\nimpl Vocabulary for {c} {{\n\
             type Word = {path};\n\n\
             fn number(word: {path}) -> i32 {{ let number = match word {{ {numbers} }}; number as i32 }}\n\n\
             fn word(number: i32) -> Option<{path}> {{ Some(match number {{ {variants} _ => return None }}) }}\n}}\n"
        );
    }
    text
}
