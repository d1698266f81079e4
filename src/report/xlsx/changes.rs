//! What changed between assessments, on one sheet.

use crate::outcome::ChangeReport;
use crate::report::layout::blocks_of;
use crate::report::{Block, Shown};

use super::book::Book;
use super::page::{Made, Turn};

/// The width of a column, and how many a page that is higher than wide has room for.
const WIDTH: f64 = 17.0;
const UPRIGHT: usize = 6;

pub(super) fn sheet(book: &mut Book, report: &ChangeReport) -> Made {
    let words = book.words;
    let title = words.changes.title;
    if let Some((_, newest)) = report.ends() {
        book.properties(title, &newest.subject, newest.date);
    }
    let mut blocks = blocks_of(&Shown::Compare(report));
    blocks.retain(|block| !matches!(block, Block::Heading { level: 1, .. }));
    let columns = blocks.iter().map(|block| match block {
        Block::Table(table) => table.head.len(),
        _ => 1,
    });
    let columns = columns.max().unwrap_or(1).max(UPRIGHT);
    let turn = if columns > UPRIGHT { Turn::Landscape } else { Turn::Portrait };
    let mut page = book.page(words.workbook.summary, vec![WIDTH; columns], turn)?;
    page.title(title, "")?;
    page.blocks(&blocks)?;
    page.finish()
}
