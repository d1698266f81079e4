//! Ruled tables: straight lines to cells.

use super::frame::Area;

/// How far lines may miss each other, in points, and still meet.
const MEET: f32 = 3.0;

/// The most lines of a page that are looked at; drawings have more, tables do not.
const MAX_RULES: usize = 1_500;

/// The most fields of the finest grid of a table.
const MAX_FIELDS: usize = 20_000;

/// A ruled table: its cells by row, then column.
#[derive(Debug)]
pub(super) struct Grid {
    pub(super) area: Area,
    pub(super) cells: Vec<GridCell>,
    /// The edges of the finest grid, and for each of its fields the index of the cell.
    ys: Vec<f32>,
    xs: Vec<f32>,
    fields: Vec<usize>,
}

impl Grid {
    /// The cell at a point.
    pub(super) fn cell_at(&self, (x, y): (f32, f32)) -> Option<usize> {
        let row = self.ys.partition_point(|edge| *edge <= y).checked_sub(1)?;
        let column = self.xs.partition_point(|edge| *edge <= x).checked_sub(1)?;
        let width = self.xs.len() - 1;
        if row + 1 >= self.ys.len() || column >= width {
            return None;
        }
        self.fields.get(row * width + column).copied()
    }

    /// Whether it is a table: anything beside anything. Else it is a frame around text, or several in a column.
    pub(super) fn is_table(&self) -> bool {
        self.cells.iter().any(|cell| cell.columns.0 > 0)
    }
}

/// A cell and the rows and columns that it covers, each as first and last.
#[derive(Clone, Debug)]
pub(super) struct GridCell {
    pub(super) area: Area,
    pub(super) rows: (usize, usize),
    pub(super) columns: (usize, usize),
}

/// A line: where it stands, and from where to where it runs.
#[derive(Clone, Copy, Debug)]
struct Line {
    at: f32,
    from: f32,
    to: f32,
}

/// The tables and frames that lines draw.
pub(super) fn grids(rules: &[Area]) -> Vec<Grid> {
    let (flat, upright): (Vec<&Area>, Vec<&Area>) =
        rules.iter().partition(|rule| rule.width() >= rule.height());
    let rows =
        merged(flat.into_iter().map(|r| Line { at: (r.y0 + r.y1) / 2.0, from: r.x0, to: r.x1 }).collect());
    let columns =
        merged(upright.into_iter().map(|r| Line { at: (r.x0 + r.x1) / 2.0, from: r.y0, to: r.y1 }).collect());
    if rows.len() + columns.len() > MAX_RULES {
        return Vec::new();
    }
    let mut found: Vec<Grid> =
        groups(&rows, &columns).into_iter().filter_map(|(rows, columns)| grid(&rows, &columns)).collect();
    found.sort_by(|a, b| a.area.y0.total_cmp(&b.area.y0).then(a.area.x0.total_cmp(&b.area.x0)));
    found
}

/// Joins the pieces of lines: borders are drawn cell by cell, and dashed.
fn merged(mut lines: Vec<Line>) -> Vec<Line> {
    lines.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut merged: Vec<Line> = Vec::new();
    let mut start = 0;
    while start < lines.len() {
        let at = lines[start].at;
        let end = start + lines[start..].partition_point(|line| line.at - at <= 1.5);
        lines[start..end].sort_by(|a, b| a.from.total_cmp(&b.from));
        let first = merged.len();
        for line in &lines[start..end] {
            match merged[first..].last_mut() {
                Some(last) if line.from <= last.to + MEET => last.to = last.to.max(line.to),
                _ => merged.push(Line { at, ..*line }),
            }
        }
        start = end;
    }
    // A dash that found no others is none.
    merged.retain(|line| line.to - line.from >= 2.0 * MEET);
    merged
}

/// Lines that meet, directly or through others.
fn groups(rows: &[Line], columns: &[Line]) -> Vec<(Vec<Line>, Vec<Line>)> {
    let meets = |row: &Line, column: &Line| {
        row.from - MEET <= column.at
            && column.at <= row.to + MEET
            && column.from - MEET <= row.at
            && row.at <= column.to + MEET
    };
    let mut owner: Vec<usize> = (0..rows.len() + columns.len()).collect();
    for (r, row) in rows.iter().enumerate() {
        for (c, column) in columns.iter().enumerate() {
            if meets(row, column) {
                unite(&mut owner, r, rows.len() + c);
            }
        }
    }
    let of_row: Vec<usize> = (0..rows.len()).map(|r| find(&mut owner, r)).collect();
    let of_column: Vec<usize> = (0..columns.len()).map(|c| find(&mut owner, rows.len() + c)).collect();
    let mut marks = of_row.clone();
    marks.sort_unstable();
    marks.dedup();
    let of = |lines: &[Line], marks: &[usize], mark: usize| {
        lines.iter().zip(marks).filter(|(_, own)| **own == mark).map(|(line, _)| *line).collect::<Vec<Line>>()
    };
    marks.into_iter().map(|mark| (of(rows, &of_row, mark), of(columns, &of_column, mark))).collect()
}

/// The cells of lines that meet; `None` where they close nothing in.
fn grid(rows: &[Line], columns: &[Line]) -> Option<Grid> {
    if rows.len() < 2 || columns.is_empty() {
        return None;
    }
    // Where the sides are open, the ends of the lines close them.
    let ys = edges(rows, columns);
    let xs = edges(columns, rows);
    let (height, width) = (ys.len().checked_sub(1)?, xs.len().checked_sub(1)?);
    if height * width == 0 || height * width > MAX_FIELDS {
        return None;
    }
    let closed_above = borders(rows, &ys, &xs);
    let closed_left = borders(columns, &xs, &ys);
    // The fields that no line divides are one cell.
    let mut owner: Vec<usize> = (0..height * width).collect();
    for y in 0..height {
        for x in 0..width {
            if x > 0 && !closed_left[x * height + y] {
                unite(&mut owner, y * width + x - 1, y * width + x);
            }
            if y > 0 && !closed_above[y * width + x] {
                unite(&mut owner, (y - 1) * width + x, y * width + x);
            }
        }
    }
    let mut of_owner = vec![None; height * width];
    let mut fields = Vec::with_capacity(height * width);
    let mut cells: Vec<GridCell> = Vec::new();
    for y in 0..height {
        for x in 0..width {
            let first = find(&mut owner, y * width + x);
            let index = *of_owner[first].get_or_insert_with(|| {
                let area = Area::new(xs[x], ys[y], xs[x + 1], ys[y + 1]);
                cells.push(GridCell { area, rows: (y, y), columns: (x, x) });
                cells.len() - 1
            });
            fields.push(index);
            let cell = &mut cells[index];
            cell.rows = (cell.rows.0.min(y), cell.rows.1.max(y));
            cell.columns = (cell.columns.0.min(x), cell.columns.1.max(x));
            let (rows, columns) = (cell.rows, cell.columns);
            cell.area = Area::new(xs[columns.0], ys[rows.0], xs[columns.1 + 1], ys[rows.1 + 1]);
        }
    }
    let area = Area::new(xs[0], ys[0], xs[width], ys[height]);
    Some(Grid { area, cells, ys, xs, fields })
}

/// The places of lines, with those where the lines across begin and end.
fn edges(lines: &[Line], across: &[Line]) -> Vec<f32> {
    let mut at: Vec<f32> = lines.iter().map(|line| line.at).collect();
    at.sort_by(f32::total_cmp);
    at.dedup_by(|b, a| *b - *a <= MEET);
    let first = across.iter().map(|line| line.from).fold(f32::INFINITY, f32::min);
    let last = across.iter().map(|line| line.to).fold(f32::NEG_INFINITY, f32::max);
    if at.first().is_some_and(|edge| edge - first > 2.0 * MEET) {
        at.insert(0, first);
    }
    if at.last().is_some_and(|edge| last - edge > 2.0 * MEET) {
        at.push(last);
    }
    at
}

/// For each edge and each step between two edges across: whether a line runs there. By edge, then step.
fn borders(lines: &[Line], edges: &[f32], across: &[f32]) -> Vec<bool> {
    let steps = across.len() - 1;
    let mut closed = vec![false; edges.len() * steps];
    for line in lines {
        let edge = edges.partition_point(|edge| *edge < line.at - MEET);
        if edge >= edges.len() {
            continue;
        }
        for step in 0..steps {
            let middle = (across[step] + across[step + 1]) / 2.0;
            if line.from - MEET <= middle && middle <= line.to + MEET {
                closed[edge * steps + step] = true;
            }
        }
    }
    closed
}

fn find(owner: &mut [usize], at: usize) -> usize {
    let mut at = at;
    while owner[at] != at {
        owner[at] = owner[owner[at]];
        at = owner[at];
    }
    at
}

fn unite(owner: &mut [usize], a: usize, b: usize) {
    let (a, b) = (find(owner, a), find(owner, b));
    owner[a.max(b)] = a.min(b);
}

#[cfg(test)]
mod tests {
    use super::grids;
    use crate::document::pdf::frame::Area;

    fn flat(y: f32, x0: f32, x1: f32) -> Area {
        Area::new(x0, y - 0.2, x1, y + 0.2)
    }

    fn upright(x: f32, y0: f32, y1: f32) -> Area {
        Area::new(x - 0.2, y0, x + 0.2, y1)
    }

    #[test]
    fn a_merged_cell_covers_its_rows_and_columns() {
        let rules = [
            flat(0.0, 0.0, 100.0),
            flat(20.0, 50.0, 100.0),
            flat(40.0, 0.0, 100.0),
            upright(0.0, 0.0, 40.0),
            upright(50.0, 0.0, 40.0),
            upright(100.0, 0.0, 40.0),
        ];
        let grids = grids(&rules);
        assert_eq!(grids.len(), 1);
        let spans: Vec<_> = grids[0].cells.iter().map(|cell| (cell.rows, cell.columns)).collect();
        assert_eq!(spans, [((0, 1), (0, 0)), ((0, 0), (1, 1)), ((1, 1), (1, 1))]);
    }

    #[test]
    fn open_sides_are_closed_by_the_ends_of_lines() {
        let rules = [flat(0.0, 0.0, 100.0), flat(20.0, 0.0, 100.0), upright(50.0, 0.0, 20.0)];
        assert_eq!(grids(&rules)[0].cells.len(), 2);
    }

    #[test]
    fn underlines_are_no_table() {
        assert!(grids(&[flat(0.0, 0.0, 100.0), flat(20.0, 0.0, 80.0)]).is_empty());
    }

    #[test]
    fn borders_drawn_cell_by_cell_are_joined() {
        let mut rules = vec![];
        for y in [0.0, 20.0, 40.0] {
            rules.extend([flat(y, 0.0, 50.0), flat(y, 50.0, 100.0)]);
        }
        for x in [0.0, 50.0, 100.0] {
            rules.extend([upright(x, 0.0, 20.0), upright(x, 20.0, 40.0)]);
        }
        assert_eq!(grids(&rules)[0].cells.len(), 4);
    }
}
