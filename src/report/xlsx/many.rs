//! Many assessments or plans side by side: their scores, and a heat map of their points.

use crate::assessment::Score;
use crate::outcome::{GateView, Row};
use crate::report::layout::{broken_reasons, common_folder};
use crate::report::{Basis, Many};

use super::book::Book;
use super::cell::{Cell, text};
use super::charts::STANDINGS;
use super::looks::Look;
use super::page::{Made, Page, Turn};

const FILE: f64 = 24.0;
const NAME: f64 = 22.0;
const SHARE: f64 = 9.0;
const GATE: f64 = 24.0;
const MARK: f64 = 4.6;
/// The columns of a sheet that Excel has.
const COLUMNS: usize = 16_384;

pub(super) fn title(many: &Many<'_>) -> String {
    let words = many.lang.words();
    match many.basis {
        Basis::Answers => (words.many_heading)(many.rows.len()),
        Basis::Plans => (words.plans_heading)(many.rows.len()),
    }
}

/// The columns that say which assessment a row is, with their widths.
fn subject_columns(many: &Many<'_>) -> Vec<(&'static str, f64)> {
    let words = many.lang.words();
    match many.basis {
        Basis::Answers => vec![(words.file, FILE), (words.organization, NAME), (words.project, NAME)],
        Basis::Plans => vec![(words.file, FILE), (words.plan_title, FILE)],
    }
}

fn subject<'a>(row: &'a Row, folder: &str, basis: Basis) -> Vec<Cell<'a>> {
    let mut cells = vec![text(&row.file[folder.len()..])];
    if basis == Basis::Answers {
        cells.push(text(row.subject.organization.as_str()));
    }
    cells.push(text(row.subject.project.as_str()));
    cells
}

/// A row per assessment with its scores.
pub(super) fn scores(book: &mut Book, many: &Many<'_>) -> Made {
    let words = book.words;
    let own = &words.workbook;
    let answers = many.basis == Basis::Answers;
    let mut columns = subject_columns(many);
    let fixed = columns.len();
    let numbers = [words.total, words.floor, own.answered, own.applicable, words.gaps];
    columns.extend(many.phases.iter().map(|_| ("", SHARE)));
    columns.extend(numbers.map(|name| (name, SHARE)));
    columns.extend([(own.gate, GATE), (own.waived, GATE)]);
    let more = [(words.service, NAME), (words.assessor, NAME), (words.date, 11.0)];
    columns.extend(more.into_iter().filter(|_| answers));
    let mut page =
        book.page(own.scores, columns.iter().map(|(_, width)| *width).collect(), Turn::Landscape)?;
    page.title(own.scores, own.scores_note)?;
    let mut names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    for (name, phase) in names[fixed..].iter_mut().zip(many.phases) {
        *name = phase;
    }
    let head = page.filtered_head(&names)?;
    let folder = common_folder(many.rows);
    for row in many.rows {
        let cells = score_row(row, folder, many);
        page.cells(&cells)?;
    }
    page.fix(head, u16::try_from(fixed).unwrap_or(0))?;
    page.finish()
}

fn score_row<'a>(row: &'a Row, folder: &str, many: &Many<'_>) -> Vec<Cell<'a>> {
    let share = |score: &Score| Cell::Percent(score.value());
    let mut cells = subject(row, folder, many.basis);
    cells.extend(row.phases.iter().map(share));
    cells.extend([share(&row.total), Cell::Percent(row.total.floor())]);
    cells.extend([row.total.answered(), row.total.applicable, row.gaps].map(Cell::Count));
    cells.extend([text(gate(&row.gate, many)), text(waived(&row.gate, many))]);
    if many.basis == Basis::Answers {
        let service = &row.subject.service;
        let service = if service.1.is_empty() { &service.0 } else { &service.1 };
        cells.extend([text(service.as_str()), text(row.subject.assessor.as_str())]);
        cells.push(Cell::Day(row.subject.date));
    }
    cells
}

/// Whether the gate held, and why not.
fn gate(gate: &GateView, many: &Many<'_>) -> String {
    let words = many.lang.words();
    match (gate.active, gate.held) {
        (false, _) => String::new(),
        (true, true) => words.workbook.held.to_owned(),
        (true, false) => {
            let reasons = broken_reasons(gate, words).join(words.reason_comma);
            (words.in_brackets)(words.workbook.broken, &reasons)
        }
    }
}

/// The points that are waived, and those whose waiver is over.
fn waived(gate: &GateView, many: &Many<'_>) -> String {
    let words = many.lang.words();
    let expired = gate.expired.iter().map(|waiver| (words.workbook.expired)(&waiver.point));
    let all: Vec<_> = gate.waived.iter().map(|waiver| waiver.point.clone()).chain(expired).collect();
    all.join(words.list_comma)
}

/// Assessments × points, each cell with a mark and a colour.
pub(super) fn heat_map(book: &mut Book, many: &Many<'_>) -> Made {
    let words = book.words;
    let own = &words.workbook;
    let mut columns = subject_columns(many);
    columns.push((words.total, SHARE));
    let fixed = columns.len();
    let points = &many.totals.points;
    let shown = points.len().min(COLUMNS - fixed);
    columns.extend(points[..shown].iter().map(|_| ("", MARK)));
    let mut page =
        book.page(own.heat_map, columns.iter().map(|(_, width)| *width).collect(), Turn::Landscape)?;
    let marks = STANDINGS.map(|standing| format!("{} {}", (words.mark)(standing), words.standing(standing)));
    page.title(own.heat_map, &(own.legend)(&marks.join(words.list_comma)))?;
    if shown < points.len() {
        page.line(Look::Alert, &(own.points_left_out)(points.len() - shown))?;
    }
    labels(&mut page, fixed, points[..shown].iter().map(|point| point.label.as_str()))?;
    let mut names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    for (name, point) in names[fixed..].iter_mut().zip(points) {
        *name = &point.id;
    }
    let head = page.filtered_head(&names)?;
    let folder = common_folder(many.rows);
    for row in many.rows {
        let mut cells = subject(row, folder, many.basis);
        cells.push(Cell::Percent(row.total.value()));
        cells.extend(row.standings.iter().take(shown).map(|standing| Cell::Mark(*standing)));
        page.cells(&cells)?;
    }
    page.fix(head, u16::try_from(fixed).unwrap_or(0))?;
    page.sheet.set_repeat_rows(head - 1, head)?;
    page.finish()
}

/// What the points are called, from bottom to top over their columns.
fn labels<'a>(page: &mut Page<'_>, fixed: usize, labels: impl Iterator<Item = &'a str>) -> Made {
    let names: Vec<&str> = std::iter::repeat_n("", fixed).chain(labels).collect();
    let longest = names.iter().map(|name| crate::text::width(name)).max().unwrap_or(0);
    let row = page.head_in(&names, Look::Upright, 0.0)?;
    let points = (longest as f64 * 6.0 + 12.0).min(200.0);
    page.sheet.set_row_height(row, points)?;
    Ok(())
}
