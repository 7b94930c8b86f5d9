//! The closed vocabularies, and the numbers of the C library that callers choose from.

use super::code::Code;
use crate::abi::{Abi, CEnum};
use crate::header::Header;

/// A vocabulary, as the words that JSON writes. Words that rise are compared by their order.
pub fn vocabulary(abi: &Abi, words: &CEnum) -> String {
    let vocabulary = abi.model.vocabulary(&words.vocabulary);
    let mut code = Code::new(&[]);
    code.doc(&vocabulary.doc.text(), &[]);
    code.open(&format!("public enum {}", vocabulary.name));
    for (nth, word) in vocabulary.words.iter().enumerate() {
        code.doc(&word.doc.text(), &[]);
        let end = if nth + 1 == vocabulary.words.len() { ';' } else { ',' };
        code.line(&format!("{}(\"{}\"){end}", word.name.to_uppercase(), word.name));
    }
    code.blank();
    code.line("private final String word;");
    code.blank();
    code.open(&format!("{}(String word)", vocabulary.name));
    code.line("this.word = word;");
    code.close();
    code.blank();
    code.doc("The word as JSON writes it.", &[]);
    code.open("public String word()");
    code.line("return word;");
    code.close();
    code.blank();
    code.doc("The word that JSON writes so; an unknown one is an IllegalArgumentException.", &[]);
    code.open(&format!("public static {} from(String word)", vocabulary.name));
    code.line("return Words.from(values(), word, one -> one.word);");
    code.close();
    code.close();
    code.text
}

/// An enum of the header, with its numbers.
pub fn numbers(header: &Header, name: &str, class: &str) -> String {
    let found = header.enums.iter().find(|words| words.name == name);
    let of = found.unwrap_or_else(|| panic!("the header has no {name}"));
    let prefix = format!("{}_", name.to_uppercase());
    let mut code = Code::new(&[]);
    code.doc(&of.doc.replace(" Later minor versions may add values: have a `default:`.", ""), &[]);
    code.open(&format!("public enum {class}"));
    for (nth, value) in of.values.iter().enumerate() {
        code.doc(&value.doc, &[]);
        let end = if nth + 1 == of.values.len() { ';' } else { ',' };
        code.line(&format!("{}({}){end}", value.name.trim_start_matches(&prefix), value.number));
    }
    code.blank();
    code.line("final int number;");
    code.blank();
    code.open(&format!("{class}(int number)"));
    code.line("this.number = number;");
    code.close();
    code.close();
    code.text
}
