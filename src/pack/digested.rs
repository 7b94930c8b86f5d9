//! Packs with their digests. England's ship as they were read from their texts, so that no process reads those anew:
//! `england.json` is written, and held to the texts, by the test below.

use serde::{Deserialize, Serialize};

use super::model::Pack;

/// A pack with its digest, as reports carry it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct DigestedPack {
    pub(crate) digest: String,
    pub(crate) pack: Pack,
}

impl From<Pack> for DigestedPack {
    fn from(pack: Pack) -> DigestedPack {
        DigestedPack { digest: pack.digest_hex(), pack }
    }
}

/// England's packs, in the order in which reports name them: what [`built_in`](super::built_in) holds, read.
///
/// Panics where the file is broken: the library itself is broken then, and a screener without one of its packs would say
/// *none recorded* where that pack says more.
pub(crate) fn england() -> Vec<DigestedPack> {
    serde_json::from_str(include_str!("england.json")).expect("the packs that ship are what their texts say")
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::pack::{PackText, built_in};

    #[test]
    fn the_packs_that_ship_are_what_their_texts_say() {
        let read = |text: &PackText| DigestedPack::from(text.parse().unwrap().pack);
        let read: Vec<DigestedPack> = built_in().iter().map(read).collect();
        let mut json = String::from("[\n");
        for (nth, pack) in read.iter().enumerate() {
            let comma = if nth + 1 < read.len() { "," } else { "" };
            writeln!(json, "{}{comma}", serde_json::to_string(pack).unwrap()).unwrap();
        }
        json.push_str("]\n");
        if std::env::var_os("NEGLECT_WRITE").is_some() {
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/pack/england.json"), &json).unwrap();
            return;
        }
        assert!(
            json == include_str!("england.json"),
            "src/pack/england.json is not what packs/england says: write it with NEGLECT_WRITE=1 cargo test -p neglect-screen --lib"
        );
        assert_eq!(england(), read);
    }
}
