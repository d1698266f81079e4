//! Finding all concepts of a text in one pass.

use std::borrow::Cow;
use std::ops::Range;

use crate::store::{Numbers, Slice, stored};

use super::lexicon::Concept;
use super::normal::Normal;

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
/// A term is entered under its first characters, as many as it has but no more than `LEVELS`. A text is walked character by
/// character; from each, a filter says for how many characters more a term may begin there. All of it is numbers, so that
/// the lexicon that the program ships is made when it is built, and a run only looks things up.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Terms {
    /// The texts of all terms, one behind the other.
    texts: Cow<'static, [u8]>,
    /// Three numbers for each term, see [`Entry`]; those of a slot stand together.
    entries: Numbers,
    /// For each slot where its entries begin; one more says where the last ones end.
    slots: Numbers,
    /// Two bits for each beginning: whether a term is entered under it, and whether there are longer ones.
    filter: Cow<'static, [u8]>,
    suffix: Vec<bool>,
}

stored!(Terms { texts, entries, slots, filter, suffix });

struct Entry {
    /// Where its text begins.
    start: u32,
    /// The hash of its beginning.
    hash: u32,
    /// The length of its text in bytes.
    length: u32,
    concept: u32,
    /// Whether it hides the concept's own terms instead of naming the concept.
    shields: bool,
}

/// Of how many characters a beginning has at most.
const LEVELS: usize = 5;
/// How many bits of a hash choose the slot, and the cell of the filter.
const SLOT_BITS: u32 = 14;
const FILTER_BITS: u32 = 18;
/// How many bits of an entry's last number hold its length, and its concept.
const LENGTH_BITS: u32 = 11;
const CONCEPT_BITS: u32 = 20;

/// The hash of a beginning, one character further.
fn step(hash: u32, c: char) -> u32 {
    (hash ^ c as u32).wrapping_mul(0x9E37_79B1).rotate_left(13)
}

fn slot(hash: u32) -> usize {
    (hash.wrapping_mul(0x85EB_CA6B) >> (32 - SLOT_BITS)) as usize
}

/// The byte of the filter that holds a hash's cell, and the cell's place in it.
fn cell(hash: u32) -> (usize, u32) {
    let cell = hash.wrapping_mul(0xC2B2_AE35) >> (32 - FILTER_BITS);
    ((cell / 4) as usize, cell % 4 * 2)
}

impl Entry {
    fn numbers(&self) -> [u32; 3] {
        let last = self.length << (CONCEPT_BITS + 1) | self.concept << 1 | u32::from(self.shields);
        [self.start, self.hash, last]
    }

    fn from_numbers([start, hash, last]: [u32; 3]) -> Self {
        let concept = last >> 1 & ((1 << CONCEPT_BITS) - 1);
        Self { start, hash, length: last >> (CONCEPT_BITS + 1), concept, shields: last & 1 == 1 }
    }
}

impl Terms {
    pub(crate) fn new(concepts: &[Concept]) -> Self {
        let mut texts = String::new();
        let mut entries: Vec<Entry> = Vec::new();
        let mut filter = vec![0_u8; (1 << FILTER_BITS) / 4];
        let mut normal = Normal::default();
        for (concept, of) in (0..).zip(concepts) {
            for (words, shields) in [(&of.terms, false), (&of.not, true)] {
                for term in words.iter() {
                    normal.clear();
                    normal.add(term, 0);
                    let text = normal.text.as_str();
                    let (start, length) = (texts.len() as u32, text.len() as u32);
                    if length == 0 || length >> LENGTH_BITS != 0 || concept >> CONCEPT_BITS != 0 {
                        continue;
                    }
                    let mut hash = 0;
                    for (at, c) in text.char_indices().take(LEVELS) {
                        if at > 0 {
                            let (byte, bit) = cell(hash);
                            filter[byte] |= 2 << bit;
                        }
                        hash = step(hash, c);
                    }
                    let (byte, bit) = cell(hash);
                    filter[byte] |= 1 << bit;
                    texts.push_str(text);
                    entries.push(Entry { start, hash, length, concept, shields });
                }
            }
        }
        entries.sort_by_key(|entry| slot(entry.hash));
        let until = |wanted| entries.partition_point(|entry| slot(entry.hash) < wanted) as u32;
        Self {
            slots: (0..=1 << SLOT_BITS).map(until).collect(),
            entries: entries.iter().flat_map(Entry::numbers).collect(),
            filter: filter.into(),
            suffix: concepts.iter().map(|c| c.suffix).collect(),
            texts: texts.into_bytes().into(),
        }
    }

    /// The concepts of a text in normal form, by where they begin.
    pub(crate) fn hits(&self, normal: &Normal, hits: &mut Vec<Hit>) {
        hits.clear();
        let mut search = Search {
            texts: &self.texts,
            entries: self.entries.slice(),
            slots: self.slots.slice(),
            suffix: &self.suffix,
            normal,
            hits,
            shields: Vec::new(),
        };
        let filter: &[u8] = &self.filter;
        let text = normal.text.as_str();
        let mut chars = Vec::with_capacity(text.len());
        chars.extend(text.chars());
        let mut before = ' ';
        let mut start = 0;
        for (at, first) in chars.iter().copied().enumerate() {
            // A Latin word is not looked for within another.
            if !(first.is_ascii_alphabetic() && before.is_ascii_alphabetic()) {
                let mut hash = 0;
                for c in &chars[at..chars.len().min(at + LEVELS)] {
                    hash = step(hash, *c);
                    let (byte, bit) = cell(hash);
                    let may = filter.get(byte).map_or(0, |cells| cells >> bit);
                    if may & 1 != 0 {
                        search.look(start, hash);
                    }
                    if may & 2 == 0 {
                        break;
                    }
                }
            }
            before = first;
            start += first.len_utf8();
        }
        let Search { hits, shields, .. } = search;
        if !shields.is_empty() {
            hits.retain(|hit| {
                !shields.iter().any(|(concept, at)| {
                    *concept == hit.concept && at.start < hit.at.end && hit.at.start < at.end
                })
            });
        }
        hits.dedup();
    }
}

/// A walk through a text.
struct Search<'a> {
    texts: &'a [u8],
    entries: Slice<'a>,
    slots: Slice<'a>,
    suffix: &'a [bool],
    normal: &'a Normal,
    hits: &'a mut Vec<Hit>,
    /// Where something else is meant by a concept's terms.
    shields: Vec<(usize, Range<usize>)>,
}

impl Search<'_> {
    /// Notes the terms that begin at a place with the characters that were hashed.
    fn look(&mut self, start: usize, hash: u32) {
        let text = self.normal.text.as_str();
        let rest = &text.as_bytes()[start..];
        let [from, until] = self.slots.at(slot(hash));
        for index in from..until {
            let entry = Entry::from_numbers(self.entries.at(index as usize * 3));
            if entry.hash != hash {
                continue;
            }
            let term = self.texts.get(entry.start as usize..(entry.start + entry.length) as usize);
            let Some(term) = term.filter(|term| rest.starts_with(term)) else { continue };
            let at = start..start + term.len();
            if !stands_alone(text, &at) {
                continue;
            }
            let concept = entry.concept as usize;
            if entry.shields {
                self.shields.push((concept, at));
            } else if self.suffix.get(concept) != Some(&true) {
                self.note(Hit { concept, at });
            } else if let Some(at) = name_ending(self.normal, &at) {
                self.note(Hit { concept, at });
            }
        }
    }

    /// Adds a hit in its order: nearly always the last.
    fn note(&mut self, hit: Hit) {
        let order = |hit: &Hit| (hit.at.start, hit.at.end, hit.concept);
        let behind = self.hits.iter().rev().take_while(|other| order(other) > order(&hit)).count();
        self.hits.insert(self.hits.len() - behind, hit);
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
