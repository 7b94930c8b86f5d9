//! The vocabularies, and the enums of the header that are public, as enums of C#.

use heck::ToUpperCamelCase;

use super::code::Code;
use crate::abi::Abi;
use crate::header::Header;

pub fn words(abi: &Abi, header: &Header) -> String {
    let what = "The words of cases and reports, and the numbers of the C ABI. What comes out of the library may be newer\n\
                // than this binding: have a `default`.";
    let mut code = Code::new(what, &["System"], "NeglectScreen");
    for words in &abi.words {
        let vocabulary = abi.model.vocabulary(&words.vocabulary);
        code.blank();
        code.doc(&vocabulary.doc.text());
        if words.bits {
            code.line("[Flags]");
        }
        code.open(&format!("public enum {}", abi.words_type(&words.vocabulary)));
        if words.bits {
            value(&mut code, "None is named.", "None", 0);
        }
        for (variant, number) in &words.numbers {
            value(&mut code, &vocabulary.word(variant).doc.text(), variant, *number);
        }
        code.close();
    }
    let vocabulary = |name: &str| abi.words.iter().any(|words| words.c == name);
    for one in header.enums.iter().filter(|one| !vocabulary(&one.name) && !abi.is_unbound(&one.name)) {
        code.blank();
        code.doc(&one.doc);
        let access = if abi.is_internal(&one.name) { "internal" } else { "public" };
        let short = one.name.trim_start_matches("neglect_").to_upper_camel_case();
        code.open(&format!("{access} enum {}", abi.class_name_or(&one.name, &short)));
        let prefix = format!("{}_", one.name.to_uppercase());
        for enumerator in &one.values {
            let name = enumerator.name.trim_start_matches(&prefix).to_upper_camel_case();
            value(&mut code, &enumerator.doc, &name, enumerator.number);
        }
        code.close();
    }
    code.file()
}

fn value(code: &mut Code, doc: &str, name: &str, number: i32) {
    code.blank();
    code.doc(doc);
    code.line(&format!("{name} = {number},"));
}
