//! `[[attendance_code]]`: what the marks of a school register count as.

use super::fields::Fields;
use super::node::{Decoder, Node};
use super::source::{checked, cites};
use crate::pack::{AttendanceCode, SessionClass, codes};

/// A code of the register.
pub(super) fn attendance_code(decoder: &mut Decoder, fields: &mut Fields<'_>) -> AttendanceCode {
    let code = AttendanceCode {
        code: fields.need_read(decoder, "code", code).unwrap_or_default(),
        meaning: fields.text(decoder, "meaning"),
        class: fields.need_read(decoder, "class", class).unwrap_or(SessionClass::NotPossible),
        illness: fields.flag(decoder, "illness", false),
        penalty: fields.flag(decoder, "penalty", false),
        from: fields.read(decoder, "from", Decoder::date),
        to: fields.read(decoder, "to", Decoder::date),
        checked: checked(decoder, fields),
        cites: cites(decoder, fields),
    };
    if code.from.zip(code.to).is_some_and(|(from, to)| from > to) {
        let span = fields.span.clone();
        decoder.emit::<()>(
            codes::BAD_DATE,
            &span,
            "a code that ends before it begins",
            "write the earlier day as `from`; both are included",
        );
    }
    code
}

fn code(decoder: &mut Decoder, node: &Node<'_>) -> Option<String> {
    let text = decoder.filled_text(node)?;
    if text.chars().count() > 2 || text.contains(char::is_whitespace) {
        return decoder.emit(
            codes::BAD_ID,
            &node.span,
            "a register's code of more than two characters, or with a space",
            "write the one or two characters that stand in the register",
        );
    }
    Some(text)
}

fn class(decoder: &mut Decoder, node: &Node<'_>) -> Option<SessionClass> {
    let names = ["present", "educational", "authorised", "unauthorised", "not_possible"];
    decoder.word(node, &names, |text| {
        Some(match text {
            "present" => SessionClass::Present,
            "educational" => SessionClass::Educational,
            "authorised" => SessionClass::Authorised,
            "unauthorised" => SessionClass::Unauthorised,
            "not_possible" => SessionClass::NotPossible,
            _ => return None,
        })
    })
}
