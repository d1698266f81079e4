//! The first page: what the head of a department needs to see, on one sheet of paper.

use maud::{Markup, html};

use crate::assessment::Score;
use crate::i18n::Words;
use crate::outcome::{GapReport, GapView};
use crate::report::layout::{coverage, floor, missing_items, next_step, percent, score_lines, waived_until};
use crate::report::{Basis, Block, Line};

use super::blocks::{Blocks, item_anchor};
use super::charts::{Axis, NAMED_AXES, bar, radar};

/// With more lines than these, what is missing stands as one sentence.
const LINES: usize = 6;

/// What must not be overlooked, the score with its charts, and the gaps to close first.
pub(super) fn summary(report: &GapReport, basis: Basis, alerts: &[Block]) -> Markup {
    let words = report.lang.words();
    html! {
        (Blocks::new(report.lang, alerts, [].into()).draw())
        section.part.score {
            h2 { (words.score_heading) }
            div.charts.alone[report.phases.len() < 3] {
                div.numbers {
                    (total(report, basis, words))
                    (phases(report, basis, words))
                }
                @if report.phases.len() >= 3 { figure { (chart(report, words)) } }
            }
            @for line in score_lines(report, basis) { p.note { (line) } }
            @if is_open(report) { p.note { (words.html.bar_key) } }
        }
        (first(report, words))
    }
}

/// Whether the score says more than the floor.
fn is_open(report: &GapReport) -> bool {
    report.total.value().is_some() && report.total.answered() < report.total.applicable
}

/// The total in large figures, and beside it how far it can be relied on.
fn total(report: &GapReport, basis: Basis, words: &Words) -> Markup {
    let score = &report.total;
    let said = percent(score, words);
    let beside = match basis {
        Basis::Answers => vec![(words.coverage, coverage(score)), (words.floor, floor(score))],
        Basis::Plans => counts(score, words),
    };
    html! {
        div.total {
            p.figure.words[score.value().is_none()] {
                span.name { (words.total) } " "
                strong { (said) }
            }
            dl.beside { @for (name, value) in beside { div { dt { (name) } dd { (value) } } } }
        }
    }
}

fn counts(score: &Score, words: &Words) -> Vec<(&'static str, String)> {
    let names = [words.yes_label, words.partial_label, words.no_label];
    names.into_iter().zip(score.counts.map(|n| n.to_string())).collect()
}

/// A row for each phase, with a bar.
fn phases(report: &GapReport, basis: Basis, words: &Words) -> Markup {
    let counted: &[&str] = match basis {
        Basis::Answers => &[words.coverage, words.floor],
        Basis::Plans => &[words.yes_label, words.partial_label, words.no_label],
    };
    let cells = |score: &Score| match basis {
        Basis::Answers => vec![coverage(score), floor(score)],
        Basis::Plans => score.counts.map(|n| n.to_string()).to_vec(),
    };
    let numbered = report.phases.len() > NAMED_AXES;
    html! {
        table.phases {
            caption.unseen { (words.html.by_phase) }
            thead { tr {
                th scope="col" { (words.phase) }
                th.number scope="col" { (words.score) }
                @for name in counted { th.number scope="col" { (name) } }
            } }
            tbody { @for (at, (_, title, score)) in report.phases.iter().enumerate() { tr {
                th scope="row" {
                    @if numbered { (at + 1) ". " }
                    (title)
                    (bar(score))
                }
                td.number.main { (percent(score, words)) }
                @for cell in cells(score) { td.number { (cell) } }
            } } }
        }
    }
}

fn chart(report: &GapReport, words: &Words) -> Markup {
    let axis = |(_, title, score): &'_ (String, String, Score)| -> (String, Score, String) {
        (title.clone(), *score, percent(score, words))
    };
    let phases: Vec<_> = report.phases.iter().map(axis).collect();
    let axes: Vec<Axis<'_>> =
        phases.iter().map(|(name, score, said)| Axis { name, score, said: said.clone() }).collect();
    radar(&axes, words.html.radar, words)
}

/// The gaps to close first, each with its next step and with who does it by when: lines to write on where nobody is
/// named.
fn first(report: &GapReport, words: &Words) -> Markup {
    if report.first == 0 {
        let open = report.unknown.len() + report.unanswered.len();
        return html! {
            section.part.first {
                h2 { (words.first_heading) }
                p { (if open > 0 { words.no_gaps_yet } else { words.no_gaps }) }
            }
        };
    }
    html! {
        section.part.first {
            h2 { (words.first_heading) }
            ol { @for (index, gap) in report.gaps.iter().take(report.first).enumerate() {
                li { (step(report, gap, index + 1, words)) }
            } }
        }
    }
}

fn step(report: &GapReport, gap: &GapView, number: usize, words: &Words) -> Markup {
    let point = &report.points[gap.point];
    let noted = &point.noted;
    let due = noted.due.map(|due| due.to_string()).unwrap_or_default();
    let items = next_steps(gap, words);
    html! {
        div.what {
            h3 { a href={ "#" (item_anchor(number)) } { (point.id) " " (point.label) } }
            @if let Some(waived) = waived_until(report, &point.id, words) { p.waived { (waived) } }
            (Blocks::new(report.lang, &items, [].into()).draw())
        }
        dl.who {
            @for (name, value) in [(words.owner, noted.owner.as_str()), (words.due, &due)] {
                div {
                    dt { (name) }
                    @if value.is_empty() { dd.blank { span.unseen { (words.html.to_fill_in) } } }
                    @else { dd { (crate::text::visible_line(value)) } }
                }
            }
        }
    }
}

/// What would close a gap: the lead as a sentence and below it what there is to choose from; all in one sentence where it
/// would be too long for a first page.
fn next_steps(gap: &GapView, words: &Words) -> Vec<Block> {
    let mut items = missing_items(&gap.missing, words);
    if !(2..=LINES).contains(&items.len()) {
        return vec![Block::Paragraph(Line::text(next_step(gap, words)))];
    }
    let one_lead = gap.missing[0].is_lead && items.iter().skip(1).all(|item| item.depth > 0);
    let lead = one_lead.then(|| Block::Paragraph(items.remove(0).line));
    lead.into_iter().chain([Block::Items(items)]).collect()
}
