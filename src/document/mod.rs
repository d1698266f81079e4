//! Plan documents: bytes in, a document of blocks with their places out; one file per format.
//!
//! A reader knows nothing of points or evidence. It says what the document says: headings, paragraphs, list items
//! and table rows with the heads of their columns, each piece with the place where a person finds it.

mod build;
mod decode;
mod detect;
mod excel;
mod graphic;
mod lines;
mod markdown;
mod numbering;
mod package;
mod pdf;
mod plain;
mod powerpoint;
mod table;
mod word;
mod xml;

use std::ops::Range;

use crate::problem::Bound;
pub use crate::problem::{DocumentFault, DocumentKind};
pub use build::{Builder, Piece};
pub(crate) use excel::{Book, BookCell, BookSheet, Value};

/// A plan document. `ending` is that of its name, without the dot (`None` for standard input, which holds text).
///
/// The content decides what it is; an ending that promises something else is an error that says so.
pub fn read(bytes: &[u8], ending: Option<&str>) -> Result<Document, DocumentFault> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(DocumentFault::TooMuch { of: Bound::Bytes, limit: MAX_BYTES });
    }
    match detect::kind(bytes, ending)? {
        DocumentKind::Markdown => markdown::read(bytes),
        DocumentKind::Text => plain::read(bytes),
        DocumentKind::Word => word::read(bytes),
        DocumentKind::Excel => excel::read(bytes),
        DocumentKind::PowerPoint => powerpoint::read(bytes),
        DocumentKind::Pdf => pdf::read(bytes),
    }
}

/// A workbook for readers that look for values at places: what is in its cells, all sheets, within the same bounds.
pub(crate) fn book(bytes: &[u8]) -> Result<Book, DocumentFault> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(DocumentFault::TooMuch { of: Bound::Bytes, limit: MAX_BYTES });
    }
    match detect::kind(bytes, Some("xlsx"))? {
        DocumentKind::Excel => excel::Book::read(bytes),
        found => Err(DocumentFault::OtherKind { ending: "xlsx".to_owned(), found: Some(found) }),
    }
}

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 128 << 20;

/// The most text that is read, in bytes.
pub const MAX_TEXT: usize = 64 << 20;

/// A document as its readers see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// What it is.
    pub kind: DocumentKind,
    /// All its text, piece after piece; blocks are ranges of it. Soft line ends are joined.
    pub text: String,
    /// Where the pieces of the text stand, by their offset in it, ascending.
    pub spots: Vec<Spot>,
    /// The sections; the first is the document itself, without a heading.
    pub sections: Vec<Section>,
    /// What the document says, in reading order.
    pub blocks: Vec<Block>,
    /// The cells of all rows.
    pub cells: Vec<Cell>,
    /// The names of sheets, for places in them.
    pub sheets: Vec<String>,
    /// What was left out on purpose, to be told to the user.
    pub omitted: Vec<Omission>,
}

/// A heading and what stands under it.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The heading, as a range of the text; empty for the document itself.
    pub heading: Range<usize>,
    /// 1 for the outermost headings; 0 for the document itself.
    pub level: usize,
    /// The index of the section around it; its own for the document itself.
    pub parent: usize,
}

/// A piece of a document that is read as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// The index of its section.
    pub section: usize,
    /// What it is.
    pub content: Content,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A paragraph.
    Paragraph(Range<usize>),
    /// An item of a list; 0 is the outermost depth.
    Item {
        /// How deep it stands in the list.
        depth: usize,
        /// Its text, without the mark.
        text: Range<usize>,
    },
    /// A row of a table, or a label of a form with what stands beside it: indices of [`Document::cells`].
    Row(Range<usize>),
}

/// A cell of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What gives the cell its meaning: the head of its column (in a form its label); a range of the text, empty when there
    /// is none.
    pub head: Range<usize>,
    /// Its text.
    pub text: Range<usize>,
}

/// Where a piece of text begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Its offset in the document's text, in bytes.
    pub at: usize,
    /// Its place.
    pub place: Place,
}

/// A place that a person can find. Everything counts from 1, columns in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A line of a text file.
    Line {
        /// The line.
        line: u32,
        /// The column.
        column: u32,
    },
    /// A line of a page.
    Page {
        /// The page.
        page: u32,
        /// The line on it, from the top.
        line: u32,
    },
    /// A cell of a sheet.
    Cell {
        /// The index of [`Document::sheets`].
        sheet: u16,
        /// The row.
        row: u32,
        /// The column.
        column: u16,
    },
    /// A paragraph of a Word document, counted through the body; in a table the row too.
    Paragraph {
        /// The paragraph; in a table that of the table.
        paragraph: u32,
        /// The row of the table; 0 outside tables.
        row: u32,
    },
    /// A paragraph of a slide.
    Slide {
        /// The slide.
        slide: u32,
        /// The paragraph on it.
        paragraph: u32,
    },
}

/// Something that was left out on purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Omission {
    /// A hidden sheet.
    Sheet(String),
    /// Hidden rows and columns of a sheet.
    Hidden {
        /// The sheet.
        sheet: String,
        /// How many rows.
        rows: usize,
        /// How many columns.
        columns: usize,
    },
    /// A hidden slide, by its number.
    Slide(u32),
}

impl Document {
    /// The index of the section that the document's title heads: the only one of the outermost, with all others in it.
    pub fn title(&self) -> Option<usize> {
        let outermost = self.sections.iter().skip(1).map(|section| section.level).min()?;
        let mut titles = (1..self.sections.len()).filter(|at| self.sections[*at].level == outermost);
        titles.next().filter(|first| *first == 1 && titles.next().is_none() && self.sections.len() > 2)
    }

    /// The text of a range.
    pub fn slice(&self, range: &Range<usize>) -> &str {
        &self.text[range.clone()]
    }

    /// The headings over a section, outermost first; its own is the last.
    pub fn headings(&self, section: usize) -> Vec<&str> {
        let mut path = Vec::new();
        let mut at = section;
        while at != 0 {
            path.push(self.slice(&self.sections[at].heading));
            at = self.sections[at].parent;
        }
        path.reverse();
        path
    }

    /// The place of an offset in the text: that of the piece it stands in, with the column moved on to it.
    /// `None` only where there is no piece at all.
    pub fn place(&self, offset: usize) -> Option<Place> {
        let index = self.spots.partition_point(|spot| spot.at <= offset).checked_sub(1)?;
        let spot = self.spots[index];
        Some(match spot.place {
            Place::Line { line, column } => {
                let passed = self.text[spot.at..offset.max(spot.at)].chars().count();
                Place::Line { line, column: column + u32::try_from(passed).unwrap_or(u32::MAX - column) }
            }
            other => other,
        })
    }

    /// The name of a cell, `B12`.
    pub fn cell_name(row: u32, column: u16) -> String {
        let mut letters = Vec::new();
        let mut rest = u32::from(column);
        while rest > 0 {
            let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
            letters.push(char::from(b'A' + letter));
            rest = (rest - 1) / 26;
        }
        letters.iter().rev().collect::<String>() + &row.to_string()
    }
}
