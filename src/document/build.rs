//! Putting a document together piece by piece.

use std::ops::Range;

use super::{
    Block, Cell, Content, Document, DocumentFault, DocumentKind, MAX_TEXT, Omission, Place, Section, Spot,
};
use crate::problem::Bound;

/// A piece of text on one line, with its place.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a> {
    /// The text, without line ends.
    pub text: &'a str,
    /// Where it begins.
    pub place: Place,
}

/// A document in the making. Texts come in reading order.
#[derive(Debug)]
pub struct Builder {
    document: Document,
    /// The sections that are open, outermost first, the document itself at the bottom.
    open: Vec<usize>,
    full: bool,
}

impl Builder {
    /// An empty document.
    pub fn new(kind: DocumentKind) -> Self {
        let whole = Section { heading: 0..0, level: 0, parent: 0 };
        Self {
            document: Document {
                kind,
                text: String::new(),
                spots: Vec::new(),
                sections: vec![whole],
                blocks: Vec::new(),
                cells: Vec::new(),
                sheets: Vec::new(),
                omitted: Vec::new(),
            },
            open: vec![0],
            full: false,
        }
    }

    /// Begins a section; `level` counts from 1. Sections of the same or a deeper level end.
    pub fn heading(&mut self, level: usize, pieces: &[Piece<'_>]) {
        let heading = self.text(pieces);
        if heading.is_empty() {
            return;
        }
        let level = level.max(1);
        while self.open.len() > 1 && self.document.sections[self.section()].level >= level {
            self.open.pop();
        }
        let parent = self.section();
        self.open.push(self.document.sections.len());
        self.document.sections.push(Section { heading, level, parent });
    }

    /// Ends all sections: what follows stands under no heading.
    pub fn end_sections(&mut self) {
        self.open.truncate(1);
    }

    /// Adds a paragraph; its lines are joined. Nothing is added when they are blank.
    pub fn paragraph(&mut self, lines: &[Piece<'_>]) {
        let text = self.text(lines);
        if !text.is_empty() {
            self.push(Content::Paragraph(text));
        }
    }

    /// Adds a list item without its mark; 0 is the outermost depth.
    pub fn item(&mut self, depth: usize, lines: &[Piece<'_>]) {
        let text = self.text(lines);
        if !text.is_empty() {
            self.push(Content::Item { depth, text });
        }
    }

    /// Adds a text that belongs to no block: the head of a column, to be named by the cells of [`Builder::row`].
    pub fn head(&mut self, lines: &[Piece<'_>]) -> Range<usize> {
        self.text(lines)
    }

    /// Adds a row: for each cell its head (see [`Builder::head`]; an empty range for none) and its lines.
    /// Nothing is added when all cells are blank.
    pub fn row(&mut self, cells: &[(Range<usize>, Vec<Piece<'_>>)]) {
        let start = self.document.cells.len();
        for (head, lines) in cells {
            let text = self.text(lines);
            if !text.is_empty() {
                self.document.cells.push(Cell { head: head.clone(), text });
            }
        }
        let end = self.document.cells.len();
        if end > start {
            self.push(Content::Row(start..end));
        }
    }

    /// Adds a row of cells whose texts stand in the document already (see [`Builder::head`]), so that a cell merged over
    /// several rows can belong to each. Nothing is added when there are none.
    pub fn cells(&mut self, cells: Vec<Cell>) {
        let start = self.document.cells.len();
        self.document.cells.extend(cells.into_iter().filter(|cell| !cell.text.is_empty()));
        let end = self.document.cells.len();
        if end > start {
            self.push(Content::Row(start..end));
        }
    }

    /// Adds a sheet's name; its index is for places in it.
    pub fn sheet(&mut self, name: &str) -> u16 {
        self.document.sheets.push(name.to_owned());
        u16::try_from(self.document.sheets.len() - 1).unwrap_or(u16::MAX)
    }

    /// Notes what is left out.
    pub fn omit(&mut self, omission: Omission) {
        self.document.omitted.push(omission);
    }

    /// Whether the document holds as much text as is read; readers may stop then.
    pub fn is_full(&self) -> bool {
        self.full
    }

    /// The document. An error when there is no text in it, or more than is read.
    pub fn finish(self) -> Result<Document, DocumentFault> {
        if self.full {
            return Err(DocumentFault::TooMuch { of: Bound::TextBytes, limit: MAX_TEXT as u64 });
        }
        let nothing = self.document.blocks.is_empty() && self.document.sections.len() == 1;
        if nothing { Err(DocumentFault::NoText) } else { Ok(self.document) }
    }

    fn section(&self) -> usize {
        self.open.last().copied().unwrap_or(0)
    }

    fn push(&mut self, content: Content) {
        let section = self.section();
        self.document.blocks.push(Block { section, content });
    }

    /// Adds lines as one text, joined where the writer had no room: without a gap beside Japanese, with a space between words.
    fn text(&mut self, lines: &[Piece<'_>]) -> Range<usize> {
        let start = self.document.text.len();
        let more: usize = lines.iter().map(|line| line.text.len() + 1).sum();
        if start + more > MAX_TEXT {
            self.full = true;
            return start..start;
        }
        for line in lines {
            let trimmed = line.text.trim();
            let Some(first) = trimmed.chars().next() else {
                continue;
            };
            let before = self.document.text[start..].chars().next_back();
            if before.is_some_and(|last| last.is_ascii() && first.is_ascii()) {
                self.document.text.push(' ');
            }
            let indent = line.text.len() - line.text.trim_start().len();
            let at = self.document.text.len();
            self.document.spots.push(Spot { at, place: moved(line.place, &line.text[..indent]) });
            self.document.text.push_str(trimmed);
        }
        let end = self.document.text.len();
        if end > start {
            // No word or number runs from one block into the next.
            self.document.text.push('\n');
        }
        start..end
    }
}

/// A place after some text on the same line.
fn moved(place: Place, passed: &str) -> Place {
    match place {
        Place::Line { line, column } => {
            let passed = u32::try_from(passed.chars().count()).unwrap_or(u32::MAX);
            Place::Line { line, column: column.saturating_add(passed) }
        }
        other => other,
    }
}
