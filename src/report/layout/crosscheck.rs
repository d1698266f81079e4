//! What was answered against what a plan shows.

use crate::compare::{Advice, Case};
use crate::evidence::Verdict;
use crate::i18n::{CaseWords, CrossCheckWords, Words};
use crate::outcome::{CrossCheck, CrossCriterion, CrossPoint, FindingView, PlanReport};
use crate::report::{Block, Inline, Item, Line, Sheet};

use super::explanation::explanations;
use super::gaps::{missing_items, noted, noted_items};
use super::plan::{further, head, quoted, strength, unread, verdict, verdict_name};
use super::score::alerts;
use super::{field, heading};

/// How many statements stand under a point.
const STATEMENTS: usize = 5;

/// The cross-check of answers with the plan of a report.
pub fn crosscheck_report(check: &CrossCheck, plan: &PlanReport) -> Vec<Block> {
    let words = plan.gaps.lang.words();
    let own = &words.crosscheck;
    let mut blocks = vec![heading(1, own.title), Block::Fields(fields(check, plan, words))];
    unread(plan, words, &mut blocks);
    if !check.to_confirm.is_empty() {
        let ids = check.to_confirm.join(words.list_comma);
        blocks.push(Block::Alert(Line::text((words.confirm_again)(&ids))));
    }
    alerts(&plan.gaps, words, &mut blocks);
    if plan.gaps.gate.active {
        blocks.push(Block::Paragraph(Line::text(own.gate_is_the_plans)));
    }
    blocks.push(Block::Paragraph(Line::text(own.intro)));
    overview(check, plan, words, &mut blocks);
    explanations(plan, words, &mut blocks);
    for case in Case::ALL {
        let points = check.having(case);
        if points.is_empty() {
            continue;
        }
        blocks.push(heading(2, (case_words(case, own).heading)(points.len())));
        if case == Case::Agreed {
            blocks.push(Block::Items(agreed(&points, plan, words)));
        } else {
            points.iter().for_each(|(index, p)| blocks.extend(point(p, *index, plan, words)));
        }
    }
    blocks
}

/// What a cross-check is about.
pub(in crate::report) fn fields(check: &CrossCheck, plan: &PlanReport, words: &Words) -> Vec<(String, Line)> {
    let subject = &check.subject;
    let about = [&subject.organization, &subject.project].into_iter().filter(|text| !text.is_empty());
    let about = about.map(String::as_str).collect::<Vec<_>>().join(words.list_comma);
    let answers =
        if about.is_empty() { check.answers.clone() } else { (words.in_brackets)(&check.answers, &about) };
    let mut fields = vec![field(words.crosscheck.answers, answers)];
    fields.extend(head(plan, words));
    fields
}

pub(in crate::report) fn case_words(case: Case, words: &CrossCheckWords) -> &CaseWords {
    match case {
        Case::SaidNotShown => &words.said_not_shown,
        Case::ShownNotSaid => &words.shown_not_said,
        Case::Partly => &words.partly,
        Case::Open => &words.open,
        Case::Agreed => &words.agreed,
    }
}

/// What to do, in words.
pub(in crate::report) fn advice_words(advice: Advice, words: &Words) -> String {
    let own = &words.crosscheck;
    match advice {
        Advice::Write => own.write.to_owned(),
        Advice::Settle => own.settle.to_owned(),
        Advice::Resolve => own.resolve.to_owned(),
        Advice::Complete => own.complete.to_owned(),
        Advice::LookAgain(shown) => (own.look_again)(verdict_name(shown, words)),
        Advice::Answer(shown) => (own.answer)(verdict_name(shown, words)),
        Advice::Ask => own.ask.to_owned(),
    }
}

/// How many points there are of each case.
pub(in crate::report) fn case_counts(check: &CrossCheck, words: &Words) -> String {
    let own = &words.crosscheck;
    let counts = Case::ALL.map(|case| (case_words(case, own).short, check.having(case).len()));
    let counts = counts.into_iter().filter(|(_, n)| *n > 0).map(|(short, n)| format!("{short} {n}"));
    format!("{}{}{}", own.comparison, words.colon, counts.collect::<Vec<_>>().join(words.list_comma))
}

/// Every point with its answer and what the plan shows, and how many points there are of each case.
fn overview(check: &CrossCheck, plan: &PlanReport, words: &Words, blocks: &mut Vec<Block>) {
    let own = &words.crosscheck;
    let row = |(point, finding): (&CrossPoint, &FindingView)| {
        vec![
            finding.point.clone(),
            finding.label.clone(),
            words.standing(point.said.standing).to_owned(),
            verdict(finding.verdict, words),
            case_words(point.comparison.case, own).short.to_owned(),
        ]
    };
    let head = [words.point, words.title, words.answer, own.plan, own.comparison];
    let rows = check.points.iter().zip(&plan.findings).map(row).collect();
    blocks.push(heading(2, own.overview));
    blocks.push(Block::Table(Sheet { head: head.map(str::to_owned).to_vec(), numbers: vec![], rows }));
    blocks.push(Block::Paragraph(Line::text(case_counts(check, words))));
    let explained = plan.findings.iter().any(|finding| finding.explanation.is_some());
    let differing = Case::ALL.into_iter().filter(|case| *case != Case::Agreed);
    if let Some((_, point)) = differing.flat_map(|case| check.having(case)).next().filter(|_| !explained) {
        let command = Inline::Command(format!("--explain {}", point.said.id));
        blocks.push(Block::Paragraph(Line::text(words.explain_command).and(command)));
    }
}

/// A point on which something is to be done.
fn point(point: &CrossPoint, index: usize, plan: &PlanReport, words: &Words) -> Vec<Block> {
    let own = &words.crosscheck;
    let finding = &plan.findings[index];
    let mut fields = vec![
        field(words.answer, words.standing(point.said.standing)),
        field(own.plan, verdict(finding.verdict, words)),
    ];
    // The ticks stand beside what the plan shows of each criterion.
    fields.extend(noted(&point.said.noted, words).into_iter().filter(|(name, _)| name != words.already));
    let mut blocks = vec![
        heading(3, format!("{} {}", point.said.id, point.said.title)),
        Block::Fields(fields),
        Block::Paragraph(Line::strong(words.statement)),
        Block::Items(statements(plan, finding, words)),
    ];
    let case = point.comparison.case;
    if case == Case::Partly || point.criteria.iter().any(|criterion| criterion.ticked.is_some()) {
        let items = point.criteria.iter().map(|criterion| criterion_item(criterion, words));
        blocks.push(Block::Paragraph(Line::strong(own.criteria)));
        blocks.push(Block::Items(items.collect()));
    }
    let gap = plan.gaps.gaps.iter().find(|gap| gap.point == index);
    if let Some(gap) = gap.filter(|_| case == Case::SaidNotShown) {
        blocks.push(Block::Paragraph(Line::strong(own.missing)));
        blocks.push(Block::Items(missing_items(&gap.missing, words)));
    }
    if let Some(advice) = point.comparison.advice {
        let advice = format!("{}{}", words.colon, advice_words(advice, words));
        blocks.push(Block::Paragraph(Line::strong(own.to_do).and_text(advice)));
    }
    blocks
}

/// What the plan says of a point, strongest first; a statement that shows several criteria once.
fn statements(plan: &PlanReport, finding: &FindingView, words: &Words) -> Vec<Item> {
    let mut seen: Vec<(&str, String)> = Vec::new();
    for evidence in &finding.evidence {
        let quotation = quoted(plan, &evidence.said, words);
        if !seen.iter().any(|(_, known)| *known == quotation) {
            seen.push((strength(evidence.strength, words), quotation));
        }
    }
    if seen.is_empty() {
        return vec![Item::bullet(0, Line::text(words.plan_says_nothing))];
    }
    let more = further(seen.len().saturating_sub(STATEMENTS), words);
    let item = |(how, quotation): (&str, String)| {
        Item::bullet(0, Line::strong(how).and_text(format!("{}{quotation}", words.colon)))
    };
    seen.into_iter().take(STATEMENTS).map(item).chain(more).collect()
}

fn criterion_item(criterion: &CrossCriterion, words: &Words) -> Item {
    let shown = match criterion.shown {
        Verdict::Yes => words.firm,
        Verdict::Partial => words.tentative,
        Verdict::No => words.crosscheck.not_stated,
    };
    let ticked = criterion
        .ticked
        .map(|ticked| if ticked { words.crosscheck.ticked } else { words.crosscheck.not_ticked });
    let both = ticked.map_or_else(|| shown.to_owned(), |ticked| (words.in_brackets)(shown, ticked));
    Item::bullet(0, Line::text(format!("{}{}", criterion.text, words.colon)).and(Inline::Strong(both)))
}

/// The points on which nothing is to be done, with what was noted and the statement that stands for each.
fn agreed(points: &[(usize, &CrossPoint)], plan: &PlanReport, words: &Words) -> Vec<Item> {
    let mut items = Vec::new();
    for (index, point) in points {
        let name = (words.in_brackets)(&point.said.title, words.standing(point.said.standing));
        items.push(Item::bullet(0, Line::strong(&point.said.id).and_text(format!(" {name}"))));
        items.extend(noted_items(&point.said.noted, &[words.already], words));
        let leading = plan.findings[*index].leading();
        items.extend(leading.map(|e| Item::bullet(1, Line::text(quoted(plan, &e.said, words)))));
    }
    items
}
