//! Labels: a field of a form, the head of a column, or what stands before a colon.

use std::ops::Range;

use super::Part;
use super::words::{Line, Sense, Word};

/// The longest label, in bytes.
const LABEL: usize = 60;

/// How much else may stand beside a value, in bytes.
const VALUE: usize = 12;

/// What a label may say, the plainest first.
const LABELS: [Sense; 10] = [
    Sense::MethodHead,
    Sense::RhythmHead,
    Sense::OwnerHead,
    Sense::DateHead,
    Sense::Goal,
    Sense::Baseline,
    Sense::Indicator,
    Sense::Collected,
    Sense::Data,
    Sense::Date,
];

impl Part {
    /// The part that stands beside a label of a sense.
    pub(super) fn of(sense: Sense) -> Option<Self> {
        Some(match sense {
            Sense::Baseline => Self::Baseline,
            Sense::Goal => Self::Target,
            Sense::DateHead => Self::Date,
            Sense::MethodHead => Self::Method,
            Sense::RhythmHead => Self::Rhythm,
            Sense::OwnerHead => Self::Owner,
            _ => return None,
        })
    }
}

impl Line {
    /// What the line as a whole says as a label.
    pub(super) fn as_label(&self) -> Option<Sense> {
        self.label_until(self.text().len())
    }

    /// The label that the line begins with, before a colon or a gap, and where its content begins.
    pub(super) fn label(&self) -> Option<(Sense, usize)> {
        let text = self.text();
        let colon = text.find(':').map(|at| (at, at + 1));
        let gap =
            self.words.iter().map(|word| word.at.end).find(|at| self.normal.has_gap(*at)).map(|at| (at, at));
        let (end, from) = colon.or(gap).filter(|(end, _)| *end <= LABEL)?;
        let sense = self.label_until(end).filter(|sense| !matches!(sense, Sense::Date | Sense::Data))?;
        (!text[from..].is_empty()).then_some((sense, from))
    }

    /// Whether the line gives a value, with the day for it at most.
    pub(super) fn is_value(&self) -> bool {
        let valued = |word: &&Word| {
            matches!(word.sense, Sense::Quantity | Sense::Date | Sense::Goal | Sense::Baseline)
        };
        let told: usize = self.words.iter().filter(valued).map(|word| word.at.len()).sum();
        self.has(Sense::Quantity) && told + VALUE >= self.text().len()
    }

    /// A section of the office with those named before it: 料金係と給水課.
    pub(super) fn with_those_before(&self, unit: &Range<usize>) -> Range<usize> {
        let mut at = unit.clone();
        for before in self.all(Sense::Unit).rev().filter(|before| before.end <= unit.start) {
            if !matches!(&self.text()[before.end..at.start], "と" | "及び" | "、" | "・" | " and ") {
                break;
            }
            at.start = before.start;
        }
        at
    }

    fn label_until(&self, end: usize) -> Option<Sense> {
        let region = 0..end;
        if self.within(Sense::Quantity, &region).next().is_some() {
            return None;
        }
        LABELS.into_iter().find(|sense| self.within(*sense, &region).next().is_some())
    }
}
