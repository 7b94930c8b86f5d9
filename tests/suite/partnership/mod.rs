//! The partnership's side as other languages reach it: JSON in, JSON out.

mod page;
mod properties;
