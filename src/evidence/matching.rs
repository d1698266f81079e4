//! Whether a statement satisfies a rule, and how firmly it speaks.

use super::automaton::Hit;
use super::finding::Strength;
use super::lexicon::{EvidenceRule, Modality};
use super::statement::Statement;

/// What of a statement satisfies a rule: the hits that were chosen, one per group of `all`.
pub(super) fn satisfied<'s>(rule: &EvidenceRule, statement: &'s Statement) -> Option<Vec<&'s Hit>> {
    let has = |concept: usize| statement.hits.iter().any(|hit| hit.concept == concept);
    if rule.none.iter().any(|concept| has(*concept)) {
        return None;
    }
    let around = |concept: usize| statement.over.contains(concept) || statement.before.contains(concept);
    if rule.not_under.iter().any(|concept| statement.over.contains(*concept)) {
        return None;
    }
    if !rule.with.iter().all(|group| group.iter().any(|c| has(*c) || around(*c))) {
        return None;
    }
    let nearby = |concept: usize| has(concept) || around(concept) || statement.nearby.contains(concept);
    if !rule.around.iter().all(|group| group.iter().any(|c| nearby(*c))) {
        return None;
    }
    tightest(rule, statement).filter(|chosen| {
        rule.within.is_none_or(|within| {
            let (start, end) = span(chosen);
            statement.normal.text[start..end].chars().count() <= within
        })
    })
}

/// Of each group of `all` one hit, as close together as they stand; of equals the first.
fn tightest<'s>(rule: &EvidenceRule, statement: &'s Statement) -> Option<Vec<&'s Hit>> {
    let groups: Vec<Vec<&Hit>> = rule
        .all
        .iter()
        .map(|group| statement.hits.iter().filter(|hit| group.contains(&hit.concept)).collect())
        .collect();
    let choices = groups.first()?.iter().filter_map(|anchor| {
        groups
            .iter()
            .map(|hits| hits.iter().min_by_key(|hit| gap(&anchor.at, &hit.at)).copied())
            .collect::<Option<Vec<&Hit>>>()
    });
    choices.min_by_key(|chosen| {
        let (start, end) = span(chosen);
        end - start
    })
}

fn span(chosen: &[&Hit]) -> (usize, usize) {
    let start = chosen.iter().map(|hit| hit.at.start).min().unwrap_or(0);
    let end = chosen.iter().map(|hit| hit.at.end).max().unwrap_or(0);
    (start, end)
}

fn gap(a: &std::ops::Range<usize>, b: &std::ops::Range<usize>) -> usize {
    if b.start >= a.end { b.start - a.end } else { a.start.saturating_sub(b.end) }
}

/// How firmly a statement speaks of what the hits say, and the hit that decided it where one did. `None` when it is no
/// statement at all.
pub(super) fn strength<'s>(
    modality: &Modality,
    rule: &EvidenceRule,
    statement: &'s Statement,
    chosen: &[&Hit],
) -> (Option<Strength>, Option<&'s Hit>) {
    let is = |list: &[usize], hit: &&Hit| list.contains(&hit.concept);
    if let Some(hit) = statement.hits.iter().find(|hit| is(&modality.instruction, hit)) {
        return (None, Some(hit));
    }
    let (first, last) = span(chosen);
    let clause = clause(&statement.normal.text, first, last);
    let text = &statement.normal.text;
    // An aside in brackets speaks for itself.
    let counts = |hit: &&Hit| {
        clause.start <= hit.at.start && hit.at.end <= clause.end && !is_aside(text, last, hit.at.start)
    };
    let in_clause = || statement.hits.iter().filter(counts);
    // In Japanese what is said of a thing comes behind it; in English it may come before.
    let behind = || in_clause().filter(|hit| hit.at.end > first || text[hit.at.clone()].is_ascii());
    let excluded = modality.excluded.iter().any(|concept| statement.lead.contains(*concept));
    if excluded {
        return (Some(Strength::Denied), None);
    }
    if let Some(hit) = behind().find(|hit| is(&modality.denied, hit)) {
        return (Some(Strength::Denied), Some(hit));
    }
    let planned = || {
        let settled = in_clause().any(|hit| is(&modality.settled_by, &hit));
        behind().find(|hit| is(&modality.planned, hit)).filter(|_| !settled)
    };
    let tentative = behind()
        .find(|hit| is(&modality.tentative, hit))
        .or_else(|| in_clause().find(|hit| is(&modality.loosely, hit)))
        .or_else(planned);
    let firm = tentative.is_none() && !rule.tentative;
    (Some(if firm { Strength::Firm } else { Strength::Tentative }), tentative)
}

/// Whether a place stands in brackets that open behind `last`.
fn is_aside(text: &str, last: usize, at: usize) -> bool {
    let Some(between) = text.get(last..at) else {
        return false;
    };
    between.matches('(').count() > between.matches(')').count()
}

/// The clause around some hits: from the contrast or sentence end before them to that behind them. The cells of a row are
/// one clause, since a label alone says nothing, but a sentence within a cell ends it.
fn clause(text: &str, first: usize, last: usize) -> std::ops::Range<usize> {
    const CONTRASTS: [&str; 9] =
        ["が、", "ものの、", "けれども、", "一方、", "ただし", "ず、", "せず", "であるが", "; "];
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
