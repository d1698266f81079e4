//! The looks of a document: the font of its body, the fonts of headings, the edges of its text.

use std::collections::HashMap;

use super::fonts::Weight;
use super::layout::{Element, Page, TextLine};

/// A font at least this much larger than the body's is a heading's.
const LARGER: f32 = 1.12;

/// The looks of a document.
#[derive(Debug)]
pub(super) struct Style {
    /// The size of the body's font.
    pub(super) size: f32,
    /// The weight of the body's font; what is heavier is set apart.
    pub(super) weight: Weight,
    /// The sizes of larger fonts, largest first.
    pub(super) sizes: Vec<f32>,
    /// The right edge of the body by the width of the page, both in points.
    rights: Vec<(f32, f32)>,
}

impl Style {
    pub(super) fn of(pages: &[Page]) -> Self {
        // Running text decides; cells when there is none.
        let running = histogram(lines(pages, false));
        let sizes = if running.is_empty() { histogram(lines(pages, true)) } else { running };
        let body = sizes.iter().max_by_key(|(_, counts)| counts.iter().sum::<usize>()).copied();
        let (size, counts) = body.map_or((10.5, [0; 3]), |(size, counts)| (half(size), counts));
        let weights = [Weight::Bold, Weight::Gothic, Weight::Plain];
        let weight = weights.into_iter().max_by_key(|weight| counts[*weight as usize]).unwrap_or_default();
        let mut larger: Vec<f32> =
            sizes.iter().map(|(key, _)| half(*key)).filter(|own| *own >= LARGER * size).collect();
        larger.sort_by(|a, b| b.total_cmp(a));
        // Sizes that differ by a hair are one.
        larger.dedup_by(|b, a| *a - *b < 0.04 * *a);
        Self { size, weight, sizes: larger, rights: rights(pages) }
    }

    /// The place of a size among those of headings; `None` when it is not larger than the body's.
    pub(super) fn heading_size(&self, size: f32) -> Option<usize> {
        if size < LARGER * self.size - 0.25 {
            return None;
        }
        let off = |own: &f32| (own - size).abs();
        let nearest = self.sizes.iter().enumerate().min_by(|(_, a), (_, b)| off(a).total_cmp(&off(b)));
        nearest.map(|(index, _)| index)
    }

    /// The right edge of the body on pages of this width.
    pub(super) fn right(&self, width: f32) -> Option<f32> {
        self.rights.iter().find(|(own, _)| (own - width).abs() < 2.0).map(|(_, right)| *right)
    }
}

fn half(key: u32) -> f32 {
    key as f32 / 2.0
}

/// Sizes in half points, each with the number of characters of each weight.
type Histogram = Vec<(u32, [usize; 3])>;

fn histogram<'a>(lines: impl Iterator<Item = &'a TextLine>) -> Histogram {
    let mut counts: HashMap<u32, [usize; 3]> = HashMap::new();
    for line in lines {
        let count = counts.entry((line.size * 2.0).round() as u32).or_default();
        count[line.weight as usize] += line.text.chars().count();
    }
    let mut sorted: Histogram = counts.into_iter().collect();
    sorted.sort_unstable();
    sorted
}

fn lines(pages: &[Page], of_tables: bool) -> impl Iterator<Item = &TextLine> {
    pages.iter().flat_map(|page| &page.elements).flat_map(move |element| {
        let lines: Box<dyn Iterator<Item = &TextLine>> = match element {
            Element::Column(column) if !of_tables => Box::new(column.lines.iter()),
            Element::Table(table) if of_tables => Box::new(table.cells.iter().flat_map(|cell| &cell.lines)),
            _ => Box::new(std::iter::empty()),
        };
        lines
    })
}

/// The right edges: the largest that several lines come up to, so that one line that sticks out does not count.
fn rights(pages: &[Page]) -> Vec<(f32, f32)> {
    let mut ends: Vec<(f32, Vec<(f32, f32)>)> = Vec::new();
    let mut lefts: Vec<(f32, f32)> = Vec::new();
    for element in pages.iter().flat_map(|page| &page.elements) {
        let Element::Column(column) = element else {
            continue;
        };
        if column.own_edges {
            continue;
        }
        let left = column.lines.iter().map(|line| line.x0).fold(column.x1, f32::min);
        let lines = column.lines.iter().map(|line| (line.x1, line.size));
        lefts.push((column.x1, left));
        match ends.iter_mut().find(|(width, _)| (*width - column.x1).abs() < 2.0) {
            Some((_, ends)) => ends.extend(lines),
            None => ends.push((column.x1, lines.collect())),
        }
    }
    ends.into_iter()
        .map(|(width, ends)| {
            let of_width = lefts.iter().filter(|(own, _)| (own - width).abs() < 2.0);
            let left = of_width.map(|(_, left)| *left).fold(width, f32::min);
            (width, right(width, left, ends))
        })
        .collect()
}

/// The right edge of lines on a page of this width, whose leftmost begins at `left`; the lines as ends and sizes.
fn right(width: f32, left: f32, mut ends: Vec<(f32, f32)>) -> f32 {
    ends.sort_by(|a, b| b.0.total_cmp(&a.0));
    let several = (ends.len() / 20).max(2);
    // The lines that end at most a letter before this one does.
    let near = |index: usize| {
        let (x1, size) = ends[index];
        ends.partition_point(|(other, _)| x1 - other <= size) - index
    };
    let index = (0..ends.len()).find(|index| near(*index) >= several).unwrap_or(0);
    let Some((x1, size)) = ends.get(index).copied() else {
        return width;
    };
    // Where few lines come that far, and the page has more room than that, they end where they end.
    let symmetric = width - left;
    let few = 4 * near(index) < ends.len();
    if few && symmetric - x1 > 3.0 * size { symmetric } else { x1 }
}
