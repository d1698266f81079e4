//! A report as an Excel workbook: a summary to decide by, and sheets to sort, filter and fill in.
//!
//! Texts are written as texts only: no formula, no link and no markup comes out of what somebody typed. Links lead to
//! places in the workbook and to the addresses of examples. The height of a row is estimated, because wrapped Japanese
//! in rows without a height is cut by some readers.

mod answers;
mod book;
mod cell;
mod changes;
mod charts;
mod crosscheck;
mod distribution;
mod gaps;
mod looks;
mod many;
mod overview;
mod page;
mod plan;
mod summary;
mod texts;

use crate::outcome::{CommonExample, CrossCheck, GapReport, PlanReport, SubjectView};
use crate::report::layout::{
    alerts, case_counts, crosscheck_fields, plan_fields, plan_title, subject, unread,
};
use crate::report::{Basis, Block, Line, Many};

use super::Shown;
use book::Book;
use gaps::Back;
use page::Made;
use summary::Summary;

/// The report as one file. An error would be a mistake of ours: texts are cut and rows counted before Excel's limits.
pub(super) fn workbook(shown: &Shown<'_>) -> Made<Vec<u8>> {
    let mut book = Book::new(shown.lang())?;
    match shown {
        Shown::Assessment(report) => assessment(&mut book, report)?,
        Shown::Plan(plan) => plan_book(&mut book, plan)?,
        Shown::CrossCheck(check, plan) => crosscheck_book(&mut book, check, plan)?,
        Shown::Compare(report) => changes::sheet(&mut book, report)?,
        Shown::Many(many) => many_book(&mut book, many)?,
    }
    book.bytes()
}

fn assessment(book: &mut Book, report: &GapReport) -> Made {
    let words = book.words;
    book.properties(words.gap_report, &report.subject, report.date);
    let mut warned = Vec::new();
    alerts(report, words, &mut warned);
    let summary = Summary {
        title: words.gap_report,
        fields: subject(report, words),
        alerts: warned,
        report,
        basis: Basis::Answers,
        more: Vec::new(),
    };
    summary::sheet(book, &summary)?;
    answers::sheet(book, report)?;
    gaps::actions(book, report, words.answer)?;
    gaps::examples(book, report)?;
    answers::doubts(book, report)
}

fn plan_book(book: &mut Book, plan: &PlanReport) -> Made {
    let words = book.words;
    let title = plan_title(plan);
    plan_summary(book, plan, &title, plan_fields(plan, words), Vec::new(), Vec::new())?;
    plan::findings(book, plan, None)?;
    gaps::actions(book, &plan.gaps, words.verdict)?;
    plan::indicators(book, plan)?;
    gaps::examples(book, &plan.gaps)?;
    plan::explained(book, plan)
}

fn crosscheck_book(book: &mut Book, check: &CrossCheck, plan: &PlanReport) -> Made {
    let words = book.words;
    let paragraph = |text: &str| Block::Paragraph(Line::text(text));
    let mut first = Vec::new();
    if !check.to_confirm.is_empty() {
        let ids = check.to_confirm.join(words.list_comma);
        first.push(Block::Alert(Line::text((words.confirm_again)(&ids))));
    }
    let mut more = vec![paragraph(&case_counts(check, words))];
    if plan.gaps.gate.active {
        more.push(paragraph(words.crosscheck.gate_is_the_plans));
    }
    let fields = crosscheck_fields(check, plan, words);
    plan_summary(book, plan, words.crosscheck.title, fields, first, more)?;
    crosscheck::sheet(book, check, plan)?;
    plan::findings(book, plan, Some(check))?;
    gaps::actions(book, &plan.gaps, words.verdict)?;
    plan::indicators(book, plan)?;
    gaps::examples(book, &plan.gaps)?;
    plan::explained(book, plan)
}

/// The first sheet of a report on a plan; `first` stands above its own alerts, `more` at the end.
fn plan_summary(
    book: &mut Book,
    plan: &PlanReport,
    title: &str,
    fields: Vec<(String, Line)>,
    mut first: Vec<Block>,
    more: Vec<Block>,
) -> Made {
    let words = book.words;
    let project = plan.documents.first().map_or_else(String::new, |document| document.title.clone());
    let about = SubjectView { project, ..plan.gaps.subject.clone() };
    book.properties(title, &about, plan.gaps.date);
    unread(plan, words, &mut first);
    alerts(&plan.gaps, words, &mut first);
    let summary = Summary { title, fields, alerts: first, report: &plan.gaps, basis: Basis::Plans, more };
    summary::sheet(book, &summary)
}

fn many_book(book: &mut Book, many: &Many<'_>) -> Made {
    let title = many::title(many);
    book.properties(&title, &SubjectView::default(), many.date);
    let gaps = overview::sheet(book, many)?;
    many::heat_map(book, many)?;
    many::scores(book, many)?;
    distribution::sheet(book, many)?;
    let back = |named: &CommonExample| -> Vec<Back<'_>> {
        let gap = |gap: &usize| Some((many.common.gaps[*gap].counts.id.as_str(), *gaps.get(*gap)?));
        named.gaps.iter().filter_map(gap).collect()
    };
    let examples: Vec<_> = many.common.examples.iter().map(|named| (&named.example, back(named))).collect();
    gaps::examples_sheet(book, &examples)
}
