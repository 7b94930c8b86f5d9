//! The nearest name to a misspelt one, for the help of an error.

/// Names longer than this are not compared: nobody mistypes a paragraph.
const LONGEST: usize = 64;

/// The name among `names` that is nearest to `word`, where one is near enough to have been meant. Only letters and
/// digits are compared, in lower case: `asOf` is `as_of`.
pub(crate) fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    if word.len() > LONGEST {
        return None;
    }
    let most = (word.chars().count() / 3).max(1);
    let word = plain(word);
    names
        .into_iter()
        .filter(|name| name.len() <= LONGEST)
        .map(|name| (strsim::damerau_levenshtein(&word, &plain(name)), name))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// A help that names the nearest name, or says what is possible.
pub(crate) fn did_you_mean<'n>(word: &str, names: impl IntoIterator<Item = &'n str> + Clone) -> String {
    match nearest(word, names.clone()) {
        Some(name) => format!("did you mean `{name}`?"),
        None => {
            let all: Vec<&str> = names.into_iter().collect();
            match all.len() {
                0 => "there is none to choose from".to_owned(),
                1..=24 => format!("possible here: {}", quoted(&all)),
                _ => "look it up in the catalogue".to_owned(),
            }
        }
    }
}

/// Names in backticks, with commas.
pub(crate) fn quoted<T: AsRef<str>>(names: &[T]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{}`", name.as_ref())).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::{did_you_mean, nearest};

    #[test]
    fn a_slip_is_recognised_and_another_word_is_not() {
        assert_eq!(nearest("patern", ["pattern", "route"]), Some("pattern"));
        assert_eq!(nearest("asOf", ["case", "as_of"]), Some("as_of"));
        assert_eq!(nearest("weather", ["pattern", "route"]), None);
        assert_eq!(nearest(&"x".repeat(100_000), ["pattern"]), None);
    }

    #[test]
    fn without_a_near_name_the_possible_ones_are_listed() {
        assert_eq!(did_you_mean("zzz", ["a_b", "c_d"]), "possible here: `a_b`, `c_d`");
    }
}
