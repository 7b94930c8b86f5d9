//! The C ABI of `neglect-screen`: the only unsafe code of the project.
//!
//! Names here are names in C, and `include/neglect_screen.h` is generated from these files by `cargo xtask generate`,
//! which also writes what lies in `generated/` from the model of the core. Every function is a plain signature with a
//! guard around its whole body (`guard.rs`, `unwind.rs`); pointers become references in `handle.rs` and views become texts
//! in `view.rs`, and nowhere else. `docs/conventions.md` has the rules.
//!
//! The groups of modules below stand in order: each uses its own modules and those above it, and no two files use each
//! other. What is generated stands with what it uses: `generated/decode.rs` uses `record_decoder.rs`, and not the other
//! way round.
#![allow(non_camel_case_types, reason = "the names are those of the C header")]

#[cfg(panic = "abort")]
compile_error!("a panic must become a status here: build with panic = \"unwind\"");

// What is wrong with arguments, and where a panic ends.
mod argument;
mod unwind;

// What crosses in every call: texts, statuses, words, days and handles; and what is written from the model of the core.
pub mod answer;
mod day;
pub mod generated;
mod handle;
pub mod status;
pub mod view;
mod vocabulary;

// Failures, and the guard that makes them statuses and errors.
pub mod error;
mod guard;
mod panics;
mod threads;

// What every program calls first.
pub mod text;
pub mod version;

// Packs become a screener.
mod catalogue;
pub mod screener;
pub mod screener_builder;

// What is recorded becomes a case.
pub mod case;
pub mod case_builder;
mod record_decoder;

// Files of other systems become cases.
pub mod import;

// A case becomes a report, one at a time or many.
mod arena;
pub mod batch;
mod c_report;
mod kept;
mod memory;
pub mod render;
pub mod report;
pub mod rows;
pub mod tables;

// The partnership's side.
pub mod partnership;
pub mod tally;
