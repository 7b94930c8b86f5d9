//! The vocabularies as enums of C, and the number of each word.

use std::fmt::Write as _;

use crate::abi::Abi;
use crate::text::rust_doc;

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
            "\n{}#[repr(C)]\n#[derive(Debug, Clone, Copy, PartialEq, Eq)]\npub enum {c} {{\n",
            rust_doc(&doc, 0)
        );
        if let Some(meaning) = &words.no_word {
            let _ = writeln!(text, "{}None = 0,", rust_doc(&[meaning.as_str()], 4));
        }
        let (mut numbers, mut variants) = (String::new(), String::new());
        for (variant, number) in &words.numbers {
            let _ = writeln!(
                text,
                "{}{variant} = {number},",
                rust_doc(&vocabulary.word(variant).doc.paragraphs(), 4)
            );
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
