//! The C ABI of `neglect-screen`: the only unsafe code of the project.
//!
//! `include/neglect_screen.h` is generated from these files, in this order, by `tests/header.rs`. Names here are names
//! in C. Every function is a plain signature with a guard around its whole body (`guard.rs`); pointers become
//! references in `handle.rs` and views become texts in `view.rs`, and nowhere else. `docs/conventions.md` has the rules.
#![allow(non_camel_case_types, reason = "the names are those of the C header")]

#[cfg(panic = "abort")]
compile_error!("a panic must become a status here: build with panic = \"unwind\"");

pub mod batch;
pub mod builder;
pub mod case;
pub mod case_builder;
mod day;
pub mod error;
mod given;
mod guard;
mod handle;
pub mod interview;
pub mod introspect;
pub mod json;
mod laid_out;
pub mod lines;
mod panics;
pub mod partnership;
pub mod records;
pub mod replay;
pub mod report;
pub mod screener;
pub mod status;
pub mod tables;
pub mod tally;
pub mod text;
mod threads;
pub mod version;
pub mod view;
pub mod words;
