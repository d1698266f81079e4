//! What a Word file holds, before it becomes a document.

use super::super::table;
use super::lists::Mark;

/// A paragraph or a table.
#[derive(Debug)]
pub(super) enum Element {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// A paragraph.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// What is seen of it; its lines are parted by line ends.
    pub(super) text: String,
    /// What it is.
    pub(super) role: Role,
    /// All of its text is bold.
    pub(super) bold: bool,
    /// Its end is deleted: the next paragraph continues it.
    pub(super) joined: bool,
    /// Text boxes that hang on it, and its notes.
    pub(super) after: Vec<Element>,
}

/// What a paragraph is.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing special, by its style.
    #[default]
    Plain,
    /// A heading, and the number that Word puts before it.
    Heading(usize, Option<String>),
    /// An item of a list: its depth and mark.
    Item(usize, Mark),
    /// An entry of a table of contents.
    Contents,
}

/// A table.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// From the top.
    pub(super) rows: Vec<Row>,
}

/// A row.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// Repeated on each page.
    pub(super) head: bool,
    /// From the left.
    pub(super) cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Default)]
pub(super) struct Cell {
    /// Its first column.
    pub(super) column: u32,
    /// How many columns it covers.
    pub(super) span: u32,
    /// It continues the cell above.
    pub(super) continued: bool,
    /// Its ground has a colour.
    pub(super) shaded: bool,
    /// What it holds.
    pub(super) elements: Vec<Element>,
}

impl Element {
    fn paragraph(&self) -> Option<&Paragraph> {
        if let Self::Paragraph(paragraph) = self { Some(paragraph) } else { None }
    }
}

impl Paragraph {
    /// A paragraph of text without a role.
    pub(super) fn plain(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// Whether there is nothing to see.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

impl Cell {
    fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        self.elements.iter().filter_map(Element::paragraph).filter(|p| !p.is_blank())
    }

    fn grid(&self) -> table::Cell<'_> {
        let paragraphs: Vec<_> = self.paragraphs().map(|p| p.text.as_str()).collect();
        let bold = !paragraphs.is_empty() && self.paragraphs().all(|p| p.bold);
        let Self { column, span, continued, shaded, .. } = *self;
        table::Cell { column, span, continued, marked: shaded || bold, paragraphs }
    }
}

impl Table {
    /// What of the table decides its layout, and is written in its rows.
    pub(super) fn grid(&self) -> table::Table<'_> {
        let rows = self
            .rows
            .iter()
            .map(|row| table::Row { head: row.head, cells: row.cells.iter().map(Cell::grid).collect() });
        table::Table { rows: rows.collect() }
    }
}
