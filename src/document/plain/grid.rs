//! Tables in plain text: drawn with lines, or set in columns with wide gaps.

use std::ops::Range;

use super::super::lines::Line;
use super::super::{Builder, Piece};
use super::layout::{self, Placed, columns_of};
use super::marker::Marker;

/// The widest head of a column, in columns of the page.
const WIDEST_HEAD: usize = 24;

/// The widest label.
const WIDEST_LABEL: usize = 32;

/// The most rows of a table and cells of a row: each takes many times the room of its letters.
const MOST_ROWS: usize = 1 << 14;
const MOST_CELLS: usize = 1 << 10;

/// Words over the left column of a table of two.
const HEADS: [&str; 14] = [
    "項目",
    "区分",
    "事項",
    "欄",
    "時期",
    "年度",
    "部署",
    "担当",
    "団体",
    "費目",
    "指標",
    "名称",
    "相手方",
    "期間",
];

/// A cell: its lines.
type Cell<'a> = Vec<Line<'a>>;

/// A table in the making.
#[derive(Debug, Default)]
pub(super) struct Grid<'a> {
    rows: Vec<Vec<Cell<'a>>>,
    /// Indices of rows before which a line is drawn.
    rules: Vec<usize>,
    /// The column of the page at which the last cell of the last row begins.
    value: usize,
}

/// Whether a line is a row of a drawn table.
pub(super) fn is_drawn(text: &str) -> bool {
    text.starts_with(is_bar) && text.chars().filter(|c| is_bar(*c)).nth(1).is_some()
}

fn is_bar(c: char) -> bool {
    matches!(c, '│' | '┃' | '║' | '|' | '｜' | '┆' | '┊')
}

impl<'a> Grid<'a> {
    /// Adds a row of a drawn table.
    pub(super) fn push_drawn(&mut self, line: Line<'a>) {
        let text = line.text.trim_end_matches(is_bar);
        let mut cells = Vec::new();
        let mut from = text.chars().next().map_or(0, char::len_utf8);
        let mut rest = line;
        let mut passed = 0;
        for (at, c) in text.char_indices().chain([(text.len(), '|')]).filter(|(at, c)| *at > 0 && is_bar(*c))
        {
            // From one cell to the next, so that columns are counted only once.
            rest = rest.after(from - passed);
            passed = from;
            if cells.len() == MOST_CELLS {
                cells.push(vec![rest]);
                break;
            }
            cells.push(vec![rest.part(0, at - from).trimmed()]);
            from = (at + c.len_utf8()).min(text.len());
        }
        self.rows.push(cells);
    }

    /// Whether it holds as many rows as one table may; what follows is another.
    pub(super) fn is_full(&self) -> bool {
        self.rows.len() >= MOST_ROWS
    }

    /// A line is drawn below the last row.
    pub(super) fn push_rule(&mut self) {
        if !self.rows.is_empty() && self.rules.last() != Some(&self.rows.len()) {
            self.rules.push(self.rows.len());
        }
    }

    /// Adds a line that has columns, stands in those of the row before, or goes on with its last cell.
    /// Whether it is any of these.
    pub(super) fn push_set(&mut self, placed: &Placed<'a>) -> bool {
        let text = placed.text();
        let parts = layout::parts(text);
        if let [_, .., last] = &parts[..] {
            self.value = placed.indent + columns_of(&text[..last.start]);
            self.rows.push(parts.into_iter().map(|p| vec![placed.line.part(p.start, p.end)]).collect());
            return true;
        }
        if let Some(cells) = self.rows.last_mut() {
            if placed.indent + 1 >= self.value {
                if let Some(cell) = cells.last_mut() {
                    cell.push(placed.line);
                }
                return true;
            }
            if let Some(at) = aligned(placed, self.value) {
                let (label, value) = (placed.line.part(0, at).trimmed(), placed.line.after(at));
                self.rows.push(vec![vec![label], vec![value]]);
                return true;
            }
        }
        false
    }

    /// Adds the rows to the document.
    pub(super) fn finish(mut self, out: &mut Builder) {
        self.join_rows();
        let heads: Vec<Range<usize>> = if self.has_heads() {
            self.rows.remove(0).iter().map(|cell| out.head(&pieces(cell))).collect()
        } else {
            Vec::new()
        };
        for row in &self.rows {
            match &row[..] {
                [cell] => out.paragraph(&pieces(cell)),
                [label, value] if heads.is_empty() && is_label(label) => {
                    let pairs = pairs(row).unwrap_or_else(|| vec![(label.clone(), value.clone())]);
                    labelled(out, &pairs);
                }
                _ => match pairs(row) {
                    Some(pairs) if heads.is_empty() => labelled(out, &pairs),
                    _ => {
                        let head = |column: usize| heads.get(column).cloned().unwrap_or(0..0);
                        let cells = row.iter().enumerate();
                        let cells = cells.flat_map(|(at, cell)| {
                            statements(cell).map(move |part| (head(at), pieces(part)))
                        });
                        out.row(&cells.collect::<Vec<_>>());
                    }
                },
            }
        }
    }

    /// Where lines are drawn between rows, all that stands between two is one row.
    fn join_rows(&mut self) {
        let inner: Vec<usize> = self.rules.iter().copied().filter(|at| *at < self.rows.len()).collect();
        if inner.len() < 2 {
            return;
        }
        let mut joined: Vec<Vec<Cell<'a>>> = Vec::new();
        for (index, row) in std::mem::take(&mut self.rows).into_iter().enumerate() {
            match joined.last_mut() {
                Some(above) if inner.binary_search(&index).is_err() && above.len() == row.len() => {
                    for (cell, more) in above.iter_mut().zip(row) {
                        cell.extend(more);
                    }
                }
                _ => joined.push(row),
            }
        }
        self.rows = joined;
        // Every row has its line now: none tells a head.
        self.rules.clear();
    }

    fn has_heads(&self) -> bool {
        let (Some(first), Some(second)) = (self.rows.first(), self.rows.get(1)) else {
            return false;
        };
        let fits = |cell: &Cell<'_>| match &cell[..] {
            [line] => {
                let text = line.text;
                columns_of(text) <= WIDEST_HEAD && !text.is_empty() && !text.contains(['。', '、'])
            }
            _ => false,
        };
        let is_word = |line: &Line<'_>| HEADS.iter().any(|head| line.text.replace(['　', ' '], "") == *head);
        let drawn = self.rules.first() == Some(&1) && self.rows.len() > 1 && self.rules.len() <= 2;
        first.len() == second.len()
            && first.len() > 1
            && first.iter().all(fits)
            && (drawn || first.len() > 2 || first[0].first().is_some_and(is_word))
    }
}

/// Where in a line a cell begins that stands below one at this column of the page.
fn aligned(placed: &Placed<'_>, column: usize) -> Option<usize> {
    let text = placed.text();
    let mut at = placed.indent;
    let mut blank = false;
    for (byte, c) in text.char_indices() {
        if at >= column {
            return (at == column && blank && !c.is_whitespace()).then_some(byte);
        }
        at += if c.is_ascii() { 1 } else { 2 };
        blank = c.is_whitespace();
    }
    None
}

fn is_label(cell: &Cell<'_>) -> bool {
    let width: usize = cell.iter().map(|line| columns_of(line.text)).sum();
    (1..=WIDEST_LABEL).contains(&width) && !cell.iter().any(|line| line.text.contains('。'))
}

/// Labels and values where every cell holds both: 起案日　令和６年　　決裁区分　教育長.
fn pairs<'a>(row: &[Cell<'a>]) -> Option<Vec<(Cell<'a>, Cell<'a>)>> {
    let pair = |cell: &Cell<'a>| {
        let [line] = cell[..] else {
            return None;
        };
        let (end, start) = layout::label(line.text)?;
        Some((vec![line.part(0, end)], vec![line.after(start)]))
    };
    row.iter().map(pair).collect()
}

/// Fields of a form are rows of their own: what stands beside each other has nothing to do with each other.
fn labelled<'a>(out: &mut Builder, pairs: &[(Cell<'a>, Cell<'a>)]) {
    for (label, value) in pairs {
        let head = out.head(&pieces(label));
        let cells: Vec<_> = statements(value).map(|part| (head.clone(), pieces(part))).collect();
        out.row(&cells);
    }
}

/// The lines of a cell, parted where a new item begins.
fn statements<'a, 'c>(cell: &'c [Line<'a>]) -> impl Iterator<Item = &'c [Line<'a>]> {
    cell.chunk_by(|_, next| Marker::at(next.text).is_none())
}

fn pieces<'a>(lines: &[Line<'a>]) -> Vec<Piece<'a>> {
    lines.iter().map(|line| line.piece()).collect()
}
