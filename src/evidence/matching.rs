//! Whether a statement satisfies a rule, and how firmly it speaks.

use super::finding::Strength;
use super::lexicon::{EvidenceRule, Modality};
use super::set::Set;
use super::statement::Statement;
use super::terms::Hit;

/// What a rule looks for, as sets.
#[derive(Debug)]
pub(super) struct Pattern {
    all: Vec<Set>,
    with: Vec<Set>,
    under: Vec<Set>,
    around: Vec<Set>,
    none: Set,
    not_under: Set,
    within: Option<usize>,
}

impl Pattern {
    pub(super) fn new(rule: &EvidenceRule) -> Self {
        let sets = |groups: &[Vec<usize>]| groups.iter().map(|group| Set::of(group)).collect();
        Self {
            all: sets(&rule.all),
            with: sets(&rule.with),
            under: sets(&rule.under),
            around: sets(&rule.around),
            none: Set::of(&rule.none),
            not_under: Set::of(&rule.not_under),
            within: rule.within,
        }
    }

    /// What of a statement satisfies the rule: the hits that were chosen, one per group of `all`.
    pub(super) fn satisfied<'s>(&self, statement: &'s Statement) -> Option<Vec<&'s Hit>> {
        let Statement { own, over, before, nearby, lead, .. } = statement;
        let around = |group: &Set| own.meets(group) || over.meets(group) || before.meets(group);
        let fits = self.all.iter().all(|group| own.meets(group))
            && !own.meets(&self.none)
            && self.with.iter().all(around)
            && self.under.iter().all(|group| over.meets(group) || lead.meets(group))
            && self.around.iter().all(|group| around(group) || nearby.meets(group))
            && !over.meets(&self.not_under);
        let chosen = fits.then(|| self.tightest(statement))??;
        let (start, end) = span(&chosen);
        let text = &statement.normal.text[start..end];
        self.within.is_none_or(|within| text.chars().count() <= within).then_some(chosen)
    }

    /// Of each group of `all` one hit, as close together as they stand; of equals the first.
    fn tightest<'s>(&self, statement: &'s Statement) -> Option<Vec<&'s Hit>> {
        fn of<'s>(statement: &'s Statement, group: &Set) -> impl Iterator<Item = &'s Hit> {
            statement.hits.iter().filter(move |hit| group.contains(hit.concept))
        }
        if let [only] = self.all.as_slice() {
            return of(statement, only).min_by_key(|hit| hit.at.len()).map(|hit| vec![hit]);
        }
        let choices = of(statement, self.all.first()?).filter_map(|anchor| {
            let nearest = |group| of(statement, group).min_by_key(|hit| gap(&anchor.at, &hit.at));
            self.all.iter().map(nearest).collect::<Option<Vec<&Hit>>>()
        });
        choices.min_by_key(|chosen| {
            let (start, end) = span(chosen);
            end - start
        })
    }
}

fn span(chosen: &[&Hit]) -> (usize, usize) {
    let start = chosen.iter().map(|hit| hit.at.start).min().unwrap_or(0);
    let end = chosen.iter().map(|hit| hit.at.end).max().unwrap_or(0);
    (start, end)
}

fn gap(a: &std::ops::Range<usize>, b: &std::ops::Range<usize>) -> usize {
    if b.start >= a.end { b.start - a.end } else { a.start.saturating_sub(b.end) }
}

/// The concepts that say how firm a statement is, as sets.
#[derive(Debug)]
pub(super) struct Wording {
    denied: Set,
    tentative: Set,
    loosely: Set,
    planned: Set,
    settled_by: Set,
    instruction: Set,
    excluded: Set,
    pub(super) elsewhere: Set,
    /// All that can make a statement less than firm.
    doubts: Set,
}

impl Wording {
    pub(super) fn new(modality: &Modality) -> Self {
        let doubts = [&modality.denied, &modality.tentative, &modality.loosely, &modality.planned];
        Self {
            doubts: Set::of(&doubts.map(Vec::as_slice).concat()),
            denied: Set::of(&modality.denied),
            tentative: Set::of(&modality.tentative),
            loosely: Set::of(&modality.loosely),
            planned: Set::of(&modality.planned),
            settled_by: Set::of(&modality.settled_by),
            instruction: Set::of(&modality.instruction),
            excluded: Set::of(&modality.excluded),
            elsewhere: Set::of(&modality.elsewhere),
        }
    }

    /// Whether a statement holds nothing that could deny what it says or make it no statement.
    pub(super) fn is_plain(&self, statement: &Statement) -> bool {
        !statement.own.meets(&self.denied)
            && !statement.own.meets(&self.instruction)
            && !statement.lead.meets(&self.excluded)
    }

    /// How firmly a statement speaks of what the hits say, and the hit that decided it where one did. `None` when it is
    /// no statement at all. `at_most` is what the rule allows.
    pub(super) fn strength<'s>(
        &self,
        statement: &'s Statement,
        chosen: &[&Hit],
        at_most: Strength,
    ) -> (Option<Strength>, Option<&'s Hit>) {
        let is = |set: &Set, hit: &&Hit| set.contains(hit.concept);
        if statement.own.meets(&self.instruction) {
            return (None, statement.hits.iter().find(|hit| is(&self.instruction, hit)));
        }
        if statement.lead.meets(&self.excluded) {
            return (Some(Strength::Denied), None);
        }
        if !statement.own.meets(&self.doubts) {
            return (Some(at_most), None);
        }
        let (first, last) = span(chosen);
        let text = &statement.normal.text;
        let clause = clause(text, first, last);
        // An aside in brackets speaks for itself.
        let counts = |hit: &&Hit| {
            clause.start <= hit.at.start && hit.at.end <= clause.end && !is_aside(text, last, hit.at.start)
        };
        let in_clause = || statement.hits.iter().filter(counts);
        // In Japanese what is said of a thing comes behind it; in English it may come before.
        let behind = || in_clause().filter(|hit| hit.at.end > first || text[hit.at.clone()].is_ascii());
        if let Some(hit) = behind().find(|hit| is(&self.denied, hit)) {
            return (Some(Strength::Denied), Some(hit));
        }
        let planned = || {
            let settled = in_clause().any(|hit| is(&self.settled_by, &hit));
            behind().find(|hit| is(&self.planned, hit)).filter(|_| !settled)
        };
        let tentative = behind()
            .find(|hit| is(&self.tentative, hit))
            .or_else(|| in_clause().find(|hit| is(&self.loosely, hit)))
            .or_else(planned);
        (Some(if tentative.is_some() { Strength::Tentative } else { at_most }), tentative)
    }
}

/// Whether a place stands in brackets that open behind `last`.
fn is_aside(text: &str, last: usize, at: usize) -> bool {
    let Some(between) = text.get(last..at) else {
        return false;
    };
    let count = |mark: u8| between.bytes().filter(|byte| *byte == mark).count();
    count(b'(') > count(b')')
}

/// The clause around some hits: from the contrast or sentence end before them to that behind them. The cells of a row are
/// one clause, since a label alone says nothing, but a sentence within a cell ends it.
fn clause(text: &str, first: usize, last: usize) -> std::ops::Range<usize> {
    const CONTRASTS: [&str; 13] = [
        "が、",
        "ものの、",
        "けれども、",
        "一方、",
        "ただし",
        "ず、",
        "せず",
        "であるが",
        "; ",
        ", but ",
        ", though ",
        ", however",
        ", while ",
    ];
    let (mut start, mut end) = (0, text.len());
    for mark in CONTRASTS.into_iter().chain(["。"]) {
        if let Some(at) = text[start..first].rfind(mark) {
            start += at + mark.len();
        }
        if let Some(at) = text[last..end].find(mark) {
            end = last + at + mark.len();
        }
    }
    start..end
}
