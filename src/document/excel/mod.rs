//! Excel workbooks: sheets that are forms, tables and running text, often all three.
//!
//! A sheet becomes a section. In it, a row with the heads of columns gives its words to the rows below; a label gives
//! its own to the cell beside or below it; a line alone in its row that stands out or has a number is a heading; all
//! other texts are paragraphs and items. A row of one cell without a head is a label with nothing filled in.
//!
//! The workbook is read here and not by `calamine`: that allocates what a file declares (`uniqueCount`) while it opens
//! it, so that a small file ends the process.

mod book;
mod dates;
mod drawing;
mod grid;
mod layout;
mod lines;
mod number;
mod package;
mod sheet;
mod strings;
mod styles;
mod tables;
mod words;
mod workbook;
mod xml;

pub(crate) use book::{Book, BookCell, BookSheet, Value};

use super::{Builder, Document, DocumentFault, DocumentKind, Omission};

/// Reads a workbook.
pub(super) fn read(bytes: &[u8]) -> Result<Document, DocumentFault> {
    let mut package = package::Package::open(bytes)?;
    let workbook = workbook::read(&mut package)?;
    let strings = strings::read(&mut package, workbook.strings.as_deref())?;
    let styles = styles::read(&mut package, workbook.styles.as_deref())?;
    let mut builder = Builder::new(DocumentKind::Excel);
    let mut cells = 0;
    for entry in &workbook.sheets {
        if entry.hidden {
            builder.omit(Omission::Sheet(entry.name.clone()));
            continue;
        }
        let shown = |style, raw| sheet::shown(styles.format(style), raw, workbook.from_1904);
        let sheet = sheet::read(&mut package, &entry.part, &styles, strings.len(), &mut cells, shown)?;
        let grid = grid::see(&sheet, &strings, &styles)?;
        if grid.hidden_rows + grid.hidden_columns > 0 {
            builder.omit(Omission::Hidden {
                sheet: entry.name.clone(),
                rows: grid.hidden_rows,
                columns: grid.hidden_columns,
            });
        }
        let boxes = drawing::read(&mut package, &entry.part)?;
        layout::add(&mut builder, &entry.name, &grid.rows, &boxes);
        if builder.is_full() {
            break;
        }
    }
    builder.finish()
}

fn damaged() -> DocumentFault {
    DocumentFault::Damaged { kind: DocumentKind::Excel }
}
