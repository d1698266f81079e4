//! Every point with its answer and all that was noted, and what is worth a second look.

use crate::outcome::{GapReport, Noted};

use super::book::Book;
use super::cell::{Cell, strong, text};
use super::page::{Made, Turn};
use super::texts::lines;

const WIDTHS: [f64; 12] = [6.0, 13.0, 20.0, 30.0, 9.0, 28.0, 28.0, 24.0, 12.0, 11.0, 11.0, 8.0];
const DOUBTS: [f64; 3] = [40.0, 16.0, 50.0];
/// The column of notes, and how wide it is where one of them would take many lines.
const NOTE: usize = 6;
const WIDE: f64 = 60.0;
const MANY: usize = 20;
/// The columns that stay in view.
const FIXED: u16 = 3;

pub(super) fn sheet(book: &mut Book, report: &GapReport) -> Made {
    let words = book.words;
    let own = &words.workbook;
    let confirms = !report.to_confirm.is_empty();
    let mut widths = WIDTHS.to_vec();
    widths.truncate(if confirms { 12 } else { 11 });
    let longest = report.points.iter().map(|point| lines(&point.noted.note, widths[NOTE])).max();
    if longest.is_some_and(|lines| lines > MANY) {
        widths[NOTE] = WIDE;
    }
    let mut page = book.page(own.answers, widths, Turn::Landscape)?;
    page.title(own.answers, own.answers_note)?;
    let mut names = vec![
        words.point,
        words.phase,
        words.title,
        words.question,
        words.answer,
        words.criteria,
        words.note,
        words.evidence,
        words.owner,
        words.due,
        words.checked,
        own.confirm_again,
    ];
    names.truncate(usize::from(page.columns()));
    let head = page.filtered_head(&names)?;
    for (index, point) in report.points.iter().enumerate() {
        let noted = &point.noted;
        let mut row = vec![
            strong(point.id.as_str()),
            text(point.phase.as_str()),
            strong(point.title.as_str()),
            text(point.question.as_str()),
            Cell::Standing(point.standing),
            text(ticks(noted)),
            text(noted.note.as_str()),
            text(noted.evidence.join("\n")),
            text(noted.owner.as_str()),
            Cell::Day(noted.due),
            Cell::Day(noted.checked),
            text(if report.to_confirm.contains(&index) { own.confirm_again } else { "" }),
        ];
        row.truncate(names.len());
        page.cells(&row)?;
    }
    page.fix(head, FIXED)?;
    page.finish()
}

/// The criteria of which something was said, each with its tick.
fn ticks(noted: &Noted) -> String {
    let line = |(_, text, ticked): &(String, String, bool)| format!("{} {text}", tick(*ticked));
    noted.criteria.iter().map(line).collect::<Vec<_>>().join("\n")
}

pub(super) fn tick(ticked: bool) -> &'static str {
    if ticked { "■" } else { "□" }
}

/// What is worth a second look in the answers; no sheet where there is nothing.
pub(super) fn doubts(book: &mut Book, report: &GapReport) -> Made {
    if report.doubts.is_empty() {
        return Ok(());
    }
    let words = book.words;
    let own = &words.workbook;
    let mut page = book.page(own.second_look, DOUBTS.to_vec(), Turn::Portrait)?;
    let note = format!("{}dx-check lint", words.doubts_intro);
    page.title(&(words.doubts_heading)(report.doubts.len()), &note)?;
    let head = page.filtered_head(&[own.kind_of_doubt, words.point, own.about])?;
    for doubt in &report.doubts {
        page.cells(&[
            text((words.doubt_kind)(doubt)),
            text(doubt.points().join(words.list_comma)),
            text(doubt.about().unwrap_or_default()),
        ])?;
    }
    page.fix(head, 0)?;
    page.finish()
}
