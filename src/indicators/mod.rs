//! The indicators (KPIs) that a plan names, and what it says of each: where things stand, what is to be reached by when,
//! how, how often and by whom it is measured.
//!
//! The words are data (`checklists/dx15/indicators.toml`); they are found as the judge finds its own. Nothing here changes
//! a verdict.

mod calls;
mod check;
mod clause;
mod line;
mod read;
mod rows;
mod words;

use std::ops::Range;

pub use check::{Check, Indicator};
pub use read::Notes;
pub use words::IndicatorWords;

/// What there should be of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Where things stand now.
    Baseline,
    /// What is to be reached.
    Target,
    /// By when.
    Date,
    /// How it is measured.
    Method,
    /// How often.
    Rhythm,
    /// By whom.
    Owner,
}

impl Part {
    /// Every part, in the order in which they are shown.
    pub const ALL: [Self; 6] =
        [Self::Baseline, Self::Target, Self::Date, Self::Method, Self::Rhythm, Self::Owner];

    /// Its name in machine formats.
    pub fn code(self) -> &'static str {
        match self {
            Self::Baseline => "baseline",
            Self::Target => "target",
            Self::Date => "date",
            Self::Method => "method",
            Self::Rhythm => "rhythm",
            Self::Owner => "owner",
        }
    }
}

/// Something to be said of all indicators of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// Only what the office makes or does is counted.
    OnlyOutput,
    /// Nothing is said on what happens when a target is missed.
    NoConsequence,
}

impl Warning {
    /// Its name in machine formats.
    pub fn code(self) -> &'static str {
        match self {
            Self::OnlyOutput => "only-output",
            Self::NoConsequence => "no-consequence",
        }
    }
}

/// A piece of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The index of its document among those that are looked at together; 0 for one alone.
    pub document: usize,
    /// The index of its block.
    pub block: usize,
    /// Where it stands in the document's text.
    pub at: Range<usize>,
}

#[cfg(test)]
mod tests;
