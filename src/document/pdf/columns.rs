//! Lines with gaps: columns of running text beside one another, tables without rules, or nothing but gaps.

use super::frame::Area;
use super::layout::Table;
use super::lines::Fragment;
use super::open_tables;

/// The most lines of a page that are searched for columns; each may be compared with all after it.
const MAX_LINES: usize = 1_000;

/// A line, or something that takes the room of lines.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) pieces: Vec<Piece>,
}

#[derive(Debug)]
pub(super) enum Piece {
    Text(Fragment),
    /// A ruled table or frame, by its index, and the room that it takes.
    Grid(usize, Area),
}

/// A part of a page, in reading order.
pub(super) enum Part {
    /// Lines; beside other columns with their own edges.
    Lines { lines: Vec<Vec<Fragment>>, beside: Option<(f32, f32)> },
    /// A table without rules.
    Table(Table),
    /// A ruled table or frame.
    Grid(usize),
}

impl Entry {
    pub(super) fn top(&self) -> f32 {
        match self.pieces.first() {
            Some(Piece::Text(fragment)) => fragment.base - 0.88 * fragment.size,
            Some(Piece::Grid(_, area)) => area.y0,
            None => 0.0,
        }
    }

    pub(super) fn spans(&self) -> impl Iterator<Item = (f32, f32)> + '_ {
        self.pieces.iter().map(|piece| match piece {
            Piece::Text(fragment) => (fragment.x0, fragment.x1),
            Piece::Grid(_, area) => (area.x0, area.x1),
        })
    }

    /// The gaps between its pieces.
    fn gaps(&self) -> Vec<(f32, f32)> {
        let spans: Vec<(f32, f32)> = self.spans().collect();
        spans.windows(2).map(|pair| (pair[0].1, pair[1].0)).collect()
    }

    /// What is left of a gap beside this line; `None` when the line crosses it.
    fn leaves(&self, gap: (f32, f32)) -> Option<(f32, f32)> {
        let middle_of = |(x0, x1): (f32, f32)| (x0 + x1) / 2.0;
        let mut left = gap;
        for span in self.spans() {
            if span.1 <= left.0 || span.0 >= left.1 {
                continue;
            }
            if middle_of(span) < middle_of(left) {
                left.0 = span.1;
            } else {
                left.1 = span.0;
            }
        }
        (left.1 - left.0 >= self.size()).then_some(left)
    }

    pub(super) fn size(&self) -> f32 {
        self.pieces.iter().find_map(Piece::text).map_or(8.0, |fragment| fragment.size)
    }
}

impl Piece {
    pub(super) fn text(&self) -> Option<&Fragment> {
        match self {
            Self::Text(fragment) => Some(fragment),
            Self::Grid(..) => None,
        }
    }

    fn x0(&self) -> f32 {
        match self {
            Self::Text(fragment) => fragment.x0,
            Self::Grid(_, area) => area.x0,
        }
    }
}

/// Divides lines from top to bottom into parts in reading order.
pub(super) fn divide(entries: Vec<Entry>, rules: &[Area]) -> Vec<Part> {
    let mut parts = Vec::new();
    if entries.len() > MAX_LINES {
        flow(entries, None, &mut parts);
        return parts;
    }
    divide_within(entries, rules, None, 0, &mut parts);
    parts
}

fn divide_within(
    entries: Vec<Entry>,
    rules: &[Area],
    beside: Option<(f32, f32)>,
    depth: usize,
    parts: &mut Vec<Part>,
) {
    // Columns in columns; more is no page of a plan.
    const MAX_DEPTH: usize = 4;
    let mut rest = entries;
    let mut plain: Vec<Entry> = Vec::new();
    while !rest.is_empty() {
        let table = open_tables::find(&rest, rules);
        let is_headed = table.as_ref().is_some_and(|table| table.is_headed());
        if depth < MAX_DEPTH
            && !is_headed
            && let Some((length, gap)) = prose_columns(&rest)
        {
            flow(std::mem::take(&mut plain), beside, parts);
            let after = rest.split_off(length);
            let (left, right) = sides(rest, gap);
            for side in [left, right] {
                let edges = edges(&side);
                divide_within(side, rules, edges, depth + 1, parts);
            }
            rest = after;
            continue;
        }
        if let Some(table) = table {
            flow(std::mem::take(&mut plain), beside, parts);
            let after = rest.split_off(table.length());
            parts.push(Part::Table(table.read(rest)));
            rest = after;
            continue;
        }
        let after = rest.split_off(1);
        plain.append(&mut rest);
        rest = after;
    }
    flow(plain, beside, parts);
}

/// Lines one after another, with the ruled tables between them.
fn flow(entries: Vec<Entry>, beside: Option<(f32, f32)>, parts: &mut Vec<Part>) {
    let mut lines: Vec<Vec<Fragment>> = Vec::new();
    for entry in entries {
        let mut line = Vec::new();
        for piece in entry.pieces {
            match piece {
                Piece::Text(fragment) => line.push(fragment),
                Piece::Grid(index, _) => {
                    if !lines.is_empty() {
                        parts.push(Part::Lines { lines: std::mem::take(&mut lines), beside });
                    }
                    parts.push(Part::Grid(index));
                }
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
    if !lines.is_empty() {
        parts.push(Part::Lines { lines, beside });
    }
}

/// How far down a gap goes: the number of lines, and what is left of it.
fn reach(entries: &[Entry], gap: (f32, f32)) -> (usize, (f32, f32)) {
    let mut gap = gap;
    for (index, entry) in entries.iter().enumerate() {
        match entry.leaves(gap) {
            Some(left) => gap = left,
            None => return (index, gap),
        }
    }
    (entries.len(), gap)
}

/// Columns of running text at the beginning of the lines: how many lines, and the gap between the first two columns.
fn prose_columns(entries: &[Entry]) -> Option<(usize, (f32, f32))> {
    entries[0].gaps().into_iter().find_map(|gap| {
        let (length, gap) = reach(entries, gap);
        let is_left = |x1: f32| x1 <= gap.0;
        let left: Vec<&Fragment> =
            texts(&entries[..length]).filter(|fragment| is_left(fragment.x1)).collect();
        let right: Vec<&Fragment> =
            texts(&entries[..length]).filter(|fragment| !is_left(fragment.x1)).collect();
        (is_prose(&left) && is_prose(&right)).then_some((length, gap))
    })
}

/// Whether pieces of lines are running text: several lines, long, most of them up to the right edge.
fn is_prose(fragments: &[&Fragment]) -> bool {
    const MIN_LINES: usize = 4;
    const MIN_LENGTH: usize = 10;
    let right = fragments.iter().map(|fragment| fragment.x1).fold(0.0, f32::max);
    let long = fragments.iter().filter(|fragment| fragment.text.chars().count() >= MIN_LENGTH);
    let full = fragments.iter().filter(|fragment| right - fragment.x1 <= 1.5 * fragment.size);
    fragments.len() >= MIN_LINES && 2 * long.count() > fragments.len() && 2 * full.count() >= fragments.len()
}

fn texts(entries: &[Entry]) -> impl Iterator<Item = &Fragment> {
    entries.iter().flat_map(|entry| &entry.pieces).filter_map(Piece::text)
}

fn sides(entries: Vec<Entry>, gap: (f32, f32)) -> (Vec<Entry>, Vec<Entry>) {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for entry in entries {
        let (of_left, of_right): (Vec<Piece>, Vec<Piece>) =
            entry.pieces.into_iter().partition(|piece| piece.x0() < gap.0);
        for (pieces, side) in [(of_left, &mut left), (of_right, &mut right)] {
            if !pieces.is_empty() {
                side.push(Entry { pieces });
            }
        }
    }
    (left, right)
}

fn edges(entries: &[Entry]) -> Option<(f32, f32)> {
    let spans = || entries.iter().flat_map(Entry::spans);
    let x0 = spans().map(|span| span.0).fold(f32::INFINITY, f32::min);
    let x1 = spans().map(|span| span.1).fold(f32::NEG_INFINITY, f32::max);
    (x0 < x1).then_some((x0, x1))
}
