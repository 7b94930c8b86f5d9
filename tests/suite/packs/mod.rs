//! Packs: what their text means, and what is said of a text that means nothing.

mod arbitrary;
mod built_in;
mod complaints;
mod decode;
mod docs;
mod examine;
mod in_words;
mod never;
