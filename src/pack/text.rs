//! The text of a pack as its author wrote it: one file, or the files of a folder.

use std::borrow::Cow;
use std::ops::Range;

use super::place::Place;
use crate::unseen::printable_name;

/// The file of a folder that holds the head of the pack.
const HEAD: &str = "pack.toml";

/// The text of a pack: one TOML file, or the TOML files of a folder. The library reads no files: whoever uses it
/// hands the texts over.
///
/// ```
/// use neglect_screen::pack::PackText;
/// let head = "[pack]\nid = 'mine'\nversion = '1'\ntitle = 'Mine'\njurisdiction = 'England'\n";
/// let source = "[[source]]\nid = 'thresholds'\ntitle = 'Our thresholds'\n";
/// let folder = PackText::from_folder("mine", [("sources.toml", source), ("pack.toml", head)]);
/// assert_eq!(folder.files()[0].name(), "mine/pack.toml");
/// let one_file = PackText::from_file("mine.toml", format!("{head}{source}"));
/// assert_eq!(folder.parse()?.pack, one_file.parse()?.pack);
/// # Ok::<(), neglect_screen::PackError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackText {
    name: Cow<'static, str>,
    files: Vec<PackFile>,
}

impl PackText {
    /// A pack of one file. `name` is what diagnostics call it: the file's name.
    pub fn from_file(name: impl Into<Cow<'static, str>>, text: impl Into<Cow<'static, str>>) -> PackText {
        let name = printable_name(name.into());
        PackText { files: vec![PackFile::new(name.clone(), text.into())], name }
    }

    /// A pack of the files of a folder: each with its name in the folder, `rules/feeding.toml`, and its text.
    ///
    /// The files are read in one order, however they are handed over: `pack.toml`, which must hold `[pack]`, and then
    /// the others in the order of their names, compared letter by letter. The order matters to the order of rules,
    /// and to nothing else.
    pub fn from_folder<N, T>(
        name: impl Into<Cow<'static, str>>,
        files: impl IntoIterator<Item = (N, T)>,
    ) -> PackText
    where
        N: AsRef<str>,
        T: Into<Cow<'static, str>>,
    {
        let name = printable_name(name.into());
        let mut files: Vec<(N, Cow<'static, str>)> =
            files.into_iter().map(|(file, text)| (file, text.into())).collect();
        files.sort_by(|(a, _), (b, _)| {
            let (a, b) = (a.as_ref(), b.as_ref());
            (a != HEAD, a).cmp(&(b != HEAD, b))
        });
        let has_head = files.first().is_some_and(|(file, _)| file.as_ref() == HEAD);
        // A folder without its head is read as one whose head is empty, so that what is missing is said there.
        let missing = (!has_head).then(|| PackFile::new(format!("{name}/{HEAD}").into(), Cow::Borrowed("")));
        let given = files
            .into_iter()
            .map(|(file, text)| PackFile::new(format!("{name}/{}", file.as_ref()).into(), text));
        PackText { files: missing.into_iter().chain(given).collect(), name }
    }

    /// What the pack is called in messages: the name of its file, or of its folder.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its files, in the order in which they are read.
    pub fn files(&self) -> &[PackFile] {
        &self.files
    }

    /// How many bytes its files have together.
    pub(super) fn bytes(&self) -> usize {
        self.files.iter().map(|file| file.text.len()).sum()
    }
}

/// One file of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFile {
    name: Cow<'static, str>,
    text: Cow<'static, str>,
    /// The byte at which each line starts.
    line_starts: Vec<usize>,
    /// How many characters start before each stretch of [`STRETCH`] bytes: so the place of a byte costs the same in a
    /// text of one endless line.
    characters: Vec<usize>,
}

/// The bytes of a stretch of text of which characters are counted together.
const STRETCH: usize = 1024;

impl PackFile {
    fn new(name: Cow<'static, str>, text: Cow<'static, str>) -> PackFile {
        let name = printable_name(name);
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(index, _)| index + 1);
        let line_starts = std::iter::once(0).chain(ends).collect();
        let mut before = 0;
        let characters = (0..=text.len() / STRETCH).map(|stretch| {
            let end = text.len().min((stretch + 1) * STRETCH);
            let count = before;
            before += characters_in(&text.as_bytes()[stretch * STRETCH..end]);
            count
        });
        let characters = characters.collect();
        PackFile { name, text, line_starts, characters }
    }

    /// What messages call it: its own name, with the folder's in front where it lies in one.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place of a byte: of the end where it lies beyond, of the character that holds it where it lies within one.
    pub fn place(&self, byte: usize) -> Place {
        let byte = self.text.floor_char_boundary(byte);
        let line = self.line_starts.partition_point(|start| *start <= byte);
        let line_start = self.line_starts[line - 1];
        Place { line, column: self.characters_before(byte) - self.characters_before(line_start) + 1 }
    }

    fn characters_before(&self, byte: usize) -> usize {
        let stretch = byte / STRETCH;
        self.characters[stretch] + characters_in(&self.text.as_bytes()[stretch * STRETCH..byte])
    }
}

/// How many characters start in these bytes of UTF-8.
fn characters_in(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

/// Bytes of one file of a pack.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct TextSpan {
    /// The file, by its index in [`PackText::files`].
    pub file: usize,
    /// Where the bytes start.
    pub start: usize,
    /// Where they end, not included.
    pub end: usize,
}

impl TextSpan {
    pub(crate) fn new(file: usize, bytes: Range<usize>) -> TextSpan {
        TextSpan { file, start: bytes.start, end: bytes.end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_count_from_one() {
        let file = PackFile::new("x".into(), "aé\nß = 1\n".into());
        let place = |byte| {
            let place = file.place(byte);
            (place.line, place.column)
        };
        assert_eq!([0, 3, 6, 11].map(place), [(1, 1), (1, 3), (2, 2), (3, 1)]);
        // Inside a character, and beyond the end.
        assert_eq!([2, 99].map(place), [(1, 2), (3, 1)]);
        assert_eq!(PackFile::new("x".into(), "".into()).place(9), Place { line: 1, column: 1 });
    }

    #[test]
    fn a_column_far_into_an_endless_line_is_the_number_of_its_character() {
        let text = "aß".repeat(4 * STRETCH);
        let file = PackFile::new("x".into(), text.clone().into());
        for byte in (0..=text.len()).filter(|byte| text.is_char_boundary(*byte)) {
            assert_eq!(file.place(byte).column, text[..byte].chars().count() + 1, "{byte}");
        }
    }

    #[test]
    fn a_folder_is_read_in_the_order_of_names_with_its_head_first() {
        let files = ["rules/02.toml", "pack.toml", "a.toml", "rules/01.toml"].map(|name| (name, ""));
        let text = PackText::from_folder("mine", files);
        let names: Vec<&str> = text.files().iter().map(PackFile::name).collect();
        assert_eq!(names, ["mine/pack.toml", "mine/a.toml", "mine/rules/01.toml", "mine/rules/02.toml"]);
    }
}
