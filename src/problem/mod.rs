//! What can be wrong with a file: one value per problem, with its place and a quotation. The words are in `i18n`.

mod document;
mod doubt;
mod fault;
mod form;
mod kinds;

use std::ops::Range;

pub use document::{Bound, DocumentFault, DocumentKind, OldFormat};
pub use doubt::Doubt;
pub use fault::Fault;
pub use form::FormFault;
pub use kinds::{Kind, Refusal};

/// How much a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file cannot be used as it is.
    Error,
    /// It can be used, but somebody should know.
    Warning,
    /// Worth a second look; never changes an exit status.
    Hint,
}

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong, with all that a message needs.
    pub fault: Fault,
    /// The file and, where there is one, the place in it.
    pub place: Place,
}

impl Problem {
    /// An error about a file as a whole.
    pub fn in_file(file: &str, fault: Fault) -> Self {
        let place = Place { file: file.to_owned(), at: None, cell: None };
        Self { severity: Severity::Error, fault, place }
    }

    /// A problem of a cell of a workbook; it weighs what its fault does.
    pub fn in_cell(file: &str, cell: CellPlace, fault: impl Into<Fault>) -> Self {
        let fault = fault.into();
        let place = Place { file: file.to_owned(), at: None, cell: Some(cell) };
        Self { severity: fault.severity(), fault, place }
    }
}

/// Where a problem is.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The file's name as the user gave it.
    pub file: String,
    /// The spot in the file; `None` when the file as a whole is meant.
    pub at: Option<Quote>,
    /// The cell, where the file is a workbook.
    pub cell: Option<CellPlace>,
}

/// A cell of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellPlace {
    /// The name of its sheet.
    pub sheet: String,
    /// Its name, `B12`; that of a whole row or column is `12:12` or `B:B`, of a whole sheet it is empty.
    pub name: String,
}

/// A spot in a text: where it is and the line it stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode scalar values, from 1.
    pub column: usize,
    /// The line (of a very long line, the part around the spot).
    pub text: String,
    /// The spot within `text`, in bytes.
    pub span: Range<usize>,
}

/// Lines longer than this many bytes are quoted in part.
const QUOTE_BYTES: usize = 240;

impl Quote {
    /// The spot `span` (bytes) of `source`; a spot over several lines is cut at the end of its first line.
    pub fn new(source: &str, span: Range<usize>) -> Self {
        let start = floor_boundary(source, span.start);
        let line_start = source[..start].rfind('\n').map_or(0, |i| i + 1);
        let rest = &source[line_start..];
        let line = rest.split('\n').next().unwrap_or(rest).trim_end_matches('\r');
        let line_number = source.as_bytes()[..line_start].iter().filter(|b| **b == b'\n').count() + 1;
        let column = source[line_start..start].chars().count() + 1;
        let from = (start - line_start).min(line.len());
        let to =
            floor_boundary(source, span.end.max(start)).saturating_sub(line_start).clamp(from, line.len());
        let (left, right) = if line.len() <= QUOTE_BYTES {
            (0, line.len())
        } else {
            (
                floor_boundary(line, from.saturating_sub(QUOTE_BYTES / 3)),
                floor_boundary(line, to.min(from + QUOTE_BYTES / 3) + QUOTE_BYTES / 3),
            )
        };
        Self {
            line: line_number,
            column,
            text: line[left..right].to_owned(),
            span: from - left..to.min(right) - left,
        }
    }
}

fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::Quote;

    #[test]
    fn columns_count_characters_and_spans_bytes() {
        let source = "a = 1\nキー = \"値\"\n";
        let at = source.find('"').unwrap();
        let quote = Quote::new(source, at..at + 5);
        assert_eq!((quote.line, quote.column), (2, 6));
        assert_eq!(&quote.text[quote.span.clone()], "\"値\"");
    }

    #[test]
    fn a_very_long_line_is_quoted_in_part() {
        let source = format!("x = \"{}\" !", "あ".repeat(10_000));
        let quote = Quote::new(&source, source.len() - 1..source.len());
        assert!(quote.text.len() < 300);
        assert_eq!(&quote.text[quote.span.clone()], "!");
        assert_eq!(quote.column, 10_008);
    }

    #[test]
    fn a_spot_past_the_end_is_the_end() {
        let quote = Quote::new("a =", 3..9);
        assert_eq!((quote.line, quote.column, quote.span), (1, 4, 3..3));
    }
}
