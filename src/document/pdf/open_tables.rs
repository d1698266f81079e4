//! Tables without rules, or with a rule under the head only: what stands below one another is a column.

use super::columns::{Entry, Piece};
use super::frame::Area;
use super::layout::{Table, TableCell, TextLine};
use super::lines::Fragment;
use super::marks;

/// A table at the beginning of some lines.
pub(super) struct OpenTable {
    length: usize,
    /// Where the columns stand.
    bands: Vec<(f32, f32)>,
    /// The rule under the head, and how many lines stand above it.
    rule: Option<(Area, usize)>,
}

/// The fewest lines with cells beside one another that are a table, when no rule says that it is one.
const MIN_ROWS: usize = 3;

/// How many such lines it takes to know the columns: what runs over two of them then is no part of the table.
const KNOWN: usize = 2;

/// Finds a table that begins with the first line.
pub(super) fn find(entries: &[Entry], rules: &[Area]) -> Option<OpenTable> {
    let first = entries.first()?;
    if first.pieces.len() < 2 || first.pieces.iter().any(|piece| piece.text().is_none()) {
        return None;
    }
    let rule = rule_under(entries, rules);
    let first_text = first.pieces.first()?.text()?;
    // A number or bullet before its text is no table.
    if rule.is_none() && (marks::is_mark(&first_text.text) || first.pieces.iter().any(is_leader)) {
        return None;
    }
    let size = first.size();
    let mut bands: Vec<(f32, f32)> = first.spans().collect();
    let (mut length, mut rows, mut widest_step) = (1, 1, 0.0_f32);
    for entry in &entries[1..] {
        let above = &entries[length - 1];
        let step = entry.top() - above.top();
        let in_head = rule.is_some_and(|(_, heads)| length <= heads);
        let far = step > 1.9 * size
            && !in_head
            && (widest_step == 0.0 && step > 2.6 * size || widest_step > 0.0 && step > 1.25 * widest_step);
        let other = entry
            .pieces
            .iter()
            .any(|piece| piece.text().is_none_or(|text| (text.size - size).abs() > 0.08 * size));
        if far || other || (!in_head && rule_under(&entries[length..], rules).is_some()) {
            break;
        }
        let known = rows > KNOWN;
        let Some(joined) = joined(&bands, entry, known) else {
            break;
        };
        bands = joined;
        length += 1;
        rows += usize::from(entry.pieces.len() >= 2);
        if !in_head {
            widest_step = widest_step.max(step);
        }
    }
    // A label alone at the end is the next paragraph, not a row.
    while length > 1 && is_alone(&entries[length - 1], &entries[length - 2], &bands, size) {
        length -= 1;
    }
    let enough = if rule.is_some() { 2 } else { MIN_ROWS };
    let dense = 3 * rows >= length;
    (rows >= enough && dense && bands.len() >= 2).then_some(OpenTable { length, bands, rule })
}

/// The rule under the first line or lines, as wide as they are.
fn rule_under(entries: &[Entry], rules: &[Area]) -> Option<(Area, usize)> {
    const MAX_HEAD: usize = 3;
    let first = entries.first()?;
    if first.pieces.len() < 2 {
        return None;
    }
    let size = first.size();
    for heads in 1..=MAX_HEAD.min(entries.len()) {
        let lines = &entries[..heads];
        let (x0, x1) = extent(lines)?;
        let base = lines.last()?.pieces.first()?.text()?.base;
        let under = |rule: &&Area| {
            rule.width() > rule.height()
                && rule.y0 > base - 0.2 * size
                && rule.y0 < base + 0.9 * size
                && rule.x0 < x0 + size
                && rule.x1 > x1 - size
        };
        if let Some(rule) = rules.iter().find(under) {
            return Some((*rule, heads));
        }
        // The lines of a head stand close.
        if entries.get(heads).is_none_or(|next| next.top() - lines[heads - 1].top() > 1.7 * size) {
            return None;
        }
    }
    None
}

fn extent(entries: &[Entry]) -> Option<(f32, f32)> {
    let spans = || entries.iter().flat_map(Entry::spans);
    let x0 = spans().map(|span| span.0).fold(f32::INFINITY, f32::min);
    let x1 = spans().map(|span| span.1).fold(f32::NEG_INFINITY, f32::max);
    (x0 < x1).then_some((x0, x1))
}

fn is_leader(piece: &Piece) -> bool {
    piece.text().is_some_and(|fragment| marks::is_contents(&format!("{}1", fragment.text)))
}

/// The columns with another line; `None` when it runs over columns that are known, or over all.
fn joined(bands: &[(f32, f32)], entry: &Entry, known: bool) -> Option<Vec<(f32, f32)>> {
    // Columns keep half a letter between them.
    let near = 0.5 * entry.size();
    let mut joined: Vec<(f32, f32)> = bands.to_vec();
    for (x0, x1) in entry.spans() {
        let touches = |band: &(f32, f32)| band.0 < x1 + near && x0 < band.1 + near;
        let touched = joined.iter().filter(|band| touches(band)).count();
        if touched > 1 && (known || touched == joined.len()) {
            return None;
        }
        let band = joined
            .iter()
            .filter(|band| touches(band))
            .fold((x0, x1), |sum, band| (sum.0.min(band.0), sum.1.max(band.1)));
        joined.retain(|band| !touches(band));
        joined.push(band);
    }
    joined.sort_by(|a, b| a.0.total_cmp(&b.0));
    (joined.len() >= 2).then_some(joined)
}

/// Whether a line has nothing but a first cell, a step below a line that filled all its room in that column.
fn is_alone(entry: &Entry, above: &Entry, bands: &[(f32, f32)], size: f32) -> bool {
    let only_first = entry.spans().all(|(x0, _)| x0 < bands[0].1) && entry.pieces.len() == 1;
    let step = entry.top() - above.top();
    only_first && step > 1.4 * size
}

impl OpenTable {
    /// How many lines it has.
    pub(super) fn length(&self) -> usize {
        self.length
    }

    /// Whether a rule stands under its head.
    pub(super) fn is_headed(&self) -> bool {
        self.rule.is_some()
    }

    /// Its cells, from its lines.
    pub(super) fn read(&self, entries: Vec<Entry>) -> Table {
        let begins = self.row_begins(&entries);
        let edge = |column: usize| self.bands.get(column + 1).map_or(self.right(), |band| band.0);
        let mut cells: Vec<TableCell> = Vec::new();
        let mut row = 0;
        for (index, entry) in entries.into_iter().enumerate() {
            if index > 0 && begins[index] {
                row += 1;
            }
            let mut columns: Vec<Vec<Fragment>> = vec![Vec::new(); self.bands.len()];
            for piece in entry.pieces {
                if let Piece::Text(fragment) = piece {
                    let (first, _) = self.columns_of(&fragment);
                    columns[first].push(fragment);
                }
            }
            for (column, fragments) in columns.into_iter().enumerate() {
                let Some(line) = TextLine::of(&fragments) else {
                    continue;
                };
                let same = cells.iter_mut().rev().take_while(|cell| cell.rows.0 == row);
                match { same }.find(|cell| cell.columns.0 == column) {
                    Some(cell) => cell.lines.push(line),
                    None => cells.push(TableCell {
                        rows: (row, row),
                        columns: (column, column),
                        lines: vec![line],
                        x1: edge(column),
                    }),
                }
            }
        }
        let left = self.bands.first().map_or(0.0, |band| band.0);
        let (x0, x1) = self.rule.map_or((left, self.right()), |(rule, _)| (rule.x0, rule.x1));
        let heads = self.rule.map(|_| 1);
        Table { cells, x0, x1, heads }
    }

    fn right(&self) -> f32 {
        self.bands.last().map_or(0.0, |band| band.1)
    }

    /// The first and last column that a piece stands in.
    fn columns_of(&self, fragment: &Fragment) -> (usize, usize) {
        let first = self.bands.partition_point(|band| band.1 < fragment.x0).min(self.bands.len() - 1);
        let last = self.bands.partition_point(|band| band.0 <= fragment.x1).max(first + 1) - 1;
        (first, last)
    }

    /// For each line, whether a row begins with it.
    fn row_begins(&self, entries: &[Entry]) -> Vec<bool> {
        let heads = self.rule.map_or(0, |(_, heads)| heads);
        let step = |index: usize| entries[index].top() - entries[index - 1].top();
        let steps: Vec<f32> = (heads + 1..entries.len()).map(step).collect();
        let least = steps.iter().copied().fold(f32::INFINITY, f32::min);
        let wide = |step: f32| step > 1.12 * least;
        let in_first = |entry: &Entry| entry.spans().any(|(x0, _)| x0 < self.bands[0].1);
        let full = |entry: &Entry| entry.pieces.len() * 2 > self.bands.len() && in_first(entry);
        // Lines of one cell stand closer than rows do, unless rows and lines stand equally far apart.
        let body = heads + 1..entries.len();
        let close: Vec<usize> = body.filter(|index| !wide(step(*index))).collect();
        let close_rows = close.iter().filter(|index| full(&entries[**index])).count();
        let by_step = steps.iter().any(|step| wide(*step)) && 2 * close_rows < close.len().max(1);
        (0..entries.len())
            .map(|index| {
                if index <= heads {
                    // Lines of the head are one row; a row begins below its rule.
                    index == 0 || index == heads || heads == 0
                } else if by_step {
                    wide(step(index))
                } else {
                    in_first(&entries[index])
                }
            })
            .collect()
    }
}
