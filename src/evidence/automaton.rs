//! Finding all concepts of a text in one pass.

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::lexicon::Concept;
use super::normal;

/// A concept in a text in normal form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    /// The index of the concept.
    pub(super) concept: usize,
    /// Where it stands, in bytes.
    pub(super) at: Range<usize>,
}

/// All terms of a lexicon.
#[derive(Debug)]
pub(super) struct Automaton {
    terms: AhoCorasick,
    /// What each term stands for: the concepts that have it, and those that it shields from their own terms.
    meanings: Vec<Meaning>,
    suffix: Vec<bool>,
}

#[derive(Clone, Debug, Default)]
struct Meaning {
    names: Vec<usize>,
    shields: Vec<usize>,
}

impl Automaton {
    pub(super) fn new(concepts: &[Concept]) -> Self {
        let mut terms: Vec<String> = Vec::new();
        let mut meanings: Vec<Meaning> = Vec::new();
        let mut known = std::collections::HashMap::new();
        let mut meaning_of = |text: &str| {
            let text = normal::term(text);
            *known.entry(text.clone()).or_insert_with(|| {
                terms.push(text);
                meanings.push(Meaning::default());
                meanings.len() - 1
            })
        };
        let mut named = Vec::new();
        for (index, concept) in concepts.iter().enumerate() {
            for term in concept.terms.iter().filter(|t| !t.trim().is_empty()) {
                named.push((meaning_of(term), index, true));
            }
            for term in concept.not.iter().filter(|t| !t.trim().is_empty()) {
                named.push((meaning_of(term), index, false));
            }
        }
        for (term, concept, names) in named {
            let meaning = &mut meanings[term];
            let list = if names { &mut meaning.names } else { &mut meaning.shields };
            if !list.contains(&concept) {
                list.push(concept);
            }
        }
        // The kind is pinned: the fastest for a few thousand terms to build and to run.
        let automaton = AhoCorasick::builder().kind(Some(AhoCorasickKind::ContiguousNFA)).build(&terms);
        let terms = automaton.unwrap_or_else(|_| {
            AhoCorasick::builder()
                .build::<[&str; 0], &str>([])
                .unwrap_or_else(|_| unreachable!("no term, no limit"))
        });
        Self { terms, meanings, suffix: concepts.iter().map(|c| c.suffix).collect() }
    }

    /// The concepts of a text in normal form, by where they begin.
    pub(super) fn hits(&self, text: &str, hits: &mut Vec<Hit>) {
        hits.clear();
        let mut shields: Vec<(usize, Range<usize>)> = Vec::new();
        for found in self.terms.find_overlapping_iter(text) {
            let at = found.start()..found.end();
            let meaning = &self.meanings[found.pattern().as_usize()];
            if meaning.names.is_empty() && meaning.shields.is_empty() || !stands_alone(text, &at) {
                continue;
            }
            shields.extend(meaning.shields.iter().map(|concept| (*concept, at.clone())));
            for concept in &meaning.names {
                if !self.suffix[*concept] {
                    hits.push(Hit { concept: *concept, at: at.clone() });
                } else if let Some(name) = name_ending(text, &at) {
                    hits.push(Hit { concept: *concept, at: name });
                }
            }
        }
        if !shields.is_empty() {
            hits.retain(|hit| {
                !shields.iter().any(|(concept, at)| {
                    *concept == hit.concept && at.start < hit.at.end && hit.at.end <= at.end
                })
            });
        }
        hits.sort_by_key(|hit| (hit.at.start, hit.at.end, hit.concept));
        hits.dedup();
    }
}

/// A Latin word must be a word of its own: `app` is not in `happen`.
fn stands_alone(text: &str, at: &Range<usize>) -> bool {
    let bytes = text.as_bytes();
    let letter = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_alphabetic);
    let begins = !letter(at.start) || at.start == 0 || !letter(at.start - 1);
    let ends = !letter(at.end - 1) || !letter(at.end) || bytes[at.end] == b's';
    begins && ends
}

/// The whole name that a suffix ends: 市民課 for 課. `None` when nothing stands before it or the word goes on.
fn name_ending(text: &str, at: &Range<usize>) -> Option<Range<usize>> {
    let part = |c: char| matches!(c, '一'..='鿿' | '々' | 'ァ'..='ヺ' | 'ー' | '#' | 'a'..='z');
    if text[at.end..].starts_with(|c: char| matches!(c, '一'..='鿿' | '々' | 'ァ'..='ヺ')) {
        return None;
    }
    let before = text[..at.start].trim_end_matches(part);
    (before.len() < at.start).then_some(before.len()..at.end)
}

#[cfg(test)]
mod tests {
    use super::{Automaton, Hit};
    use crate::evidence::lexicon::Concept;

    fn found(text: &str) -> Vec<(String, String)> {
        let concepts = [
            Concept {
                id: "meeting".into(),
                terms: vec!["会議".into(), "meeting".into()],
                not: vec!["会議室".into()],
                suffix: false,
            },
            Concept { id: "section".into(), terms: vec!["課".into()], not: vec![], suffix: true },
        ];
        let automaton = Automaton::new(&concepts);
        let mut hits: Vec<Hit> = Vec::new();
        automaton.hits(text, &mut hits);
        hits.iter().map(|h| (concepts[h.concept].id.clone(), text[h.at.clone()].to_owned())).collect()
    }

    #[test]
    fn a_longer_word_with_another_meaning_hides_the_term() {
        assert_eq!(found("会議室の予約").len(), 0);
        assert_eq!(found("会議室で会議").len(), 1);
        assert_eq!(found("weekly meetings, premeeting"), [("meeting".into(), "meeting".into())]);
    }

    #[test]
    fn a_suffix_ends_a_name() {
        assert_eq!(found("市民課と課題"), [("section".into(), "市民課".into())]);
        assert_eq!(found("課が"), []);
    }
}
