//! What was found for a point.

use std::ops::Range;

/// What a plan says of a point or a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It shows the practice.
    Yes,
    /// It touches on it.
    Partial,
    /// It does not show it.
    No,
}

/// How firmly a statement shows a criterion; the firmest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Done, under way or decided.
    Firm,
    /// Said not to be done.
    Denied,
    /// Considered, intended, planned without more.
    Tentative,
}

/// A statement that speaks to a criterion.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The index of the criterion.
    pub criterion: usize,
    /// How firm it is.
    pub strength: Strength,
    /// The index of the block that it stands in.
    pub block: usize,
    /// The pieces of the document's text that make up the statement; at least one.
    pub quote: Vec<Range<usize>>,
    /// The index of the rule that it satisfies.
    pub rule: usize,
    /// The indices of the concepts that it holds for the rule.
    pub concepts: Vec<usize>,
}

/// What a plan shows of a point.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The index of the point.
    pub point: usize,
    /// What it shows.
    pub verdict: Verdict,
    /// The same per criterion.
    pub criteria: Vec<Verdict>,
    /// The statements, strongest first, else in the order of the document.
    pub evidence: Vec<Evidence>,
}
