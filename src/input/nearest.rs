use crate::problem::Fault;

/// The fault for a key outside `allowed`.
pub(super) fn unknown_key(key: &str, allowed: &[&str]) -> Fault {
    let mut all: Vec<String> = Vec::new();
    for key in allowed {
        if !all.iter().any(|known| known == key) {
            all.push((*key).to_owned());
        }
    }
    Fault::UnknownKey { key: key.to_owned(), nearest: nearest(key, allowed), allowed: all }
}

/// The fault for a word outside `allowed`.
pub(crate) fn wrong_word(key: &str, word: &str, allowed: &[&str]) -> Fault {
    Fault::WrongWord {
        key: key.to_owned(),
        word: word.to_owned(),
        nearest: nearest(word, allowed),
        allowed: allowed.iter().map(|w| (*w).to_owned()).collect(),
    }
}

/// The candidate that `word` was probably meant to be: alike in normal form, or one or two slips of the finger away.
pub fn nearest<S: AsRef<str>>(word: &str, candidates: &[S]) -> Option<String> {
    let word = crate::text::fold(word);
    let scored = candidates.iter().filter_map(|candidate| {
        let candidate = candidate.as_ref();
        let folded = crate::text::fold(candidate);
        // Of two Japanese characters one is half the word: ない is no slip for はい, but 済み is 済.
        let short = !word.is_ascii() && word.chars().count().max(folded.chars().count()) <= 2;
        let near = !short || word.starts_with(&folded) || folded.starts_with(&word);
        near.then(|| (strsim::damerau_levenshtein(&word, &folded), candidate))
    });
    let (distance, candidate) = scored.min_by_key(|(distance, _)| *distance)?;
    let length = word.chars().count().max(candidate.chars().count());
    (distance <= length / 2 && distance <= 3).then(|| candidate.to_owned())
}
