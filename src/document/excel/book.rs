//! A workbook as its cells have it, for readers that look for values at places: nothing is interpreted, nothing trimmed.

use jiff::civil::Date;

use super::{package, sheet, sheet::Raw, strings, styles, workbook};
use crate::{
    document::{Document, DocumentFault, MAX_TEXT},
    problem::Bound,
};

/// A workbook.
#[derive(Debug, Default)]
pub(crate) struct Book {
    /// Its sheets in the order of their tabs, hidden ones too.
    pub(crate) sheets: Vec<BookSheet>,
}

/// A sheet.
#[derive(Debug, Default)]
pub(crate) struct BookSheet {
    /// Its name on the tab.
    pub(crate) name: String,
    /// The filled cells, by row and column.
    pub(crate) cells: Vec<BookCell>,
}

/// A filled cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct BookCell {
    /// Its row, from 1.
    pub(crate) row: u32,
    /// Its column, from 1.
    pub(crate) column: u16,
    /// What it is.
    pub(crate) value: Value,
    /// What it shows; a text as it is, with its white space.
    pub(crate) text: String,
}

/// What a cell is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Value {
    /// A text.
    Text,
    /// A number that is no day.
    Number(f64),
    /// A number that is shown as a day.
    Day(Date),
    /// True or false.
    Flag(bool),
    /// The sign of a formula that fails.
    Error,
}

impl Book {
    /// Reads a workbook; within the same bounds as a plan, and with no more text.
    pub(in crate::document) fn read(bytes: &[u8]) -> Result<Self, DocumentFault> {
        let mut package = package::Package::open(bytes)?;
        let workbook = workbook::read(&mut package)?;
        let strings = strings::read(&mut package, workbook.strings.as_deref())?;
        let styles = styles::read(&mut package, workbook.styles.as_deref())?;
        let from_1904 = workbook.from_1904;
        let (mut cells, mut text, mut book) = (0, 0, Self::default());
        for entry in workbook.sheets {
            let keep = |_, raw| Some(raw);
            let sheet = sheet::read(&mut package, &entry.part, &styles, strings.len(), &mut cells, keep)?;
            let mut filled = Vec::with_capacity(sheet.cells.len());
            for cell in sheet.cells {
                let (value, shown) = match cell.text {
                    Raw::Shared(index) => {
                        (Value::Text, strings.get(index as usize).map_or_else(String::new, |t| t.to_string()))
                    }
                    Raw::Text(own) => (Value::Text, own.into()),
                    Raw::Flag(flag) => (Value::Flag(flag), if flag { "TRUE" } else { "FALSE" }.to_owned()),
                    Raw::Error(code) => (Value::Error, code.into()),
                    Raw::NoResult => (Value::Error, "=".to_owned()),
                    Raw::Number(number) => {
                        let format = styles.format(cell.style);
                        let value = format.day(number, from_1904).map_or(Value::Number(number), Value::Day);
                        (value, format.show(number, from_1904))
                    }
                };
                // One shared text may stand in every cell.
                text += shown.len();
                if text > MAX_TEXT {
                    return Err(DocumentFault::TooMuch { of: Bound::TextBytes, limit: MAX_TEXT as u64 });
                }
                if !shown.is_empty() {
                    filled.push(BookCell { row: cell.row, column: cell.column, value, text: shown });
                }
            }
            book.sheets.push(BookSheet { name: entry.name, cells: filled });
        }
        Ok(book)
    }
}

impl BookCell {
    /// Its name, `B12`.
    pub(crate) fn name(&self) -> String {
        Document::cell_name(self.row, self.column)
    }
}

impl BookSheet {
    /// The cells of each row that has any, from top to bottom.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &[BookCell]> {
        self.cells.chunk_by(|one, next| one.row == next.row)
    }
}
