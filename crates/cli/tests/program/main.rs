//! The program as a user runs it: what it prints, what it refuses, and how it ends.

mod codes;
mod door;
mod exit_codes;
mod hostile;
mod import;
mod partnership;
mod reports;
mod run;
mod sleep;
mod sources;
