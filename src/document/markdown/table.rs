//! Pipe tables.

use std::ops::Range;

use memchr::{memchr, memchr_iter};

use super::super::lines::{Line, count_chars};
use super::super::{Builder, Piece};
use super::inline::Inline;

/// The columns of the table that is open.
#[derive(Debug)]
pub(super) struct Table {
    heads: Vec<Range<usize>>,
    /// Whether its head begins with a pipe: then its rows do, too.
    fenced: bool,
}

impl Table {
    /// A table whose head is this line; without one, its columns have no heads.
    pub(super) fn begin<'a>(out: &mut Builder, inline: &mut Inline<'a>, head: Option<Line<'a>>) -> Self {
        let Some(head) = head else {
            return Self { heads: Vec::new(), fenced: true };
        };
        let heads = cells(head).map(|cell| {
            inline.clear();
            inline.read(cell);
            out.head(inline.all())
        });
        let heads = heads.collect();
        inline.clear();
        Self { heads, fenced: head.text.starts_with('|') }
    }

    /// Whether a line goes on with the table.
    pub(super) fn takes(&self, text: &str) -> bool {
        if self.fenced { text.starts_with('|') } else { memchr(b'|', text.as_bytes()).is_some() }
    }

    /// Adds a row. What a cell holds on several lines become several cells under the same head, so that no statement
    /// runs into the next.
    pub(super) fn row<'a>(&self, out: &mut Builder, inline: &mut Inline<'a>, line: Line<'a>) {
        let mut parts: Vec<(usize, Range<usize>)> = Vec::with_capacity(self.heads.len());
        for (column, cell) in cells(line).enumerate() {
            let start = inline.len();
            // A blank cell is one, too: it says that a label has nothing beside it.
            if cell.text.trim().is_empty() {
                parts.push((column, start..start));
                continue;
            }
            inline.read(cell);
            parts.extend(inline.statements(start..inline.len()).map(|part| (column, part)));
        }
        let head = |column: usize| self.heads.get(column).cloned().unwrap_or(0..0);
        let row: Vec<(Range<usize>, &[Piece<'a>])> =
            parts.into_iter().map(|(column, part)| (head(column), inline.slice(part))).collect();
        out.row(&row);
        inline.clear();
    }
}

/// Whether a line is the rule under a table's head, `| --- | :-: |`. One column needs a pipe.
pub(super) fn is_rule(text: &str) -> bool {
    let mut dash = false;
    let mut pipe = false;
    for b in text.bytes() {
        match b {
            b'-' => dash = true,
            b'|' => pipe = true,
            b':' | b' ' | b'\t' => {}
            _ => return false,
        }
    }
    dash && pipe
}

/// The cells of a line, between pipes that are not escaped.
fn cells(line: Line<'_>) -> impl Iterator<Item = Line<'_>> {
    let text = line.text.trim_end();
    let bytes = text.as_bytes();
    let start = usize::from(bytes.first() == Some(&b'|'));
    let inner = line.part(start, text.len());
    let bytes = inner.text.as_bytes();
    let escaped =
        |at: usize| bytes[..at].iter().rev().take_while(|b| **b == b'\\').take(MOST_ESCAPES).count() % 2 == 1;
    let closed = bytes.last() == Some(&b'|') && !escaped(bytes.len() - 1);
    let bytes = &bytes[..bytes.len() - usize::from(closed)];
    let ends = memchr_iter(b'|', bytes).filter(move |at| !escaped(*at)).take(MOST_COLUMNS);
    ends.chain([bytes.len()]).scan((0, inner.column), move |(from, column), end| {
        let cell = Line { column: *column, text: &inner.text[*from..end], ..inner };
        *column = column.saturating_add(count_chars(cell.text)).saturating_add(1);
        *from = end + 1;
        Some(cell)
    })
}

/// The most pipes of a row; what comes after is one cell.
const MOST_COLUMNS: usize = 4096;

/// Backslashes before a pipe that are counted.
const MOST_ESCAPES: usize = 8;

#[cfg(test)]
mod tests {
    use super::super::super::lines::Lines;
    use super::{cells, is_rule};

    #[test]
    fn cells_and_their_columns() {
        let of = |text| {
            let line = Lines::new(text).next().unwrap();
            cells(line).map(|c| (c.column, c.text.trim().to_owned())).collect::<Vec<_>>()
        };
        let cell = |column, text: &str| (column, text.to_owned());
        assert_eq!(of("| 区分 | 担当 |"), [cell(2, "区分"), cell(7, "担当")]);
        assert_eq!(of("区分|担当"), [cell(1, "区分"), cell(4, "担当")]);
        assert_eq!(of(r"|a\|b| |"), [cell(2, r"a\|b"), cell(7, "")]);
        assert_eq!(of("|"), [cell(2, "")]);
    }

    #[test]
    fn rules_under_heads() {
        assert!(is_rule("| --- | :-: |") && is_rule("---|---") && is_rule("|-"));
        assert!(!is_rule("---") && !is_rule("| 一 |") && !is_rule("| | |"));
    }
}
