//! The first sheet: what somebody who decides reads, on one page.

use crate::assessment::Score;
use crate::outcome::GapReport;
use crate::report::layout::{next_step, score_lines, waived_until};
use crate::report::{Basis, Block, Line};

use super::book::{Book, ROW_PIXELS};
use super::cell::{Cell, label, strong, text};
use super::charts::{Rows, bars, radar};
use super::looks::Look;
use super::page::{Made, Page, Turn, plain};

/// The columns: a name, the score, four counts or shares, three counts, and a remark.
const WIDTHS: [f64; 9] = [24.0, 10.0, 10.0, 10.0, 10.0, 9.0, 9.0, 9.0, 16.0];
const LAST: u16 = 8;
/// The column of scores.
const SCORE: u16 = 1;
/// Where the second chart begins, and the widths of the two and of one alone, in pixels.
const SECOND: u16 = 4;
const CHARTS: [u32; 3] = [430, 445, 870];
/// The height of a chart, and how much a bar adds.
const CHART: u32 = 290;
const BAR: u32 = 28;
/// A radar needs three directions.
const RADAR: usize = 3;

/// What stands on a summary.
pub(super) struct Summary<'a> {
    pub(super) title: &'a str,
    /// What it is about.
    pub(super) fields: Vec<(String, Line)>,
    /// What must not be overlooked.
    pub(super) alerts: Vec<Block>,
    pub(super) report: &'a GapReport,
    pub(super) basis: Basis,
    /// What else is said, behind how the score comes about.
    pub(super) more: Vec<Block>,
}

pub(super) fn sheet(book: &mut Book, summary: &Summary<'_>) -> Made {
    let words = book.words;
    let mut page = book.page(words.workbook.summary, WIDTHS.to_vec(), Turn::Portrait)?;
    page.title(summary.title, "")?;
    for (name, value) in &summary.fields {
        let day = Some(summary.report.date).filter(|_| name == words.date);
        let value = day.map_or_else(|| text(plain(value)), Cell::LongDay);
        page.spread(&[(0, 0, label(name.as_str())), (1, LAST, value)])?;
    }
    if !summary.alerts.is_empty() {
        page.heading(words.workbook.attention)?;
        page.blocks(&summary.alerts)?;
    }
    scores(&mut page, summary)?;
    first(&mut page, summary)?;
    page.heading(words.workbook.how_scored)?;
    for said in score_lines(summary.report, summary.basis) {
        page.line(Look::Plain, &said)?;
    }
    page.line(Look::Plain, &breakdown(&page, summary.report))?;
    page.blocks(&summary.more)?;
    page.finish()
}

/// The scores with their charts.
fn scores(page: &mut Page<'_>, summary: &Summary<'_>) -> Made {
    let (words, report) = (page.words, summary.report);
    let own = &words.workbook;
    page.heading(words.score_heading)?;
    page.head(&[
        words.phase,
        words.score,
        own.answered,
        own.applicable,
        words.floor,
        words.yes_label,
        words.partial_label,
        words.no_label,
        own.remarks,
    ])?;
    let row = |page: &mut Page<'_>, name: Cell<'_>, score: &Score| {
        let remark = match score.value() {
            None if score.applicable == 0 => words.na_label,
            None => words.not_assessed,
            Some(_) => "",
        };
        let [yes, partial, no] = score.counts;
        page.cells(&[
            name,
            Cell::Percent(score.value()),
            Cell::Count(score.answered()),
            Cell::Count(score.applicable),
            Cell::Percent(score.floor()),
            Cell::Count(yes),
            Cell::Count(partial),
            Cell::Count(no),
            text(remark),
        ])
    };
    row(page, strong(words.total), &report.total)?;
    let total = page.row - 1;
    for (_, title, score) in &report.phases {
        row(page, text(title.as_str()), score)?;
    }
    if report.total.value().is_none() {
        return Ok(());
    }
    charts(page, report, total)
}

fn charts(page: &mut Page<'_>, report: &GapReport, total: u32) -> Made {
    let own = &page.words.workbook;
    let rows = Rows { sheet: own.summary, first: total, last: page.row - 1, names: 0 };
    let phases = report.phases.len();
    let assessed = report.phases.iter().all(|(.., score)| score.value().is_some());
    let height = CHART.max(70 + BAR * u32::try_from(phases + 1).unwrap_or(1).min(60));
    let both = phases >= RADAR && assessed;
    if phases >= RADAR && !assessed {
        page.line(Look::Note, own.no_radar)?;
    }
    page.row += 1;
    let at = page.room_for_chart(height, ROW_PIXELS);
    let mut chart = bars(rows, SCORE, own);
    chart.set_height(height).set_width(if both { CHARTS[1] } else { CHARTS[2] });
    page.sheet.insert_chart_with_offset(at, if both { SECOND } else { 0 }, &chart, 4, 2)?;
    if both {
        let mut chart = radar(Rows { first: total + 1, ..rows }, SCORE, own);
        chart.set_height(height).set_width(CHARTS[0]);
        page.sheet.insert_chart_with_offset(at, 0, &chart, 2, 2)?;
    }
    Ok(())
}

/// The gaps to close first, each with the next step, who takes it and by when.
fn first(page: &mut Page<'_>, summary: &Summary<'_>) -> Made {
    let (words, report) = (page.words, summary.report);
    page.heading(words.first_heading)?;
    if report.gaps.is_empty() {
        let open = report.unknown.len() + report.unanswered.len();
        return page.line(Look::Plain, if open > 0 { words.no_gaps_yet } else { words.no_gaps });
    }
    let answers = summary.basis == Basis::Answers;
    // Nobody owns a gap of a plan yet.
    let step = if answers { 5 } else { LAST };
    let mut head = vec![
        (0, 0, label(words.title)),
        (1, step, label(words.workbook.next_step)),
        (6, 7, label(words.owner)),
        (8, LAST, label(words.due)),
    ];
    head.truncate(if answers { 4 } else { 2 });
    page.spread(&head)?;
    for gap in report.gaps.iter().take(report.first) {
        let point = &report.points[gap.point];
        let mut next = next_step(gap, words);
        if let Some(waived) = waived_until(report, &point.id, words) {
            next = format!("{next} [{waived}]");
        }
        let mut row = vec![
            (0, 0, strong(format!("{} {}", point.id, point.label))),
            (1, step, text(next)),
            (6, 7, text(point.noted.owner.as_str())),
            (8, LAST, Cell::Day(point.noted.due)),
        ];
        row.truncate(if answers { 4 } else { 2 });
        page.spread(&row)?;
    }
    Ok(())
}

/// How many points got which answer.
fn breakdown(page: &Page<'_>, report: &GapReport) -> String {
    let words = page.words;
    let counts = super::charts::STANDINGS.map(|standing| {
        let count = report.points.iter().filter(|point| point.standing == standing).count();
        (words.standing(standing), count)
    });
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    let counts: Vec<_> = counts.map(|(name, count)| format!("{name} {count}")).collect();
    format!("{}{}", words.workbook.breakdown, counts.join(words.list_comma))
}
