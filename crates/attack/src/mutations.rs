//! A short attack from seeds: the same on every run, so that what it finds is found again.

use std::fs;
use std::path::Path;

/// The property on each seed of a folder and on as many changed ones. A seed without effect would be a lie, so an empty
/// folder is an error. Returns how many inputs there were.
///
/// # Panics
///
/// If the folder cannot be read or is empty, and wherever the property does not hold.
pub fn attack(seeds: &Path, changed: usize, property: impl Fn(&[u8])) -> usize {
    let mut files: Vec<_> = fs::read_dir(seeds)
        .unwrap_or_else(|error| panic!("{}: {error}", seeds.display()))
        .map(|file| file.expect("a folder can be listed").path())
        .collect();
    files.sort();
    assert!(!files.is_empty(), "there are no seeds in {}", seeds.display());
    let seeds: Vec<Vec<u8>> = files.iter().map(|file| fs::read(file).expect("a seed can be read")).collect();
    seeds.iter().for_each(|seed| property(seed));
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for _ in 0..changed {
        let mut input = seeds[random.below(seeds.len())].clone();
        for _ in 0..=random.below(4) {
            change(&mut input, &seeds, &mut random);
        }
        property(&input);
    }
    seeds.len() + changed
}

/// What a byte is likely to mean something as.
const TELLING: &[u8] = b"\0\n\r\t \"',.:;[]{}()<>=&#-+0129azAZ\\/\x7f\x80\xef\xff";

/// Changes an input in one of the ways in which files go wrong.
fn change(input: &mut Vec<u8>, seeds: &[Vec<u8>], random: &mut Random) {
    let (from, to) = random.stretch(input.len());
    match random.below(8) {
        0 => input.truncate(from),
        1 => drop(input.drain(from..to)),
        2 => {
            let again = input[from..to].to_vec();
            input.splice(from..from, again);
        }
        3 if !input.is_empty() => {
            let at = random.below(input.len());
            input[at] ^= 1 << random.below(8);
        }
        4 if !input.is_empty() => {
            let at = random.below(input.len());
            input[at] = TELLING[random.below(TELLING.len())];
        }
        5 => input.insert(from, TELLING[random.below(TELLING.len())]),
        6 => {
            let other = &seeds[random.below(seeds.len())];
            let (begin, end) = random.stretch(other.len());
            input.splice(from..to, other[begin..end].iter().copied());
        }
        // Digits are where numbers and days are wrong.
        _ => {
            if let Some(digit) = input[from..to].iter_mut().find(|byte| byte.is_ascii_digit()) {
                *digit = b'0' + u8::try_from(random.below(10)).expect("less than ten");
            }
        }
    }
}

/// Numbers that only look random (xorshift).
struct Random(u64);

impl Random {
    /// A number below the limit, which is not nought.
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).expect("below a size")
    }

    /// A stretch of something so long, mostly a short one.
    fn stretch(&mut self, length: usize) -> (usize, usize) {
        let from = self.below(length + 1);
        let most = if self.below(4) == 0 { length } else { 24 };
        (from, (from + self.below(most + 1)).min(length))
    }
}
