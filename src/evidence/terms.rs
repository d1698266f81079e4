//! Finding all concepts of a text in one pass.

use std::ops::Range;

use super::lexicon::{Concept, Words};
use super::normal::{Normal, is_normal};

/// A concept in a text in normal form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// The index of the concept.
    pub(crate) concept: usize,
    /// Where it stands, in bytes.
    pub(crate) at: Range<usize>,
}

/// All terms of a lexicon, found by how they begin.
///
/// A plan is judged in a few milliseconds, and an automaton over ten thousand terms takes ten times as long to build as
/// to use. Here a term is entered under its first three characters (or as many as it has) and nothing more is built: a
/// text is walked character by character, a filter says for nearly all of them that no term begins there.
#[derive(Debug)]
pub(crate) struct Terms {
    /// The texts of all terms, one behind the other.
    texts: String,
    entries: Vec<Entry>,
    /// By the beginning's hash, the last entry under it; `NONE` for none.
    slots: Vec<u32>,
    /// A bit for each beginning.
    filter: Vec<u64>,
    suffix: Vec<bool>,
}

#[derive(Debug)]
struct Entry {
    start: u32,
    length: u16,
    /// Whether it hides the concept's own terms instead of naming the concept.
    shields: bool,
    concept: u32,
    /// The hash of its beginning.
    hash: u32,
    /// The entry before it in the same slot.
    next: u32,
}

const NONE: u32 = u32::MAX;
/// How many bits of a hash choose the slot, and the bit of the filter.
const SLOT_BITS: u32 = 14;
const FILTER_BITS: u32 = 18;

/// The hash of a beginning, one character further.
fn step(hash: u32, c: char) -> u32 {
    (hash ^ c as u32).wrapping_mul(0x9E37_79B1).rotate_left(13)
}

fn slot(hash: u32) -> usize {
    (hash.wrapping_mul(0x85EB_CA6B) >> (32 - SLOT_BITS)) as usize
}

fn bit(hash: u32) -> usize {
    (hash.wrapping_mul(0xC2B2_AE35) >> (32 - FILTER_BITS)) as usize
}

impl Terms {
    pub(crate) fn new(concepts: &[Concept]) -> Self {
        let words = || concepts.iter().flat_map(|concept| [&concept.terms, &concept.not]);
        let mut terms = Self {
            texts: String::with_capacity(words().map(Words::bytes).sum()),
            entries: Vec::with_capacity(words().map(Words::count).sum()),
            slots: vec![NONE; 1 << SLOT_BITS],
            filter: vec![0; (1 << FILTER_BITS) / 64],
            suffix: concepts.iter().map(|c| c.suffix).collect(),
        };
        let mut normal = Normal::default();
        for (index, concept) in (0..).zip(concepts) {
            for (words, shields) in [(&concept.terms, false), (&concept.not, true)] {
                for term in words.iter() {
                    if is_normal(term) {
                        terms.enter(term, index, shields);
                    } else {
                        normal.clear();
                        normal.add(term, 0);
                        terms.enter(&normal.text, index, shields);
                    }
                }
            }
        }
        terms
    }

    /// Enters a term in normal form; an empty one stands for nothing.
    fn enter(&mut self, text: &str, concept: u32, shields: bool) {
        let (Ok(start), Ok(length), Ok(entry)) =
            (u32::try_from(self.texts.len()), u16::try_from(text.len()), u32::try_from(self.entries.len()))
        else {
            return;
        };
        if length == 0 {
            return;
        }
        let hash = text.chars().take(3).fold(0, step);
        self.filter[bit(hash) / 64] |= 1 << (bit(hash) % 64);
        let next = std::mem::replace(&mut self.slots[slot(hash)], entry);
        self.texts.push_str(text);
        self.entries.push(Entry { start, length, shields, concept, hash, next });
    }

    /// The concepts of a text in normal form, by where they begin.
    pub(crate) fn hits(&self, normal: &Normal, hits: &mut Vec<Hit>) {
        hits.clear();
        let text = normal.text.as_str();
        let mut shields: Vec<(usize, Range<usize>)> = Vec::new();
        let mut before = ' ';
        let mut chars = text.char_indices();
        let (mut here, mut second) = (chars.next(), chars.next());
        while let Some((at, first)) = here {
            let third = chars.next();
            // A Latin word is not looked for within another.
            if !(first.is_ascii_alphabetic() && before.is_ascii_alphabetic()) {
                let mut hash = step(0, first);
                if self.may_begin(hash) {
                    self.look(normal, at, hash, hits, &mut shields);
                }
                for next in [second, third] {
                    let Some((_, next)) = next else { break };
                    hash = step(hash, next);
                    if self.may_begin(hash) {
                        self.look(normal, at, hash, hits, &mut shields);
                    }
                }
            }
            before = first;
            (here, second) = (second, third);
        }
        if !shields.is_empty() {
            hits.retain(|hit| {
                !shields.iter().any(|(concept, at)| {
                    *concept == hit.concept && at.start < hit.at.end && hit.at.start < at.end
                })
            });
        }
        let order = |hit: &Hit| (hit.at.start, hit.at.end, hit.concept);
        if !hits.is_sorted_by_key(order) {
            hits.sort_unstable_by_key(order);
        }
        hits.dedup();
    }

    fn may_begin(&self, hash: u32) -> bool {
        self.filter[bit(hash) / 64] >> (bit(hash) % 64) & 1 == 1
    }

    /// Notes the terms that begin at a place with the characters that were hashed.
    fn look(
        &self,
        normal: &Normal,
        start: usize,
        hash: u32,
        hits: &mut Vec<Hit>,
        shields: &mut Vec<(usize, Range<usize>)>,
    ) {
        let text = normal.text.as_str();
        let rest = &text.as_bytes()[start..];
        let mut index = self.slots[slot(hash)];
        while let Some(entry) = self.entries.get(index as usize) {
            index = entry.next;
            if entry.hash != hash {
                continue;
            }
            let term = &self.texts.as_bytes()[entry.start as usize..][..usize::from(entry.length)];
            let at = start..start + term.len();
            if !rest.starts_with(term) || !stands_alone(text, &at) {
                continue;
            }
            let concept = entry.concept as usize;
            if entry.shields {
                shields.push((concept, at));
            } else if !self.suffix[concept] {
                hits.push(Hit { concept, at });
            } else if let Some(at) = name_ending(normal, &at) {
                hits.push(Hit { concept, at });
            }
        }
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

/// The whole name that a suffix ends: 市民課 for 課. `None` when nothing stands before it or the word goes on. White space
/// in the source ends a name: 福祉係　申請の受付.
fn name_ending(normal: &Normal, at: &Range<usize>) -> Option<Range<usize>> {
    let goes_on = |c: char| matches!(c, '一'..='鿿' | '々' | 'ァ'..='ヺ');
    let part = |c: char| goes_on(c) || matches!(c, 'ー' | '#' | 'a'..='z');
    if normal.text[at.end..].starts_with(goes_on) && !normal.has_gap(at.end) {
        return None;
    }
    let mut start = at.start;
    for c in normal.text[..at.start].chars().rev().take_while(|c| part(*c)) {
        if normal.has_gap(start) {
            break;
        }
        start -= c.len_utf8();
    }
    (start < at.start).then_some(start..at.end)
}

#[cfg(test)]
mod tests {
    use super::{Hit, Normal, Terms};
    use crate::evidence::lexicon::{Concept, Words};

    fn found(text: &str) -> Vec<(String, String)> {
        let concepts = [
            Concept {
                id: "meeting".into(),
                terms: ["会議", "meeting", "会", "連絡会議", " "].into_iter().collect(),
                not: ["会議室"].into_iter().collect(),
                suffix: false,
            },
            Concept {
                id: "section".into(),
                terms: ["課"].into_iter().collect(),
                not: Words::default(),
                suffix: true,
            },
        ];
        let terms = Terms::new(&concepts);
        let mut hits: Vec<Hit> = Vec::new();
        let mut normal = Normal::default();
        normal.add(text, 0);
        terms.hits(&normal, &mut hits);
        let text = &normal.text;
        hits.iter().map(|h| (concepts[h.concept].id.clone(), text[h.at.clone()].to_owned())).collect()
    }

    #[test]
    fn terms_of_one_two_and_more_characters_are_found_wherever_they_stand() {
        let words: Vec<_> = found("の連絡会議").into_iter().map(|(_, word)| word).collect();
        assert_eq!(words, ["連絡会議", "会", "会議"]);
        assert_eq!(found("会"), [("meeting".into(), "会".into())]);
        assert_eq!(found(""), []);
    }

    #[test]
    fn a_longer_word_with_another_meaning_hides_the_term() {
        assert_eq!(found("会議室の予約").len(), 0);
        assert_eq!(found("会議室で会議").len(), 2);
        assert_eq!(found("weekly meetings, premeeting"), [("meeting".into(), "meeting".into())]);
    }

    #[test]
    fn a_suffix_ends_a_name() {
        assert_eq!(found("市民課と課題"), [("section".into(), "市民課".into())]);
        assert_eq!(found("課が"), []);
        assert_eq!(found("市民課　窓口"), [("section".into(), "市民課".into())]);
        assert_eq!(found("所管　市民課"), [("section".into(), "市民課".into())]);
    }
}
