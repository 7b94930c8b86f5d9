//! The tests that speak to the library as its users do, in one program: it links once.

mod bounded;
mod case;
mod cases;
mod chronology;
mod codings;
mod decision;
mod documentation;
mod elsewhere;
mod engine;
mod levels;
mod modules;
mod nice;
mod packs;
mod readers;
mod screening;
mod sleep;
mod thresholds;
mod undecided;
mod vectors;
mod write_a_pack;
