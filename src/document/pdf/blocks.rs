//! Pages to blocks: headings, paragraphs, items and tables, over the ends of pages.

use super::layout::{Column, Element, Page, TextLine};
use super::marks::{self, Kind, Mark};
use super::paragraphs::{self, Edges, Lines};
use super::style::Style;
use super::tables::Rows;

/// A line and the page on which it stands.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) page: u32,
    pub(super) line: TextLine,
}

/// A piece of the document.
#[derive(Debug)]
pub(super) enum Block {
    Heading { rank: Rank, lines: Vec<Placed> },
    Text(Text),
    Table { rows: Rows, pages: Vec<(usize, u32)> },
}

/// A paragraph or an item.
#[derive(Debug)]
pub(super) struct Text {
    pub(super) lines: Vec<Placed>,
    pub(super) mark: Option<Mark>,
    is_full: bool,
}

/// How high a heading stands; smaller is higher: by the size of its font, then by its mark.
pub(super) type Rank = (usize, usize);

/// The rank by its mark of a heading without one: it stands with the highest marks of its size.
pub(super) const UNMARKED: usize = 9;

/// The longest heading, in characters, and in lines.
const MAX_HEADING: usize = 60;
const MAX_HEADING_LINES: usize = 2;

/// The longest heading that is known by its number alone.
const MAX_NUMBERED: usize = 30;

/// The blocks of the pages.
pub(super) fn blocks(pages: Vec<Page>, style: &Style) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for (index, page) in pages.into_iter().enumerate() {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let mut begins_page = true;
        for element in page.elements {
            match element {
                Element::Column(column) => add_column(column, number, begins_page, style, &mut blocks),
                Element::Table(table) => {
                    let rest = match blocks.last_mut() {
                        Some(Block::Table { rows, pages }) if begins_page => {
                            let before = rows.rows.len();
                            let rest = rows.go_on(table);
                            pages.push((before, number));
                            rest.err()
                        }
                        _ => Some(table),
                    };
                    if let Some(table) = rest {
                        blocks.push(Block::Table { rows: Rows::of(table), pages: vec![(0, number)] });
                    }
                }
            }
            begins_page = false;
        }
    }
    numbered_headings(blocks, style)
}

fn add_column(column: Column, page: u32, begins_page: bool, style: &Style, blocks: &mut Vec<Block>) {
    let edges = edges(&column, style);
    let mut first = begins_page;
    for paragraph in paragraphs::divide(&column.lines, edges) {
        let block = block(paragraph, page, style);
        let goes_on = first && !column.own_edges;
        first = false;
        match (block, blocks.last_mut()) {
            (Block::Text(text), Some(Block::Text(before))) if goes_on && continues(before, &text) => {
                before.lines.extend(text.lines);
                before.is_full = text.is_full;
            }
            (block, _) => blocks.push(block),
        }
    }
}

fn edges(column: &Column, style: &Style) -> Edges {
    let left = column.lines.iter().map(|line| line.x0).fold(f32::INFINITY, f32::min);
    let right = column.lines.iter().map(|line| line.x1).fold(0.0, f32::max);
    let size = column.lines.first().map_or(10.0, |line| line.size);
    let right = if column.own_edges {
        // The text keeps as much from the right edge as from the left, two letters at most.
        (column.x1 - (left - column.x0).clamp(0.0, 2.0 * size)).max(right)
    } else {
        style.right(column.x1).unwrap_or(right)
    };
    Edges { left, right }
}

/// Whether the first paragraph of a page is the rest of the last one on the page before.
fn continues(before: &Text, text: &Text) -> bool {
    let (Some(last), Some(first)) = (before.lines.last(), text.lines.first()) else {
        return false;
    };
    let (last, first) = (&last.line, &first.line);
    before.is_full
        && text.mark.is_none()
        && !last.text.ends_with(['。', '．'])
        && (last.size - first.size).abs() <= 0.08 * last.size
        && (before.lines.len() == 1 || first.x0 <= last.x0 + 0.5 * first.size)
}

fn block(paragraph: Lines, page: u32, style: &Style) -> Block {
    let Lines { lines, is_full } = paragraph;
    let text: String = lines.iter().map(|line| line.text.as_str()).collect();
    let mark = marks::mark(&text);
    let lines: Vec<Placed> = lines.into_iter().map(|line| Placed { page, line }).collect();
    match rank(&lines, &text, mark, style) {
        Some(rank) => Block::Heading { rank, lines },
        None => Block::Text(Text { lines, mark, is_full }),
    }
}

/// The rank of a heading that its font sets apart; `None` for other text.
fn rank(lines: &[Placed], text: &str, mark: Option<Mark>, style: &Style) -> Option<Rank> {
    let long = text.chars().count() > MAX_HEADING || lines.len() > MAX_HEADING_LINES;
    let sentence = text.trim_end().ends_with(['。', '、', '，']);
    let item = mark.is_some_and(|mark| matches!(mark.kind, Kind::Bullet | Kind::Note));
    if long || sentence || text.chars().filter(|c| c.is_alphanumeric()).count() < 2 {
        return None;
    }
    let line = &lines.first()?.line;
    let heavier = lines.iter().all(|placed| placed.line.weight > style.weight);
    let size = style.heading_size(line.size);
    match size {
        Some(size) if !item || heavier => Some((size, mark_rank(mark))),
        None if heavier && !item && line.size >= 0.95 * style.size => {
            Some((style.sizes.len(), mark_rank(mark)))
        }
        _ => None,
    }
}

fn mark_rank(mark: Option<Mark>) -> usize {
    match mark.map(|mark| mark.kind) {
        None | Some(Kind::Bullet | Kind::Note) => UNMARKED,
        Some(Kind::Chapter) => 0,
        Some(Kind::Section) => 1,
        Some(Kind::Number | Kind::Listed) => 2,
        Some(Kind::Double) => 3,
        Some(Kind::Bracketed) => 4,
        Some(Kind::Kana) => 5,
        Some(Kind::BracketedKana | Kind::Circled) => 6,
    }
}

/// Makes headings of short lines with an official number, when text of their own follows and no item of the same list.
fn numbered_headings(blocks: Vec<Block>, style: &Style) -> Vec<Block> {
    let kinds: Vec<Option<Kind>> = blocks.iter().map(candidate).collect();
    let follows: Vec<Option<Kind>> = blocks
        .iter()
        .map(|block| match block {
            Block::Text(text) => text.mark.map(|mark| mark.kind),
            _ => None,
        })
        .collect();
    let is_heading = |index: usize, kind: Kind| {
        let Some(next) = blocks.get(index + 1) else {
            return false;
        };
        if kind <= Kind::Section {
            return true;
        }
        let before = index.checked_sub(1).and_then(|before| follows[before]);
        let after = follows[index + 1];
        let deeper = after.is_none_or(|after| after > kind);
        deeper && before != Some(kind) && !matches!(next, Block::Heading { .. })
    };
    let heads: Vec<bool> = kinds
        .iter()
        .enumerate()
        .map(|(index, kind)| kind.is_some_and(|kind| is_heading(index, kind)))
        .collect();
    let turn = |(block, is_heading): (Block, bool)| match block {
        Block::Text(text) if is_heading => {
            Block::Heading { rank: (style.sizes.len() + 1, mark_rank(text.mark)), lines: text.lines }
        }
        other => other,
    };
    blocks.into_iter().zip(heads).map(turn).collect()
}

/// The mark of a short line of its own, which may be a heading.
fn candidate(block: &Block) -> Option<Kind> {
    let Block::Text(text) = block else {
        return None;
    };
    let kind = text.mark.map(|mark| mark.kind).filter(|kind| kind.may_head())?;
    let [placed] = &text.lines[..] else {
        return None;
    };
    let line = placed.line.text.trim_end();
    let ends = line.ends_with(['。', '．', '、', '，', '：', ':', '；']);
    (!ends && !text.is_full && line.chars().count() <= MAX_NUMBERED).then_some(kind)
}
