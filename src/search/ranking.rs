//! Finding an entry by the words that people use: stems, beginnings and misspellings, best first.

use rust_stemmers::{Algorithm, Stemmer};
use strsim::osa_distance;

use super::entry::Entry;

/// What a word that is found is worth, by where it stands.
const IN_TERMS: u32 = 10;
const IN_NAME: u32 = 8;
const IN_WORDS: u32 = 6;
const IN_THE_REST: u32 = 2;
/// What it is worth beside that the whole search is one of the terms, or stands in one of them together.
const IS_A_TERM: u32 = 60;
const TOGETHER: u32 = 15;
/// A code of another system, word for word.
const IS_A_CODING: u32 = 200;

/// Words that say nothing by themselves. *No* and *not* say much.
const SMALL_WORDS: [&str; 16] =
    ["a", "an", "and", "at", "be", "by", "for", "from", "in", "is", "of", "on", "or", "the", "to", "was"];

/// Finds entries.
pub struct Search {
    stemmer: Stemmer,
    /// The stems that are looked for.
    wanted: Vec<String>,
    /// The search as it was typed, in lower case.
    typed: String,
}

impl Search {
    /// A search for these words.
    pub fn new(typed: &str) -> Search {
        let stemmer = Stemmer::create(Algorithm::English);
        let wanted = stems(&stemmer, typed);
        Search { stemmer, wanted, typed: typed.trim().to_lowercase() }
    }

    /// Whether it looks for nothing.
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty()
    }

    /// The entries that have what is looked for, the best first; those of equal worth in their own order. Where entries
    /// have all the words, those that have only some of them are left out; fewer than half are never enough.
    pub fn best<'e, 'a>(&self, entries: &'e [Entry<'a>]) -> Vec<&'e Entry<'a>> {
        let mut found: Vec<(usize, u32, &Entry<'a>)> = entries
            .iter()
            .map(|entry| {
                let (words, worth) = self.worth(entry);
                (words, worth, entry)
            })
            .filter(|(words, ..)| *words > 0 && 2 * *words >= self.wanted.len())
            .collect();
        let most = found.iter().map(|(words, ..)| *words).max().unwrap_or_default();
        found.retain(|(words, ..)| *words == most);
        found.sort_by_key(|&(_, worth, _)| std::cmp::Reverse(worth));
        found.into_iter().map(|(.., entry)| entry).collect()
    }

    /// Whether a text has all the words.
    pub fn is_in(&self, text: &str) -> bool {
        let stems = stems(&self.stemmer, text);
        self.wanted.iter().all(|wanted| stems.iter().any(|stem| likeness(wanted, stem) > 0))
    }

    /// How many of the words an entry has, and what it is worth.
    fn worth(&self, entry: &Entry<'_>) -> (usize, u32) {
        if entry.codings().any(|(system, value)| self.is_coding(system, value)) {
            return (self.wanted.len(), IS_A_CODING);
        }
        if entry.name() == self.typed {
            return (self.wanted.len(), IS_A_CODING);
        }
        let of = |text: &str| stems(&self.stemmer, text);
        let terms: Vec<Vec<String>> = entry.terms().iter().map(|term| of(term)).collect();
        let name = of(&entry.name());
        let words = of(entry.words());
        let rest: Vec<String> = entry.rest().into_iter().flat_map(of).collect();
        let (mut found, mut in_front, mut worth) = (0, 0, 0);
        for wanted in &self.wanted {
            let best = |stems: &mut dyn Iterator<Item = &String>, of: u32| {
                stems.map(|stem| likeness(wanted, stem) * of).max().unwrap_or_default()
            };
            let front = best(&mut terms.iter().flatten(), IN_TERMS)
                .max(best(&mut name.iter(), IN_NAME))
                .max(best(&mut words.iter(), IN_WORDS));
            let most = front.max(best(&mut rest.iter(), IN_THE_REST));
            found += usize::from(most > 0);
            in_front += usize::from(front > 0);
            worth += most;
        }
        // Where a word is missing altogether, words in notes and qualifiers are no answer.
        if found < self.wanted.len() {
            found = in_front;
        }
        if terms.contains(&self.wanted) {
            worth += IS_A_TERM;
        } else if terms.iter().chain([&words, &name]).any(|stems| self.stands_in(stems)) {
            worth += TOGETHER;
        }
        (found, worth)
    }

    fn is_coding(&self, system: &str, value: &str) -> bool {
        let (system, value) = (system.to_lowercase(), value.to_lowercase());
        self.typed == value || self.typed == format!("{system} {value}")
    }

    /// Whether the words stand together, in their order.
    fn stands_in(&self, stems: &[String]) -> bool {
        stems.windows(self.wanted.len()).any(|window| window == self.wanted)
    }
}

/// How alike a wanted stem and another are: three where they are the same, two where one begins the other, one where the
/// difference is a slip of the finger, nought otherwise.
fn likeness(wanted: &str, stem: &str) -> u32 {
    if wanted == stem {
        return 3;
    }
    let begins = |start: &str, whole: &str, least: usize| start.len() >= least && whole.starts_with(start);
    if begins(wanted, stem, 4) || begins(stem, wanted, 5) {
        return 2;
    }
    let shorter = wanted.len().min(stem.len());
    let slips = match shorter {
        0..=4 => return 0,
        5..=7 => 1,
        _ => 2,
    };
    u32::from(osa_distance(wanted, stem) <= slips)
}

/// The stems of the words of a text; of small words only where there is nothing else.
fn stems(stemmer: &Stemmer, text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let large: Vec<&str> = words.iter().copied().filter(|word| !SMALL_WORDS.contains(word)).collect();
    let kept = if large.is_empty() { words } else { large };
    kept.into_iter().map(|word| stemmer.stem(word).into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn like(wanted: &str, word: &str) -> u32 {
        let stemmer = Stemmer::create(Algorithm::English);
        likeness(&stems(&stemmer, wanted)[0], &stems(&stemmer, word)[0])
    }

    #[test]
    fn forms_beginnings_and_slips_of_a_word_are_alike_and_other_words_are_not() {
        assert_eq!(like("bullying", "bullied"), 3);
        assert_eq!(like("immunisation", "immunisations"), 3);
        assert_eq!(like("overcrowd", "overcrowding"), 3);
        assert_eq!(like("heat", "heater"), 2);
        assert_eq!(like("tooothache", "toothache"), 1);
        assert_eq!(like("scabeis", "scabies"), 1);
        assert_eq!(like("burn", "bump"), 0);
        assert_eq!(like("cot", "cut"), 0, "short words are too few letters for a slip");
    }

    #[test]
    fn small_words_count_only_where_there_is_nothing_else() {
        let stemmer = Stemmer::create(Algorithm::English);
        assert_eq!(stems(&stemmer, "not picked up from the nursery"), ["not", "pick", "up", "nurseri"]);
        assert_eq!(stems(&stemmer, "at the"), ["at", "the"]);
    }

    /// `tests/words.txt` says what stands in it.
    #[test]
    fn what_people_type_is_among_the_first_five_answers() {
        let screener = crate::Screener::england();
        let entries = Entry::all(&screener);
        let lines = include_str!("../../tests/words.txt").lines().filter(|line| !line.starts_with('#'));
        let mut tried = 0;
        for line in lines {
            let (typed, wanted) = line.split_once('\t').expect("words, a tab, pieces of codes");
            let names: Vec<String> =
                Search::new(typed).best(&entries).into_iter().take(5).map(|entry| entry.name()).collect();
            let meets = |name: &String| wanted.split(' ').any(|piece| name.contains(piece));
            assert!(names.iter().any(meets), "{typed}: {names:?}, none of {wanted}");
            tried += 1;
        }
        assert!(tried > 80, "{tried}");
    }

    #[test]
    fn a_coding_is_found_word_for_word() {
        let screener = crate::Screener::england();
        let entries = Entry::all(&screener);
        let found = |typed: &str| Search::new(typed).best(&entries)[0].name();
        assert_eq!(found("418496002"), "status.neglect_recorded");
        assert_eq!(found("cin_factor 16A"), "factor.neglect");
        assert_eq!(found("hygiene.infestation"), "hygiene.infestation");
    }

    #[test]
    fn words_that_nothing_has_find_nothing() {
        let screener = crate::Screener::england();
        let entries = Entry::all(&screener);
        assert!(Search::new("zyzzyva quux").best(&entries).is_empty());
    }
}
