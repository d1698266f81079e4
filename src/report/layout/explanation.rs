//! Why a plan was judged as it was.

use crate::evidence::Strength;
use crate::i18n::Words;
use crate::outcome::{ConceptView, Explanation, FindingView, PlanReport, RuleView, StatementView, WhyView};
use crate::report::{Block, Inline, Item, Line};

use super::heading;
use super::plan::{further, quoted, strength, verdict_name};

/// What a statement counts as for a rule; `None` when it does not count.
type Judged<'a> = (Option<Strength>, &'a StatementView);

/// How many statements an explanation shows.
const SHOWN: usize = 40;

/// The points that were asked for, each with what was considered and what was looked for.
pub(in crate::report) fn explanations(report: &PlanReport, words: &Words, blocks: &mut Vec<Block>) {
    for finding in &report.findings {
        if let Some(explanation) = &finding.explanation {
            let verdict = verdict_name(finding.verdict, words);
            blocks.push(heading(2, (words.explained_heading)(&finding.point, verdict)));
            considered(report, finding, explanation, words, blocks);
            looked_for(&explanation.looked_for, words, blocks);
        }
    }
}

fn considered(
    report: &PlanReport,
    finding: &FindingView,
    explanation: &Explanation,
    words: &Words,
    blocks: &mut Vec<Block>,
) {
    let counted = finding.evidence.iter().map(|e| (Some(e.strength), &e.said));
    let passed_over = explanation.passed_over.iter().map(|said| (None, said));
    // A statement may satisfy several rules; it stands where the strongest puts it.
    let mut statements: Vec<Vec<Judged<'_>>> = Vec::new();
    for (counts, said) in counted.chain(passed_over) {
        let same = |judged: &&mut Vec<Judged<'_>>| {
            let first = judged[0].1;
            (first.document, first.place.place, &first.quote)
                == (said.document, said.place.place, &said.quote)
        };
        match statements.iter_mut().find(same) {
            Some(judged) => judged.push((counts, said)),
            None => statements.push(vec![(counts, said)]),
        }
    }
    if statements.is_empty() {
        blocks.push(Block::Paragraph(Line::text(words.none_considered)));
        return;
    }
    let mut items = Vec::new();
    for (number, judged) in statements.iter().take(SHOWN).enumerate() {
        let line = Line::text(quoted(report, judged[0].1, words));
        items.push(Item { depth: 0, number: Some(number + 1), line });
        for (counts, said) in judged {
            let found = said.concepts.iter().map(|(id, word)| format!("{id} {}", (words.quoted)(word)));
            let found = found.collect::<Vec<_>>().join(words.list_comma);
            let verdict = Line::text(format!("{}{}", said.criterion_text, words.colon));
            items.push(Item::bullet(1, verdict.and(Inline::Strong(judgement(*counts, said, words)))));
            for (name, value) in [(words.rule, &said.rule), (words.words_found, &found)] {
                items.push(Item::bullet(2, Line::text(format!("{name}{}{value}", words.colon))));
            }
        }
    }
    items.extend(further(statements.len().saturating_sub(SHOWN), words));
    blocks.push(Block::Paragraph(Line::strong((words.considered)(statements.len()))));
    blocks.push(Block::Items(items));
}

/// What a statement counts as, and why.
fn judgement(counts: Option<Strength>, said: &StatementView, words: &Words) -> String {
    let why = match (&said.why, counts) {
        (WhyView::Plain, _) => words.why_firm.to_owned(),
        (WhyView::Word { word, .. }, Some(_)) => (words.why_word)(word),
        (WhyView::Word { word, .. }, None) => (words.why_instruction)(word),
        (WhyView::Rule, _) => words.why_rule.to_owned(),
        (WhyView::TooFew { named, wanted }, _) => (words.why_few)(*named, *wanted),
        (WhyView::Elsewhere, _) => words.why_elsewhere.to_owned(),
    };
    match counts {
        Some(counts) => (words.in_brackets)(strength(counts, words), &why),
        None => why,
    }
}

fn looked_for(rules: &[RuleView], words: &Words, blocks: &mut Vec<Block>) {
    if rules.is_empty() {
        return;
    }
    let mut items = Vec::new();
    let mut criterion = "";
    for rule in rules {
        if rule.criterion != criterion {
            items.push(Item::bullet(0, Line::strong(&rule.criterion_text)));
            criterion = &rule.criterion;
        }
        items.push(Item::bullet(1, Line::text(format!("{}{}{}", words.rule, words.colon, rule.rule))));
        let groups = |groups: &[Vec<ConceptView>]| {
            groups.iter().map(|group| one_of(group, words)).collect::<Vec<_>>().join(words.and)
        };
        for (name, value) in [
            (words.looks_for_all, groups(&rule.all)),
            (words.looks_for_around, groups(&rule.with)),
            (words.looks_for_none, one_of(&rule.none, words)),
            (words.looks_for_not_under, one_of(&rule.not_under, words)),
        ] {
            if !value.is_empty() {
                items.push(Item::bullet(2, Line::text(format!("{name}{}{value}", words.colon))));
            }
        }
        if let Some(n) = rule.at_least {
            items.push(Item::bullet(2, Line::text((words.looks_for_many)(n))));
        }
        if rule.tentative {
            items.push(Item::bullet(2, Line::text(words.why_rule)));
        }
    }
    blocks.push(Block::Paragraph(Line::strong(words.looked_for)));
    blocks.push(Block::Items(items));
}

/// Concepts of which one is enough, each with some of its words.
fn one_of(group: &[ConceptView], words: &Words) -> String {
    let concept = |concept: &ConceptView| {
        let more = concept.more.then(|| "…".to_owned());
        let samples: Vec<_> = concept.words.iter().cloned().chain(more).collect();
        (words.in_brackets)(&concept.id, &samples.join(words.list_comma))
    };
    group.iter().map(concept).collect::<Vec<_>>().join(words.or)
}
