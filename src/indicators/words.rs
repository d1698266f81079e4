//! The words by which indicators are told, as data, and finding them.

use std::ops::Range;

use serde_spanned::Spanned;

use crate::evidence::{Concept, Hit, Normal, Terms, Words};
use crate::input::{Bundle, Reader, Table, check_format};
use crate::problem::Problem;
use crate::store::{Source, Stored, stored};

use super::calls::Calls;

/// What a word tells; the data file names it by its id and says what each means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sense {
    Indicator,
    Collected,
    Data,
    Judges,
    Gathers,
    Copula,
    Goal,
    Announces,
    Closes,
    Aims,
    Follows,
    Measure,
    Denied,
    Elsewhere,
    Past,
    Forecast,
    Open,
    Instruction,
    From,
    Quantity,
    Per,
    Baseline,
    Date,
    Year,
    DateHead,
    Method,
    MethodHead,
    Rhythm,
    RhythmHead,
    Unit,
    OwnerHead,
    Output,
    Outcome,
    Measured,
    Missed,
}

const SENSES: [(&str, Sense); 35] = [
    ("indicator", Sense::Indicator),
    ("collected", Sense::Collected),
    ("data", Sense::Data),
    ("judges", Sense::Judges),
    ("gathers", Sense::Gathers),
    ("copula", Sense::Copula),
    ("goal", Sense::Goal),
    ("announces", Sense::Announces),
    ("closes", Sense::Closes),
    ("aims", Sense::Aims),
    ("follows", Sense::Follows),
    ("measure", Sense::Measure),
    ("denied", Sense::Denied),
    ("elsewhere", Sense::Elsewhere),
    ("past", Sense::Past),
    ("forecast", Sense::Forecast),
    ("open", Sense::Open),
    ("instruction", Sense::Instruction),
    ("from", Sense::From),
    ("quantity", Sense::Quantity),
    ("per", Sense::Per),
    ("baseline", Sense::Baseline),
    ("date", Sense::Date),
    ("year", Sense::Year),
    ("date-head", Sense::DateHead),
    ("method", Sense::Method),
    ("method-head", Sense::MethodHead),
    ("rhythm", Sense::Rhythm),
    ("rhythm-head", Sense::RhythmHead),
    ("unit", Sense::Unit),
    ("owner-head", Sense::OwnerHead),
    ("output", Sense::Output),
    ("outcome", Sense::Outcome),
    ("measured", Sense::Measured),
    ("missed", Sense::Missed),
];

const CALLING: [Sense; 9] = [
    Sense::Indicator,
    Sense::Collected,
    Sense::Goal,
    Sense::Announces,
    Sense::Closes,
    Sense::Aims,
    Sense::Gathers,
    Sense::Follows,
    Sense::Missed,
];

/// The words by which a checklist tells indicators. A checklist without them has no check of indicators.
#[derive(Debug, PartialEq)]
pub struct IndicatorWords {
    terms: Terms,
    /// The words without which a text that stands under nothing names no indicator.
    calls: Calls,
    /// By concept.
    senses: Vec<Sense>,
}

stored!(IndicatorWords { terms, calls, senses });

/// By its place in the list of all.
impl Stored for Sense {
    fn store(&self, out: &mut Vec<u8>) {
        SENSES.iter().position(|(_, sense)| sense == self).unwrap_or_default().store(out);
    }

    fn take(from: &mut Source) -> Self {
        SENSES.get(usize::take(from)).map_or(Self::Indicator, |(_, sense)| *sense)
    }
}

impl Default for IndicatorWords {
    /// No words.
    fn default() -> Self {
        Self::new(&[], Vec::new())
    }
}

/// A word in a [`Line`], by what it tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) sense: Sense,
    pub(super) at: Range<usize>,
}

/// A piece of a document in normal form, with its words in order; of several of a kind that overlap the longest.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) normal: Normal,
    pub(super) words: Vec<Word>,
    hits: Vec<Hit>,
}

impl IndicatorWords {
    /// The words of all files of a bundle (`[[indicator_words]]`). `None` when there is an error among the problems.
    pub fn parse(bundle: &Bundle) -> (Option<Self>, Vec<Problem>) {
        let (mut concepts, mut senses, mut problems) = (Vec::new(), Vec::new(), Vec::new());
        let mut usable = true;
        for member in &bundle.members {
            let reader = Reader::new(&member.name, &member.text);
            match member.root(&reader) {
                Some(root) => read(&Table::root(&reader, &root), &mut concepts, &mut senses),
                None => usable = false,
            }
            usable &= !reader.has_errors();
            problems.extend(reader.finish());
        }
        (usable.then(|| Self::new(&concepts, senses)), problems)
    }

    fn new(concepts: &[Concept], senses: Vec<Sense>) -> Self {
        let calling = concepts.iter().zip(&senses).filter(|(_, sense)| CALLING.contains(sense));
        let calls = Calls::new(calling.flat_map(|(concept, _)| concept.terms.iter()));
        Self { terms: Terms::new(concepts), calls, senses }
    }

    /// Whether a text may name an indicator though nothing over it says so.
    pub(super) fn calls(&self, text: &str) -> bool {
        self.calls.in_text(text)
    }

    /// Whether there is a word at all.
    pub fn is_empty(&self) -> bool {
        self.senses.is_empty()
    }

    /// Reads a piece of a document's text into a line.
    pub(super) fn read(&self, text: &str, piece: &Range<usize>, line: &mut Line) {
        line.clear();
        line.normal.add(&text[piece.clone()], piece.start);
        self.terms.hits(&line.normal, &mut line.hits);
        if line.hits.is_empty() {
            return;
        }
        let Line { normal, words, hits } = line;
        for hit in hits.drain(..) {
            let (sense, at) = (self.senses[hit.concept], hit.at);
            match sense {
                Sense::Year if !holds_year(&text[normal.source(&at, text)]) => {}
                Sense::Year => words.push(Word { sense: Sense::Date, at }),
                Sense::Unit => words.extend(unit(&normal.text, at).map(|at| Word { sense, at })),
                _ => words.push(Word { sense, at }),
            }
        }
        words.sort_by_key(|word| (word.sense, word.at.start, std::cmp::Reverse(word.at.end)));
        words.dedup_by(|next, kept| next.sense == kept.sense && next.at.start < kept.at.end);
        let timed: Vec<Range<usize>> = words
            .iter()
            .filter(|word| matches!(word.sense, Sense::Date | Sense::Rhythm))
            .map(|word| word.at.clone())
            .collect();
        let per: Vec<usize> =
            words.iter().filter(|word| word.sense == Sense::Per).map(|word| word.at.start).collect();
        // 月２回 is no quantity, and neither is 令和８年, nor the first of １人当たり３回.
        words.retain(|word| {
            word.sense != Sense::Quantity
                || !per.contains(&word.at.end)
                    && !timed.iter().any(|at| at.start < word.at.end && word.at.start < at.end)
        });
        words.sort_by_key(|word| word.at.start);
    }
}

impl Line {
    pub(super) fn clear(&mut self) {
        self.normal.clear();
        self.words.clear();
    }

    /// The words of a sense.
    pub(super) fn all(&self, sense: Sense) -> impl DoubleEndedIterator<Item = &Range<usize>> {
        self.words.iter().filter(move |word| word.sense == sense).map(|word| &word.at)
    }

    /// The words of a sense within a piece of the line.
    pub(super) fn within(
        &self,
        sense: Sense,
        piece: &Range<usize>,
    ) -> impl DoubleEndedIterator<Item = &Range<usize>> {
        let (start, end) = (piece.start, piece.end);
        self.all(sense).filter(move |at| start <= at.start && at.end <= end)
    }

    pub(super) fn has(&self, sense: Sense) -> bool {
        self.all(sense).next().is_some()
    }

    pub(super) fn has_any(&self, senses: &[Sense]) -> bool {
        self.words.iter().any(|word| senses.contains(&word.sense))
    }

    pub(super) fn text(&self) -> &str {
        &self.normal.text
    }
}

fn read(root: &Table<'_>, concepts: &mut Vec<Concept>, senses: &mut Vec<Sense>) {
    let names = SENSES.map(|(name, _)| name);
    for table in root.tables("indicator_words") {
        let id = table.need("id", table.word("id", &names));
        let mut concept = Concept { suffix: table.boolean("suffix").unwrap_or(false), ..Concept::default() };
        for key in ["ja", "en"] {
            concept.terms.extend(table.strings(key).into_iter().map(Spanned::into_inner));
        }
        concept.not = table.strings("not").into_iter().map(Spanned::into_inner).collect::<Words>();
        table.finish();
        let sense = id.and_then(|id| SENSES.iter().find(|(name, _)| name == id.get_ref()));
        if let Some((_, sense)) = sense {
            concepts.push(concept);
            senses.push(*sense);
        }
    }
    let _ = root.value("include");
    check_format(root);
    root.finish();
}

/// Whether the number in a word is a year: four digits, as the document has it.
fn holds_year(word: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let number = word.split(|c| !digit(c)).find(|digits| !digits.is_empty());
    number.is_some_and(|n| n.chars().count() == 4 && n.starts_with(['1', '2', '１', '２']))
}

/// The whole name of a section of the office: `the tax section` for `section`. `None` for numbers of sections (６課).
fn unit(text: &str, at: Range<usize>) -> Option<Range<usize>> {
    let word = &text[at.clone()];
    if !word.is_ascii() {
        let name = word.trim_start_matches('#');
        return (name.chars().count() > 1).then_some(at);
    }
    let before = text[..at.start].trim_end();
    let named = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '\'' | '’' | '-');
    let start =
        before.len() - before.chars().rev().take_while(|c| named(*c)).map(char::len_utf8).sum::<usize>();
    let from = before[start..].rfind("the ").map_or_else(
        || before[start..].trim_end().rfind(' ').map_or(start, |space| start + space + 1),
        |found| start + found + "the ".len(),
    );
    (from < before.len()).then_some(from..at.end)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The words that the program ships.
    pub(in crate::indicators) fn shipped() -> IndicatorWords {
        crate::shipped::indicators()
    }

    fn told(sense: Sense, text: &str) -> Vec<String> {
        let mut line = Line::default();
        shipped().read(text, &(0..text.len()), &mut line);
        line.all(sense).map(|at| line.text()[at.clone()].to_owned()).collect()
    }

    #[test]
    fn words_are_told_by_what_they_stand_in() {
        assert_eq!(told(Sense::Indicator, "成果指標（ＫＰＩ）"), ["成果指標", "kpi"]);
        assert_eq!(told(Sense::Goal, "基本目標３の目標値"), ["目標値"]);
        assert_eq!(told(Sense::Quantity, "令和8年度末に2,000人以上、年2回"), ["#人以上"]);
        assert_eq!(
            told(Sense::Date, "2028年3月末までに、３年、２０２８年、令和８年度"),
            ["#年#月末", "#年", "令和#年度"]
        );
        assert_eq!(
            told(Sense::Unit, "市民課は、課題を一部の係長と見る。DX推進課、6課"),
            ["市民課", "dx推進課"]
        );
        assert_eq!(told(Sense::Unit, "Each month the Tax Section counts them."), ["tax section"]);
    }

    #[test]
    fn an_unknown_id_is_told() {
        let bundle = Bundle::single("own.toml", "[[indicator_words]]\nid = \"indicater\"\nja = [\"指標\"]\n");
        let (words, problems) = IndicatorWords::parse(&bundle);
        assert!(words.is_none());
        assert_eq!(problems.len(), 1);
    }
}
