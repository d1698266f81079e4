//! Blocks to the document.

use std::ops::Range;

use super::blocks::{Block, Placed, Rank, Text, UNMARKED};
use super::layout::TextLine;
use super::marks::Kind;
use super::tables::{Field, Rows};
use crate::document::{Builder, Piece, Place};

/// Puts the blocks into the document.
pub(super) fn emit(blocks: &[Block], builder: &mut Builder) {
    let levels = levels(blocks);
    let mut list: Vec<(Kind, f32)> = Vec::new();
    for block in blocks {
        match block {
            Block::Heading { rank, lines } => {
                list.clear();
                let level = levels.iter().filter(|own| **own < settled(*rank, &levels)).count() + 1;
                builder.heading(level, &pieces(lines, 0));
            }
            Block::Text(text) => emit_text(text, &mut list, builder),
            Block::Table { rows, pages } => {
                list.clear();
                emit_table(rows, pages, builder);
            }
        }
    }
}

/// The ranks of headings, highest first.
fn levels(blocks: &[Block]) -> Vec<Rank> {
    let mut ranks: Vec<Rank> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading { rank, .. } => Some(*rank),
            _ => None,
        })
        .collect();
    ranks.sort_unstable();
    ranks.dedup();
    let settled: Vec<Rank> = ranks.iter().map(|rank| settled(*rank, &ranks)).collect();
    ranks.retain(|rank| settled.contains(rank));
    ranks
}

/// A rank, or for a heading without a mark the highest of its size.
fn settled(rank: Rank, ranks: &[Rank]) -> Rank {
    let highest = ranks.iter().find(|own| own.0 == rank.0).copied();
    if rank.1 == UNMARKED { highest.unwrap_or(rank) } else { rank }
}

fn emit_text(text: &Text, list: &mut Vec<(Kind, f32)>, builder: &mut Builder) {
    let Some(mark) = text.mark.filter(|mark| mark.kind != Kind::Note) else {
        list.clear();
        builder.paragraph(&pieces(&text.lines, 0));
        return;
    };
    let x0 = text.lines.first().map_or(0.0, |placed| placed.line.x0);
    let size = text.lines.first().map_or(10.0, |placed| placed.line.size);
    // The list goes on where this mark stood before; else it is a list within the last item, when set in or of
    // another mark at the same place.
    let same = |(kind, at): &(Kind, f32)| *kind == mark.kind && (at - x0).abs() < 0.8 * size;
    match list.iter().position(same) {
        Some(depth) => list.truncate(depth + 1),
        None => {
            while list.last().is_some_and(|(_, at)| *at > x0 + 0.8 * size) {
                list.pop();
            }
            list.push((mark.kind, x0));
        }
    }
    builder.item(list.len() - 1, &pieces(&text.lines, mark.length));
}

/// The lines as pieces, without so many bytes of the first.
fn pieces(lines: &[Placed], mark: usize) -> Vec<Piece<'_>> {
    lines
        .iter()
        .enumerate()
        .map(|(index, placed)| {
            let whole = placed.line.text.as_str();
            Piece {
                text: whole.get(if index == 0 { mark } else { 0 }..).unwrap_or(whole),
                place: place(placed.page, &placed.line),
            }
        })
        .collect()
}

fn place(page: u32, line: &TextLine) -> Place {
    Place::Page { page, line: line.number }
}

fn emit_table(table: &Rows, pages: &[(usize, u32)], builder: &mut Builder) {
    let page_of = |row: usize| {
        let index = pages.partition_point(|(first, _)| *first <= row).saturating_sub(1);
        pages.get(index).map_or(1, |(_, page)| *page)
    };
    let columns = table.rows.iter().flatten().map(|field| field.columns.1 + 1).max().unwrap_or(0);
    let head_page = page_of(0);
    let heads: Vec<Range<usize>> =
        (0..columns)
            .map(|column| {
                if table.heads == 0 {
                    0..0
                } else {
                    builder.head(&line_pieces(table.head(column), head_page))
                }
            })
            .collect();
    for (index, row) in table.rows.iter().enumerate().skip(table.heads) {
        if builder.is_full() {
            return;
        }
        let page = page_of(index);
        if table.is_form {
            emit_form_row(row, page, builder);
            continue;
        }
        let cells: Vec<(Range<usize>, Vec<Piece<'_>>)> = row
            .iter()
            .map(|field| (heads[field.columns.0].clone(), line_pieces(field.lines().collect(), page)))
            .collect();
        builder.row(&cells);
    }
}

/// Labels and what is filled in beside them. What has several paragraphs becomes a row for each, all under its label.
fn emit_form_row(row: &[Field], page: u32, builder: &mut Builder) {
    // The label of a group of rows stands before the pairs.
    let (group, pairs) = row.split_at(row.len() % 2);
    if let [only] = group {
        builder.row(&[(0..0, line_pieces(only.lines().collect(), page))]);
    }
    for pair in pairs.chunks_exact(2) {
        let head = builder.head(&line_pieces(pair[0].lines().collect(), page));
        for paragraph in &pair[1].paragraphs {
            builder.row(&[(head.clone(), line_pieces(paragraph.iter().collect(), page))]);
        }
    }
}

fn line_pieces(lines: Vec<&TextLine>, page: u32) -> Vec<Piece<'_>> {
    lines.into_iter().map(|line| Piece { text: &line.text, place: place(page, line) }).collect()
}
