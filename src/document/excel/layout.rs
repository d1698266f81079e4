//! The rows of a sheet as headings, tables, labels with their values, and running text.

use std::{
    collections::{BTreeSet, HashMap},
    ops::Range,
};

use super::{
    drawing::TextBox,
    grid::{Row, Text},
    lines::{self, Rank},
    tables::{self, Heads, Usual, own},
    words,
};
use crate::document::{Builder, Cell, Piece, Place};

/// Adds what a sheet says.
pub(super) fn add(builder: &mut Builder, name: &str, rows: &[Row<'_>], boxes: &[TextBox]) {
    if rows.iter().all(|row| row.texts.is_empty()) && boxes.is_empty() {
        return;
    }
    builder.end_sections();
    let sheet = builder.sheet(name);
    builder.heading(1, &[Piece { text: name, place: Place::Cell { sheet, row: 1, column: 1 } }]);
    let usual = Usual::of(rows);
    let ranks: BTreeSet<Rank> = rows.iter().filter_map(|row| standing_out(row, usual)).collect();
    let mut layout = Layout {
        builder,
        sheet,
        usual,
        rows,
        heads: None,
        open: Vec::new(),
        numbered: ranks.first().copied(),
        ranks,
        placed: HashMap::new(),
        begun: false,
    };
    let mut at = 0;
    while at < rows.len() && !layout.builder.is_full() {
        at += layout.rows_from(at).max(1);
    }
    // Where among the cells they belong cannot be told.
    for text_box in boxes {
        let place = Place::Cell { sheet, row: text_box.row, column: text_box.column };
        for text in &text_box.paragraphs {
            running(builder, text, place);
        }
    }
}

/// Adds paragraphs and items.
fn running(builder: &mut Builder, text: &str, place: Place) {
    for statement in lines::statements(text) {
        let pieces: Vec<Piece<'_>> = statement.lines.iter().map(|text| Piece { text, place }).collect();
        if statement.item {
            builder.item(0, &pieces);
        } else {
            builder.paragraph(&pieces);
        }
    }
}

/// The rank of a section line that stands out; `None` when the row is none.
fn standing_out(row: &Row<'_>, usual: Usual) -> Option<Rank> {
    let text = lone(row).filter(|text| usual.is_exceeded_by(text) && words::may_be_heading(text.text))?;
    lines::numbering(text.text)
}

/// The text of a row that holds only one.
fn lone<'r, 't>(row: &'r Row<'t>) -> Option<&'r Text<'t>> {
    match row.texts.as_slice() {
        [text] if !text.above => Some(text),
        _ => None,
    }
}

struct Layout<'b, 'r, 't> {
    builder: &'b mut Builder,
    sheet: u16,
    usual: Usual,
    rows: &'r [Row<'t>],
    /// The heads of the table that we are in.
    heads: Option<Heads>,
    /// The ranks of the sections that are open.
    open: Vec<Rank>,
    /// The rank of the last section line with a number; before the first one, the lowest on the sheet.
    numbered: Option<Rank>,
    /// The ranks of the section lines that stand out.
    ranks: BTreeSet<Rank>,
    /// Where the texts of merged cells are that stand beside several rows.
    placed: HashMap<(u32, u16), Range<usize>>,
    /// Whether there has been a heading.
    begun: bool,
}

impl<'r, 't> Layout<'_, 'r, 't> {
    /// Adds the row at an index and those that belong to it; how many they are.
    fn rows_from(&mut self, at: usize) -> usize {
        let rows = self.rows;
        let row = &rows[at];
        if row.apart {
            self.heads = None;
        }
        if row.texts.is_empty() {
            return 1;
        }
        if let Some(text) = lone(row) {
            return self.line(at, row, text);
        }
        if let [text, note] = row.texts.as_slice()
            && note.text.starts_with(['（', '(', '※'])
            && let Some(rank) = self.rank(at, row, text).filter(|_| lines::numbering(text.text).is_some())
        {
            self.heads = None;
            self.heading(rank, text);
            self.running(note);
            return 1;
        }
        let fits = self.heads.as_ref().is_some_and(|heads| own(row).all(|text| heads.are_over(text)));
        let height = tables::head_rows(&rows[at..], self.usual, fits);
        if height > 0 {
            self.begin_table(&rows[at..at + height]);
            return height;
        }
        if fits {
            self.table_row(row);
        } else {
            self.heads = None;
            self.form_row(row);
        }
        1
    }

    /// A text alone in its row.
    fn line(&mut self, at: usize, row: &Row<'t>, text: &Text<'t>) -> usize {
        let rank = self.rank(at, row, text);
        let next = self.rows.get(at + 1).filter(|next| !next.apart);
        if let Some(heads) = &self.heads {
            let boxed = heads.one_is_over(text) && (row.blank || text.look.boxed);
            if rank.is_none() && (boxed || heads.a_later_one_is_over(text)) {
                self.table_row(row);
                return 1;
            }
            // A line across the table that parts its rows: the heads hold on.
            let parts = text.look.boxed
                && heads.enclose(text)
                && words::may_be_heading(text.text)
                && lines::numbering(text.text).is_none()
                && next
                    .is_some_and(|next| next.texts.len() > 1 && next.texts.iter().all(|t| heads.are_over(t)))
                && tables::head_rows(&self.rows[at + 1..], self.usual, false) == 0;
            if !parts {
                self.heads = None;
            }
        }
        if let Some(rank) = rank {
            self.heading(rank, text);
            return 1;
        }
        let is_label = text.look.boxed && words::may_be_label(text.text);
        if is_label && row.blank {
            let label = self.joined(text);
            self.builder.cells(vec![Cell { head: 0..0, text: label }]);
            return 1;
        }
        let below = next.and_then(lone).filter(|below| {
            is_label && below.look.boxed && below.area.left == text.area.left && words::is_long(below.text)
        });
        if let Some(below) = below {
            let label = self.joined(text);
            let values = self.values(below);
            let cells = values.into_iter().map(|value| Cell { head: label.clone(), text: value }).collect();
            self.builder.cells(cells);
            return 2;
        }
        self.running(text);
        1
    }

    /// The rank of a line that is a heading; `None` when it is none.
    fn rank(&self, at: usize, row: &Row<'t>, text: &Text<'t>) -> Option<Rank> {
        let words = text.text;
        let to_fill_in = row.blank && text.look.boxed;
        if !words::may_be_heading(words) || lines::lines(words).count() > 2 || to_fill_in {
            return None;
        }
        let stands_out = self.usual.is_exceeded_by(text);
        let Some(rank) = lines::numbering(words) else {
            let title = if self.begun {
                self.numbered.map_or(lines::UNNUMBERED, |rank| rank + 5)
            } else {
                lines::TITLE
            };
            let signed = (words.starts_with('【') && words.ends_with('】'))
                || (words.starts_with('■') && !words.contains('□') && words::may_be_label(words));
            return (stands_out || signed).then_some(title);
        };
        if stands_out {
            return Some(rank);
        }
        // Where section lines of this kind stand out, the others are items; so are several in a row, and sentences.
        let is_sibling = |row: Option<&Row<'t>>| {
            row.and_then(lone).is_some_and(|line| lines::numbering(line.text) == Some(rank))
        };
        let siblings = is_sibling(self.rows.get(at + 1))
            || is_sibling(at.checked_sub(1).and_then(|at| self.rows.get(at)));
        let is_item = self.ranks.contains(&rank) || siblings || row.blank || !words::may_be_label(words);
        (!is_item).then_some(rank)
    }

    fn heading(&mut self, rank: Rank, text: &Text<'t>) {
        self.begun = true;
        if lines::numbering(text.text).is_some() {
            self.numbered = Some(rank);
        }
        self.open.retain(|open| *open < rank);
        self.open.push(rank);
        let pieces: Vec<Piece<'_>> = lines::lines(text.text).map(|line| self.piece(text, line)).collect();
        self.builder.heading(self.open.len() + 1, &pieces);
    }

    fn running(&mut self, text: &Text<'t>) {
        running(self.builder, text.text, self.place(text));
    }

    fn begin_table(&mut self, rows: &[Row<'t>]) {
        let mut columns = Vec::new();
        for text in own(&rows[0]) {
            let below: Vec<Text<'t>> =
                rows.get(1).map_or(Vec::new(), |row| tables::parts(text, row).copied().collect());
            for part in &below {
                let pieces: Vec<Piece<'_>> = [text, part]
                    .iter()
                    .flat_map(|text| lines::lines(text.text).map(|line| self.piece(text, line)))
                    .collect();
                columns.push((part.area.left, part.area.right, self.builder.head(&pieces)));
            }
            if below.is_empty() {
                columns.push((text.area.left, text.area.right, self.joined(text)));
            }
        }
        self.heads = Some(Heads::new(columns));
    }

    fn table_row(&mut self, row: &Row<'t>) {
        let mut cells = Vec::new();
        for text in &row.texts {
            let head = self.heads.as_ref().map_or(0..0, |heads| heads.over(text));
            let values = self.values(text);
            cells.extend(values.into_iter().map(|text| Cell { head: head.clone(), text }));
        }
        self.builder.cells(cells);
    }

    fn form_row(&mut self, row: &Row<'t>) {
        let pairs = tables::pairs(row, self.usual);
        // In reading order: a label before what it labels, each once.
        let is_label = |at: usize| pairs.iter().any(|(label, _)| *label == Some(at));
        let texts: Vec<Vec<Range<usize>>> =
            (0..row.texts.len())
                .map(|at| {
                    if is_label(at) { vec![self.joined(&row.texts[at])] } else { self.values(&row.texts[at]) }
                })
                .collect();
        let mut cells = Vec::new();
        for (label, at) in pairs {
            let head = label.and_then(|label| texts[label].first().cloned()).unwrap_or(0..0);
            cells.extend(texts[at].iter().map(|text| Cell { head: head.clone(), text: text.clone() }));
        }
        self.builder.cells(cells);
    }

    /// Adds the statements of a cell; that of a merged cell which began above stands there already.
    fn values(&mut self, text: &Text<'t>) -> Vec<Range<usize>> {
        if text.above {
            return self.placed.get(&anchor(text)).cloned().into_iter().collect();
        }
        let values: Vec<Range<usize>> = lines::statements(text.text)
            .iter()
            .map(|statement| {
                let pieces: Vec<Piece<'_>> =
                    statement.lines.iter().map(|line| self.piece(text, line)).collect();
                self.builder.head(&pieces)
            })
            .collect();
        // Of several statements none is for the rows below.
        if let [value] = values.as_slice() {
            self.note(text, value);
        }
        values
    }

    /// Adds a name, its lines joined.
    fn joined(&mut self, text: &Text<'t>) -> Range<usize> {
        if text.above {
            return self.placed.get(&anchor(text)).cloned().unwrap_or(0..0);
        }
        let pieces: Vec<Piece<'_>> = lines::lines(text.text).map(|line| self.piece(text, line)).collect();
        let range = self.builder.head(&pieces);
        self.note(text, &range);
        range
    }

    fn note(&mut self, text: &Text<'t>, range: &Range<usize>) {
        if text.area.bottom > text.area.top {
            self.placed.insert(anchor(text), range.clone());
        }
    }

    fn piece<'p>(&self, text: &Text<'_>, line: &'p str) -> Piece<'p> {
        Piece { text: line, place: self.place(text) }
    }

    fn place(&self, text: &Text<'_>) -> Place {
        Place::Cell { sheet: self.sheet, row: text.area.top, column: text.area.left }
    }
}

fn anchor(text: &Text<'_>) -> (u32, u16) {
    (text.area.top, text.area.left)
}
