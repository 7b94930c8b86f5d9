//! Characters that nobody sees and that act nevertheless: on a terminal, on the order in which a text is read, on whoever
//! reads it next.

use std::borrow::Cow;

/// The mark that some writers put before UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The text without the byte order mark before it: it says nothing, and is taken wherever a text is read.
pub fn without_byte_order_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text)
}

/// A text in which nothing is left that acts where it is shown: control characters other than line ends and tabs (an
/// escape sequence begins with one), line and paragraph separators, and the invisible signs that turn the direction of
/// reading.
///
/// Each such character is replaced by a visible one of as many bytes, so that a place in the text stays the same place.
///
/// ```
/// use neglect_screen::printable;
/// assert_eq!(printable("o1\u{1b}[2J \u{202e}lla"), "o1?[2J \u{fffd}lla");
/// assert_eq!(printable("as it\twas\n"), "as it\twas\n");
/// ```
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().any(acts) { text.chars().map(shown).collect() } else { Cow::Borrowed(text) }
}

/// A name for messages: printable, and on one line.
pub(crate) fn printable_name(name: Cow<'static, str>) -> Cow<'static, str> {
    let one_line = |character| if matches!(character, '\n' | '\t') { ' ' } else { shown(character) };
    if holds_unseen(&name) { name.chars().map(one_line).collect() } else { name }
}

/// Whether a text of one line holds a character that acts, a line end or a tab.
pub(crate) fn holds_unseen(text: &str) -> bool {
    // Nearly all texts are shown to hold none by bytes alone, all of them looked at together.
    let may_be = |byte: u8| !(0x20..0x7F).contains(&byte);
    text.bytes().fold(false, |any, byte| any | may_be(byte))
        && text.chars().any(|character| acts(character) || matches!(character, '\n' | '\t'))
}

/// Whether a character acts where it is shown.
pub(crate) fn acts(character: char) -> bool {
    match character {
        '\n' | '\t' => false,
        // Marks, embeddings and isolates of direction; the separators of lines and paragraphs; the byte order mark; the
        // anchors of interlinear notes.
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{206f}' => true,
        '\u{feff}' | '\u{fff9}'..='\u{fffb}' => true,
        _ => character.is_control(),
    }
}

fn shown(character: char) -> char {
    match (acts(character), character.len_utf8()) {
        (false, _) => character,
        (true, 1) => '?',
        (true, 2) => '\u{bf}',
        (true, _) => char::REPLACEMENT_CHARACTER,
    }
}
