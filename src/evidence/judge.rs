//! From a document to a finding per point.

use std::collections::{BTreeMap, BTreeSet};

use crate::checklist::{Checklist, Proposal};
use crate::document::Document;

use super::automaton::Automaton;
use super::elsewhere;
use super::finding::{Evidence, Finding, Strength, Verdict};
use super::lexicon::{EvidenceRule, Rules};
use super::matching;
use super::statement::{Statement, Walk};

/// A checklist with its rules, ready for any number of documents.
#[derive(Debug)]
pub struct Judge<'a> {
    checklist: &'a Checklist,
    rules: &'a Rules,
    automaton: Automaton,
    /// For each concept the rules that look for it first.
    triggered: Vec<Vec<usize>>,
}

/// How many statements are kept per criterion and strength: a reader looks at the first few.
const KEPT: usize = 12;

impl<'a> Judge<'a> {
    /// A judge; builds the automaton over the lexicon.
    pub fn new(checklist: &'a Checklist, rules: &'a Rules) -> Self {
        let mut triggered = vec![Vec::new(); rules.concepts.len()];
        for (index, rule) in rules.rules.iter().enumerate() {
            for concept in rule.all.first().into_iter().flatten() {
                triggered[*concept].push(index);
            }
        }
        Self { checklist, rules, automaton: Automaton::new(&rules.concepts), triggered }
    }

    /// The findings of several documents taken as one, in the order of the checklist's points; `block` of their
    /// evidence counts through a document, told by the first number of each piece.
    pub fn judge(&self, document: &Document) -> Vec<Finding> {
        let mut evidence = Collected::default();
        let own = elsewhere::own_name(document);
        Walk::new(document, &self.automaton)
            .run(|statement| self.statement(statement, &own, document, &mut evidence));
        self.findings(evidence)
    }

    fn statement(&self, statement: &mut Statement, own: &str, document: &Document, found: &mut Collected) {
        let modality = &self.rules.modality;
        let about_other = |concept: usize| modality.elsewhere.contains(&concept);
        let mut pieces = statement.quote.iter().map(|range| document.slice(range));
        let other = statement.hits.iter().any(|hit| about_other(hit.concept))
            || modality.elsewhere.iter().any(|concept| statement.over.contains(*concept))
            || pieces.clone().any(|text| elsewhere::is_about_another(text, own));
        // What was said of another municipality goes on until this one is named again.
        statement.elsewhere =
            other || (statement.elsewhere && !pieces.any(|text| elsewhere::is_about_own(text, own)));
        if statement.elsewhere {
            return;
        }
        let mut tried = BTreeSet::new();
        for hit in &statement.hits {
            for index in &self.triggered[hit.concept] {
                if tried.insert(*index) {
                    self.try_rule(*index, statement, found);
                }
            }
        }
    }

    fn try_rule(&self, index: usize, statement: &Statement, found: &mut Collected) {
        let rule = &self.rules.rules[index];
        let Some(chosen) = matching::satisfied(rule, statement) else {
            return;
        };
        let Some(strength) = matching::strength(&self.rules.modality, rule, statement, &chosen) else {
            return;
        };
        if strength == Strength::Firm
            && let Some(many) = &rule.many
        {
            let names = found.names.entry(index).or_default();
            for hit in statement.hits.iter().filter(|hit| many.of.contains(&hit.concept)) {
                let name = if many.kinds {
                    hit.concept.to_string()
                } else {
                    statement.normal.text[hit.at.clone()].to_owned()
                };
                names.insert(name);
            }
        }
        let kept = found.kept.entry((index, strength)).or_default();
        *kept += 1;
        if *kept <= KEPT {
            found.evidence.push(Evidence {
                criterion: rule.criterion,
                strength,
                block: statement.block,
                quote: statement.quote.clone(),
                rule: index,
                concepts: chosen.iter().map(|hit| hit.concept).collect(),
            });
        }
    }

    fn findings(&self, found: Collected) -> Vec<Finding> {
        let enough = |rule: usize| {
            let EvidenceRule { many, .. } = &self.rules.rules[rule];
            many.as_ref()
                .is_none_or(|many| found.names.get(&rule).is_some_and(|names| names.len() >= many.at_least))
        };
        let mut by_point: Vec<Vec<Evidence>> = vec![Vec::new(); self.checklist.points.len()];
        for mut evidence in found.evidence {
            if evidence.strength == Strength::Firm && !enough(evidence.rule) {
                evidence.strength = Strength::Tentative;
            }
            by_point[self.rules.rules[evidence.rule].point].push(evidence);
        }
        by_point.into_iter().enumerate().map(|(point, evidence)| self.finding(point, evidence)).collect()
    }

    fn finding(&self, point: usize, mut evidence: Vec<Evidence>) -> Finding {
        let asked = &self.checklist.points[point];
        let strongest =
            |criterion: usize| evidence.iter().filter(|e| e.criterion == criterion).map(|e| e.strength).min();
        let strengths: Vec<Option<Strength>> = (0..asked.criteria.len()).map(strongest).collect();
        let firm: Vec<bool> = strengths.iter().map(|s| *s == Some(Strength::Firm)).collect();
        let denied = strengths.contains(&Some(Strength::Denied));
        let verdict = match asked.proposal(&firm) {
            Proposal::Yes => Verdict::Yes,
            Proposal::Partial => Verdict::Partial,
            // What is denied outright is not shown by what is only touched on.
            Proposal::No if denied => Verdict::No,
            Proposal::No if strengths.contains(&Some(Strength::Tentative)) => Verdict::Partial,
            Proposal::No => Verdict::No,
        };
        let criteria = strengths.iter().map(|strength| match strength {
            Some(Strength::Firm) => Verdict::Yes,
            Some(Strength::Tentative) => Verdict::Partial,
            Some(Strength::Denied) | None => Verdict::No,
        });
        let criteria = criteria.collect();
        // What makes a yes comes before what only touches on the point.
        let makes_yes: BTreeSet<usize> = asked.yes_when.criteria().into_iter().collect();
        evidence.sort_by_key(|e| (e.strength, !makes_yes.contains(&e.criterion), e.block));
        let mut seen = BTreeSet::new();
        evidence.retain(|e| seen.insert((e.criterion, e.strength, e.quote.first().map(|range| range.start))));
        Finding { point, verdict, criteria, evidence }
    }
}

#[derive(Default)]
struct Collected {
    evidence: Vec<Evidence>,
    /// For rules that ask for many: what was named.
    names: BTreeMap<usize, BTreeSet<String>>,
    kept: BTreeMap<(usize, Strength), usize>,
}
