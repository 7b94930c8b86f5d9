//! The lines that somebody types in answer to questions on standard error, so that standard output holds the report alone.

use std::io::BufRead;

use neglect_render::Styled;

use crate::console;

/// Lines of input, with a count of those that could not be understood.
pub struct Input {
    lines: Box<dyn Iterator<Item = String>>,
    /// Whether somebody sits there.
    pub is_terminal: bool,
    /// How many lines could not be understood.
    pub mistakes: usize,
}

impl Input {
    /// The lines of a reader. One that cannot be read ends the conversation, as the end of the input does.
    pub fn new(input: impl BufRead + 'static, is_terminal: bool) -> Input {
        Input { lines: Box::new(input.lines().map_while(Result::ok)), is_terminal, mistakes: 0 }
    }

    /// Asks, and waits for the line. `None` at the end of the input.
    pub fn ask(&mut self, prompt: &str) -> Option<String> {
        console::tell_styled(Styled::default().plain(prompt));
        let line = self.lines.next()?;
        Some(line.trim().to_owned())
    }

    /// Says what a line that could not be understood could have been.
    pub fn explain_mistake(&mut self, could_be: &str) {
        self.mistakes += 1;
        console::tell(format!("  That is not an answer here. It can be {could_be}."));
    }
}
