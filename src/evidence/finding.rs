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

/// A concept in a document, with the words for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// The index of the concept.
    pub concept: usize,
    /// Where its words stand in the document's text.
    pub at: Range<usize>,
}

/// Why a statement counts as it does.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// It satisfies the rule, and nothing in it takes that back.
    Plain,
    /// A word in it takes it back, wholly or in part.
    Word(Named),
    /// The rule never shows more than that a point is touched on.
    Rule,
    /// The rule asks for several different ones.
    TooFew {
        /// How many were named.
        named: usize,
        /// How many it asks for.
        wanted: usize,
    },
    /// It is about somebody else.
    Elsewhere,
}

/// A statement that satisfies a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Considered {
    /// The index of its document among those that were judged together; 0 for one alone.
    pub document: usize,
    /// The index of the block that it stands in.
    pub block: usize,
    /// The pieces of the document's text that make up the statement; at least one.
    pub quote: Vec<Range<usize>>,
    /// The index of the rule.
    pub rule: usize,
    /// The index of the criterion that the rule speaks of.
    pub criterion: usize,
    /// The concepts that it holds for the rule.
    pub concepts: Vec<Named>,
    /// Why it counts as it does.
    pub why: Why,
}

/// A statement that speaks to a criterion.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// How firm it is.
    pub strength: Strength,
    /// The statement.
    pub said: Considered,
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
    /// The statements, strongest first, else in the order of the documents.
    pub evidence: Vec<Evidence>,
    /// Statements that were considered and do not count, in the order of the documents.
    pub passed_over: Vec<Considered>,
}
