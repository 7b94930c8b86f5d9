//! Ticks, crosses and boxes: what people put where a form asks for words.

/// A box that is ticked, and one that is not, as Word draws them.
pub(super) const TICKED: &str = "\u{2612}";
pub(super) const UNTICKED: &str = "\u{2610}";

/// The box of a check box.
pub(super) fn check_box(ticked: bool) -> &'static str {
    if ticked { TICKED } else { UNTICKED }
}

/// The character that a symbol of a font looks like, from the number that the form gives in hexadecimal. In the fonts of
/// signs a number is a place in the font, with `F0` before it or without. A sign that is not known here is the
/// replacement character, so that what stands there does not vanish.
pub(super) fn symbol(font: &str, number: &str) -> char {
    u32::from_str_radix(number, 16).map_or(char::REPLACEMENT_CHARACTER, |number| sign(font, number))
}

/// Whether a font holds signs in the places of letters.
pub(super) fn is_of_signs(font: &str) -> bool {
    ["wingdings", "wingdings 2", "wingdings 3", "webdings"].contains(&font.to_ascii_lowercase().as_str())
}

/// The sign at a place of a font.
pub(super) fn sign(font: &str, number: u32) -> char {
    let place = number & 0xff;
    let sign = match font.to_ascii_lowercase().as_str() {
        "wingdings" => match place {
            0x6f | 0xa8 => Some('\u{2610}'),
            0x78 | 0xfd => Some('\u{2612}'),
            0xfb => Some('\u{2717}'),
            0xfc => Some('\u{2713}'),
            0xfe => Some('\u{2611}'),
            _ => None,
        },
        "wingdings 2" => match place {
            0x4f => Some('\u{2717}'),
            0x50 => Some('\u{2713}'),
            0x51 | 0x53 | 0x54 => Some('\u{2612}'),
            0x52 => Some('\u{2611}'),
            0xa3 => Some('\u{2610}'),
            _ => None,
        },
        "webdings" => match place {
            0x61 => Some('\u{2713}'),
            0x63 => Some('\u{2610}'),
            0x72 => Some('\u{2717}'),
            _ => None,
        },
        // The root sign, which stands for a tick.
        "symbol" if place == 0xd6 => Some('\u{221a}'),
        "symbol" | "wingdings 3" => None,
        _ => char::from_u32(number)
            .filter(|sign| !sign.is_control() && !('\u{e000}'..='\u{f8ff}').contains(sign)),
    };
    sign.unwrap_or(char::REPLACEMENT_CHARACTER)
}
