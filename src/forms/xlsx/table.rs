//! The table of questions as it is found in a workbook: wherever it stands, in whatever order its columns are.

use std::collections::{BTreeMap, HashMap};

use crate::document::{BookCell, BookSheet, Document};
use crate::i18n::Lang;

use super::columns::{Column, plain};

/// The longest head, in bytes; longer texts are not looked at.
const MAX_HEAD: usize = 100;

/// What every head means, put into normal form once.
pub(super) struct Heads(HashMap<String, Column>);

impl Heads {
    pub(super) fn new() -> Self {
        let all = Lang::ALL.into_iter().flat_map(|lang| {
            Column::all(0).into_iter().map(move |column| (plain(&column.head(lang)), column))
        });
        Self(all.collect())
    }

    fn of(&self, cell: &BookCell) -> Option<Column> {
        if cell.text.len() > MAX_HEAD {
            return None;
        }
        Column::tick(&cell.text).or_else(|| self.0.get(&plain(&cell.text)).copied())
    }

    /// How many heads a row holds.
    pub(super) fn count(&self, row: &[BookCell]) -> usize {
        row.iter().filter(|cell| self.of(cell).is_some()).count()
    }
}

/// The table of questions.
pub(super) struct Table<'b> {
    pub(super) sheet: &'b BookSheet,
    /// The row of the heads.
    head: u32,
    /// What the columns are by their heads.
    columns: BTreeMap<u16, Column>,
    /// The heads of columns that the form does not have.
    pub(super) others: BTreeMap<u16, &'b str>,
}

impl<'b> Table<'b> {
    /// The table of a sheet: from the row on in which the heads of the answers and of the ids or questions stand.
    pub(super) fn find(sheet: &'b BookSheet, heads: &Heads) -> Option<Self> {
        sheet.rows().find_map(|row| {
            let (mut columns, mut others) = (BTreeMap::new(), BTreeMap::new());
            for cell in row {
                // A second column of the same head is one that somebody added.
                match heads.of(cell).filter(|column| !columns.values().any(|known| known == column)) {
                    Some(column) => drop(columns.insert(cell.column, column)),
                    None => drop(others.insert(cell.column, cell.text.as_str())),
                }
            }
            let has = |column| columns.values().any(|known| *known == column);
            let found = has(Column::Answer) && (has(Column::Id) || has(Column::Question));
            found.then(|| Self { sheet, head: row[0].row, columns, others })
        })
    }

    /// Whether it can only be one of ours, be there a hidden sheet or not: it has what only forms show.
    pub(super) fn is_of_a_form(&self) -> bool {
        let has = |column| self.columns.values().any(|known| *known == column);
        has(Column::Id) && has(Column::Question) && (has(Column::Counts) || has(Column::Criteria))
    }

    /// The rows above the heads, and those below.
    pub(super) fn rows(&self) -> (Vec<&'b [BookCell]>, Vec<&'b [BookCell]>) {
        let rows = self.sheet.rows().filter(|row| row[0].row != self.head);
        rows.partition(|row| row[0].row < self.head)
    }

    /// What a column is; `None` for one that the form does not have.
    pub(super) fn column(&self, column: u16) -> Option<Column> {
        self.columns.get(&column).copied()
    }

    /// The cell of a row in a column, if it holds anything.
    pub(super) fn cell(&self, row: &'b [BookCell], wanted: Column) -> Option<&'b BookCell> {
        let found = row.iter().find(|cell| self.column(cell.column) == Some(wanted));
        found.filter(|cell| !cell.text.trim().is_empty())
    }

    /// The name that a cell of a row has in a column, be it filled or not.
    pub(super) fn name(&self, row: &[BookCell], wanted: Column) -> String {
        let at = self.columns.iter().find(|(_, column)| **column == wanted).map(|(at, _)| *at);
        Document::cell_name(row[0].row, at.unwrap_or(row[0].column))
    }
}
