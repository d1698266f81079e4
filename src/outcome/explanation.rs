use crate::evidence::{EvidenceRule, Finding};
use crate::i18n::Lang;

use super::StatementView;
use super::plan::Reader;

/// How a finding came about, besides its evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// Statements that satisfy a rule and do not count all the same.
    pub passed_over: Vec<StatementView>,
    /// What the rules of the missing criteria look for.
    pub looked_for: Vec<RuleView>,
}

/// What a rule looks for.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleView {
    /// The id of its criterion.
    pub criterion: String,
    /// The criterion.
    pub criterion_text: String,
    /// Its name.
    pub rule: String,
    /// What must be in a statement: one of each group.
    pub all: Vec<Vec<ConceptView>>,
    /// What must be in it or around it: one of each group.
    pub with: Vec<Vec<ConceptView>>,
    /// What must not be in it.
    pub none: Vec<ConceptView>,
    /// What must not stand over it.
    pub not_under: Vec<ConceptView>,
    /// How many different ones of something it asks for.
    pub at_least: Option<usize>,
    /// Whether it never shows more than that the point is touched on.
    pub tentative: bool,
}

/// A concept with some of its words.
#[derive(Clone, Debug, PartialEq)]
pub struct ConceptView {
    /// Its id.
    pub id: String,
    /// The first of its words, those in the report's language before others.
    pub words: Vec<String>,
    /// Whether it has more.
    pub more: bool,
}

/// How many words of a concept are shown.
const WORDS: usize = 4;

pub(super) fn explanation(reader: &Reader<'_>, finding: &Finding, missing: &[String]) -> Explanation {
    let point = &reader.context.checklist.points[finding.point];
    let is_missing = |rule: &&EvidenceRule| {
        rule.point == finding.point && missing.contains(&point.criteria[rule.criterion].id)
    };
    let view = |rule: &EvidenceRule| RuleView {
        criterion: point.criteria[rule.criterion].id.clone(),
        criterion_text: point.criteria[rule.criterion].text.get(reader.context.lang).to_owned(),
        rule: rule.name.get(reader.context.lang).to_owned(),
        all: rule.all.iter().map(|group| concepts(reader, group)).collect(),
        with: rule.with.iter().map(|group| concepts(reader, group)).collect(),
        none: concepts(reader, &rule.none),
        not_under: concepts(reader, &rule.not_under),
        at_least: rule.many.as_ref().map(|many| many.at_least),
        tentative: rule.tentative,
    };
    Explanation {
        passed_over: finding.passed_over.iter().map(|said| reader.statement(finding.point, said)).collect(),
        looked_for: reader.rules.rules.iter().filter(is_missing).map(view).collect(),
    }
}

fn concepts(reader: &Reader<'_>, group: &[usize]) -> Vec<ConceptView> {
    let view = |index: &usize| {
        let concept = &reader.rules.concepts[*index];
        // Words carry no language; those of the Latin alphabet serve plans in English.
        let own = |term: &&str| term.is_ascii() == (reader.context.lang == Lang::En);
        let (first, other): (Vec<_>, Vec<_>) = concept.terms.iter().partition(own);
        let words = first.into_iter().chain(other).take(WORDS);
        let shown = |term: &str| if concept.suffix { format!("…{term}") } else { term.to_owned() };
        ConceptView {
            id: concept.id.clone(),
            words: words.map(shown).collect(),
            more: concept.terms.count() > WORDS,
        }
    };
    group.iter().map(view).collect()
}
