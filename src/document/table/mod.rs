//! Tables of Word and PowerPoint: which cells give others their meaning.
//!
//! A table has a row of heads, or is a form with labels beside what they ask for, or is neither. What the file says of
//! a head row is believed; else what a person sees decides (cells that are shaded or bold), else short words in the
//! first row. A cell merged over rows belongs to each of them; it is written once.

mod layout;

use std::ops::Range;

use super::{Builder, Cell as Written, Piece, Place, numbering};
use layout::{Layout, labels};

/// The longest text, in bytes, that is a head, a label, or carried into the rows below: longer ones explain themselves,
/// and a file could name one a million times.
const MAX_LABEL: usize = 300;

/// A table.
#[derive(Debug, Default)]
pub(super) struct Table<'a> {
    /// From the top.
    pub(super) rows: Vec<Row<'a>>,
}

/// A row of a table.
#[derive(Debug, Default)]
pub(super) struct Row<'a> {
    /// The file calls it a row of heads.
    pub(super) head: bool,
    /// From the left.
    pub(super) cells: Vec<Cell<'a>>,
}

/// A cell of a row.
#[derive(Debug, Default)]
pub(super) struct Cell<'a> {
    /// The first column that it covers, from 0.
    pub(super) column: u32,
    /// How many columns it covers.
    pub(super) span: u32,
    /// It continues the cell above.
    pub(super) continued: bool,
    /// It stands out: shaded or bold.
    pub(super) marked: bool,
    /// Its paragraphs, which may have several lines.
    pub(super) paragraphs: Vec<&'a str>,
}

impl Cell<'_> {
    fn is_blank(&self) -> bool {
        self.paragraphs.iter().all(|p| p.trim().is_empty())
    }

    /// Its text without white space.
    fn squeezed(&self) -> String {
        self.paragraphs.iter().flat_map(|p| p.chars()).filter(|c| !c.is_whitespace()).collect()
    }

    /// Whether it could be a head or a label: some characters and no sentence.
    fn is_short(&self) -> bool {
        let text = self.squeezed();
        !text.is_empty() && text.chars().count() <= 20 && !text.contains(['。', '、', '：'])
    }

    /// Short and without a number: not a date, a sum, a name of a year.
    fn is_label(&self) -> bool {
        self.is_short() && !self.squeezed().chars().any(char::is_numeric)
    }
}

impl Table<'_> {
    /// How many columns it has.
    pub(super) fn columns(&self) -> u32 {
        let ends = self.rows.iter().flat_map(|row| row.cells.iter());
        ends.map(|cell| cell.column.saturating_add(cell.span)).max().unwrap_or(0)
    }
}

/// Writes a table row by row.
pub(super) struct Writing<'t> {
    table: &'t Table<'t>,
    layout: Layout,
    /// The rows of heads.
    heads: Range<usize>,
    /// The heads so far, row by row, each with the columns that it covers.
    columns: Vec<Vec<(Range<u32>, Range<usize>)>>,
    /// The texts of the row above that may go on below, by their first column.
    above: Vec<(u32, Vec<Range<usize>>)>,
}

impl<'t> Writing<'t> {
    /// Begins.
    pub(super) fn new(table: &'t Table<'t>) -> Self {
        let (captions, layout) = table.layout();
        let heads = if let Layout::Heads(heads) = layout { heads } else { 0 };
        Self { table, layout, heads: captions..captions + heads, columns: Vec::new(), above: Vec::new() }
    }

    /// Writes the row with an index; in order.
    pub(super) fn row(&mut self, builder: &mut Builder, index: usize, place: Place) {
        if let Some(row) = self.table.rows.get(index) {
            if self.heads.contains(&index) {
                self.heads(builder, row, place);
            } else {
                self.cells(builder, row, place);
            }
        }
    }

    fn heads(&mut self, builder: &mut Builder, row: &Row<'_>, place: Place) {
        let mut heads = Vec::new();
        for cell in &row.cells {
            let pieces: Vec<_> = cell.paragraphs.iter().flat_map(|p| lines(p, place)).collect();
            let text = builder.head(&pieces);
            if !text.is_empty() {
                heads.push((cell.column..cell.column.saturating_add(cell.span), label(text)));
            }
        }
        self.columns.push(heads);
    }

    /// The head of a column: the lowest that is there.
    fn head(&self, column: u32) -> Range<usize> {
        let over = |heads: &Vec<(Range<u32>, Range<usize>)>| {
            let next = heads.partition_point(|(columns, _)| columns.start <= column);
            let (columns, text) = heads.get(next.checked_sub(1)?)?;
            columns.contains(&column).then(|| text.clone())
        };
        self.columns.iter().rev().find_map(over).unwrap_or(0..0)
    }

    fn cells(&mut self, builder: &mut Builder, row: &Row<'_>, place: Place) {
        let is_form = self.layout == Layout::Form;
        let labels = if is_form { labels(row) } else { Vec::new() };
        let mut cells = Vec::new();
        let mut here = Vec::new();
        let mut named = 0..0;
        for (index, cell) in row.cells.iter().enumerate() {
            let texts: Vec<Range<usize>> = if cell.continued {
                let above = self.above.binary_search_by_key(&cell.column, |(column, _)| *column);
                above.map(|index| self.above[index].1.clone()).unwrap_or_default()
            } else {
                // Each paragraph is one text: nothing is read across its end.
                let parts = cell.paragraphs.iter().flat_map(|p| numbering::parts(p));
                let texts = parts.map(|part| {
                    let pieces: Vec<_> = part.into_iter().map(|text| Piece { text, place }).collect();
                    builder.head(&pieces)
                });
                texts.filter(|text| !text.is_empty()).collect()
            };
            if labels.binary_search(&index).is_ok() {
                named = texts.first().map_or(0..0, |first| label(first.clone()));
            } else {
                let head = if is_form { named.clone() } else { self.head(cell.column) };
                cells.extend(texts.iter().map(|text| Written { head: head.clone(), text: text.clone() }));
            }
            let goes_on = texts.len() == 1 && texts[0].len() <= MAX_LABEL;
            here.push((cell.column, if goes_on { texts } else { Vec::new() }));
        }
        // A row in which nothing but continued cells stand says nothing of its own.
        if row.cells.iter().any(|cell| !cell.continued && !cell.is_blank()) {
            builder.cells(cells);
        }
        self.above = here;
    }
}

/// The text of a head or a label, where it is short enough for one.
fn label(text: Range<usize>) -> Range<usize> {
    if text.len() <= MAX_LABEL { text } else { 0..0 }
}

/// The lines of a paragraph.
pub(super) fn lines(paragraph: &str, place: Place) -> impl Iterator<Item = Piece<'_>> {
    paragraph.split('\n').map(move |text| Piece { text, place })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A table of rows of cells; `*` marks a cell, `^` continues the one above.
    pub(super) fn table<'a>(rows: &[&[&'a str]]) -> Table<'a> {
        let cell = |(column, text): (u32, &&'a str)| Cell {
            column,
            span: 1,
            continued: *text == "^",
            marked: text.starts_with('*'),
            paragraphs: vec![text.trim_start_matches(['*', '^'])],
        };
        let row = |cells: &&[&'a str]| Row { head: false, cells: (0..).zip(*cells).map(cell).collect() };
        Table { rows: rows.iter().map(row).collect() }
    }

    #[test]
    fn merged_cells_belong_to_every_row_and_are_written_once() {
        let table = table(&[&["区分", "内容"], &["周知", "広報紙"], &["^", "チラシ"], &["^", ""]]);
        let mut builder = Builder::new(crate::document::DocumentKind::Word);
        let mut writing = Writing::new(&table);
        for row in 0..table.rows.len() {
            writing.row(&mut builder, row, Place::Paragraph { paragraph: 1, row: 1 });
        }
        let document = builder.finish().expect("some rows");
        let told: Vec<_> = document
            .cells
            .iter()
            .map(|cell| format!("{}={}", document.slice(&cell.head), document.slice(&cell.text)))
            .collect();
        assert_eq!(told, ["区分=周知", "内容=広報紙", "区分=周知", "内容=チラシ"]);
        assert_eq!(document.text.matches("周知").count(), 1);
        assert_eq!(document.blocks.len(), 2);
    }
}
