//! The one place that keeps what packs, cases and returned forms say from acting on a terminal or a page.

use std::borrow::Cow;

/// A text in which nothing is left that acts where it is shown: control characters other than line ends and tabs (an
/// escape sequence begins with one), line and paragraph separators, and the invisible signs that turn the direction of
/// reading.
///
/// Each such character is replaced by a visible one of as many bytes, so that a place in the text stays the same place.
///
/// ```
/// use neglect_render::printable;
/// assert_eq!(printable("o1\u{1b}[2J \u{202e}lla"), "o1?[2J \u{fffd}lla");
/// assert_eq!(printable("as it\twas\n"), "as it\twas\n");
/// ```
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().any(acts) { text.chars().map(shown).collect() } else { Cow::Borrowed(text) }
}

fn acts(character: char) -> bool {
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
