//! What a person sees of a sheet: its texts row by row, with the room that each takes.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    sheet::{Area, CellText, MAX_CELLS, Sheet},
    styles::{Look, Styles},
};
use crate::{document::DocumentFault, problem::Bound};

/// The tallest merged cell whose text counts for every row beside it.
const MAX_REPEATED: u32 = 100;

/// The visible texts of a sheet.
#[derive(Debug, Default)]
pub(super) struct Grid<'t> {
    /// The rows that hold a text or an empty box.
    pub(super) rows: Vec<Row<'t>>,
    /// How many rows with a text are hidden.
    pub(super) hidden_rows: usize,
    /// How many columns with a text are hidden.
    pub(super) hidden_columns: usize,
}

/// A row.
#[derive(Debug)]
pub(super) struct Row<'t> {
    /// Its texts from left to right.
    pub(super) texts: Vec<Text<'t>>,
    /// Whether there is an empty box to the right of a text, or anywhere when there is no text.
    pub(super) blank: bool,
    /// Whether an empty row stands between it and the one before.
    pub(super) apart: bool,
}

/// A text with the room that it takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Text<'t> {
    /// The text.
    pub(super) text: &'t str,
    /// The cells that it stands in.
    pub(super) area: Area,
    /// How it looks.
    pub(super) look: Look,
    /// Whether it began in a row above: a merged cell that stands beside several rows.
    pub(super) above: bool,
}

/// Puts the visible texts of a sheet in rows.
pub(super) fn see<'t>(
    sheet: &'t Sheet,
    strings: &'t [Box<str>],
    styles: &Styles,
) -> Result<Grid<'t>, DocumentFault> {
    let mut seeing =
        Seeing { sheet, merges: Merges::default(), upcoming: sheet.merges.iter(), beside: Vec::new() };
    let mut grid = Grid::default();
    let mut hidden_columns = BTreeSet::new();
    let (mut cells, mut boxes) = (sheet.cells.iter().peekable(), sheet.boxes.iter().peekable());
    let (mut bottom, mut seen) = (0, 0);
    loop {
        let rows = (cells.peek().map(|c| c.row), boxes.peek().map(|b| b.row));
        let Some(number) = [rows.0, rows.1].into_iter().flatten().min() else {
            break;
        };
        seeing.advance(number);
        let mut row = Row { texts: Vec::new(), blank: false, apart: seeing.is_apart(bottom, number) };
        let mut hidden = false;
        while let Some(cell) = cells.next_if(|cell| cell.row == number) {
            let text = match &cell.text {
                CellText::Shared(index) => strings.get(*index as usize).map_or("", |text| text.trim()),
                CellText::Own(text) => text,
            };
            if text.is_empty() {
                continue;
            }
            let Some(area) = seeing.merges.room(number, cell.column) else {
                continue;
            };
            if sheet.hidden_rows.hold(area.top, area.bottom) {
                hidden = true;
            } else if sheet.hidden_columns.hold(area.left.into(), area.right.into()) {
                hidden_columns.insert(cell.column);
            } else {
                row.texts.push(Text { text, area, look: styles.look(cell.style), above: false });
            }
        }
        grid.hidden_rows += usize::from(hidden);
        let edge = row.texts.first().map_or(0, |first| first.area.right);
        while let Some(boxes) = boxes.next_if(|boxes| boxes.row == number) {
            row.blank |=
                (boxes.first.max(edge + 1)..=boxes.last).any(|column| seeing.is_blank(number, column));
        }
        let new = row.texts.len();
        seeing.add_beside(number, &mut row);
        seen += row.texts.len();
        if seen > MAX_CELLS {
            return Err(DocumentFault::TooMuch { of: Bound::Cells, limit: MAX_CELLS as u64 });
        }
        if !row.texts.is_empty() || row.blank {
            bottom = row.texts[..new].iter().map(|t| t.area.bottom).fold(bottom.max(number), u32::max);
            grid.rows.push(row);
        }
    }
    grid.hidden_columns = hidden_columns.len();
    Ok(grid)
}

struct Seeing<'t> {
    sheet: &'t Sheet,
    merges: Merges,
    upcoming: std::slice::Iter<'t, Area>,
    /// Texts of merged cells that may stand beside rows below.
    beside: Vec<Text<'t>>,
}

impl<'t> Seeing<'t> {
    /// Takes up the merged ranges that begin up to a row.
    fn advance(&mut self, row: u32) {
        while let Some(area) = self.upcoming.as_slice().first().filter(|area| area.top <= row) {
            self.upcoming.next();
            self.merges.insert(*area, row);
        }
        self.beside.retain(|text| text.area.bottom >= row);
    }

    /// Whether an empty row that is seen stands between two rows.
    fn is_apart(&self, above: u32, below: u32) -> bool {
        let mut row = above + 1;
        while row < below {
            match self.sheet.hidden_rows.end(row) {
                Some(end) => row = end + 1,
                None => return true,
            }
        }
        false
    }

    /// Whether an empty box is one to fill in: seen, and no part of a cell with a text.
    fn is_blank(&self, row: u32, column: u16) -> bool {
        let hidden = self.sheet.hidden_rows.hold(row, row)
            || self.sheet.hidden_columns.hold(column.into(), column.into());
        !hidden && !self.merges.around(row, column).is_some_and(|merge| merge.filled)
    }

    /// Adds to a row with texts of its own those that stand beside it from above, and notes its own for rows below.
    fn add_beside(&mut self, number: u32, row: &mut Row<'t>) {
        let new = row.texts.len();
        if new > 0 && !self.beside.is_empty() {
            row.texts.extend(self.beside.iter().map(|text| Text { above: true, ..*text }));
            row.texts.sort_by_key(|text| text.area.left);
        }
        let tall = row.texts.iter().filter(|text| {
            !text.above && text.area.bottom > number && text.area.bottom - number <= MAX_REPEATED
        });
        self.beside.extend(tall.copied());
    }
}

/// The merged ranges around the current row, by their first column. They are apart from each other.
#[derive(Debug, Default)]
struct Merges(BTreeMap<u16, Merge>);

#[derive(Clone, Copy, Debug)]
struct Merge {
    area: Area,
    /// Whether its first cell holds a text.
    filled: bool,
}

impl Merges {
    /// Adds a range that reaches a row. Of two that overlap, which no program writes, the first counts.
    fn insert(&mut self, area: Area, row: u32) {
        if area.bottom < row {
            return;
        }
        while let Some((&left, merge)) = self.0.range(..=area.right).next_back() {
            if merge.area.bottom < row {
                self.0.remove(&left);
            } else if merge.area.right >= area.left {
                return;
            } else {
                break;
            }
        }
        self.0.insert(area.left, Merge { area, filled: false });
    }

    fn around(&self, row: u32, column: u16) -> Option<Merge> {
        let (_, merge) = self.0.range(..=column).next_back()?;
        (merge.area.right >= column && merge.area.bottom >= row).then_some(*merge)
    }

    /// The room that the text of a cell takes; `None` when the cell lies under another one.
    fn room(&mut self, row: u32, column: u16) -> Option<Area> {
        let Some(merge) = self.around(row, column) else {
            return Some(Area { top: row, left: column, bottom: row, right: column });
        };
        if (merge.area.top, merge.area.left) != (row, column) {
            return None;
        }
        self.0.insert(column, Merge { filled: true, ..merge });
        Some(merge.area)
    }
}
