//! How lines of plain text stand on the page: indentation, width, columns.

use std::ops::Range;

use memchr::{memchr, memmem};

use super::super::lines::{Line, Lines};

/// Columns of a tab stop.
const TAB: usize = 8;

/// Lines that are measured to find out how wide a page is.
const SAMPLE: usize = 4000;

/// The most parts of a line; the last holds all that follows.
const MOST_PARTS: usize = 1 << 10;

/// The widest page, in columns: what is wider was never broken by hand.
const WIDEST: usize = 160;

/// The narrowest page.
const NARROWEST: usize = 40;

/// How far lines of a page may end apart: no line may begin with 。 or 」, so some end early.
const RAGGED: usize = 6;

/// The width of a text in columns; all but ASCII counts two.
pub(in super::super) fn columns_of(text: &str) -> usize {
    let ascii = text.bytes().filter(u8::is_ascii).count();
    2 * text.chars().count() - ascii
}

/// A line as it stands on the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed<'a> {
    /// The line, without blanks at both ends.
    pub(super) line: Line<'a>,
    /// How far it is indented, in columns.
    pub(super) indent: usize,
    /// The column where it ends.
    pub(super) edge: usize,
}

impl<'a> Placed<'a> {
    pub(super) fn new(line: Line<'a>) -> Self {
        let mut indent = 0;
        let trimmed = line.trimmed();
        for c in line.text[..line.text.len() - line.text.trim_start().len()].chars() {
            indent += match c {
                '\t' => TAB - indent % TAB,
                ' ' => 1,
                _ => 2,
            };
        }
        Self { line: trimmed, indent, edge: indent + columns_of(trimmed.text) }
    }

    pub(super) fn text(&self) -> &'a str {
        self.line.text
    }

    pub(super) fn is_blank(&self) -> bool {
        self.line.text.is_empty()
    }

    /// The width of its text.
    pub(super) fn width(&self) -> usize {
        self.edge - self.indent
    }

    /// Whether it ends a sentence.
    pub(super) fn ends_sentence(&self) -> bool {
        ends_sentence(self.text())
    }
}

pub(super) fn ends_sentence(text: &str) -> bool {
    text.ends_with(['。', '！', '？', '．']) || text.ends_with("。）") || text.ends_with("。」")
}

/// How wide the page is on which a text was broken by hand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page {
    /// Nothing when lines are as long as their paragraphs.
    width: Option<usize>,
}

impl Page {
    /// Where many lines end, and hardly one goes beyond.
    pub(super) fn of(lines: Lines<'_>) -> Self {
        let mut ends = [0_usize; WIDEST + 1];
        let (mut all, mut longer) = (0, 0);
        for line in lines.take(SAMPLE) {
            if line.text.trim().is_empty() {
                continue;
            }
            all += 1;
            // Blanks at the end count for nothing; a line of so many bytes is too long whatever it holds.
            let edge = if line.text.len() > 4 * WIDEST { usize::MAX } else { Placed::new(line).edge };
            match ends.get_mut(edge) {
                Some(count) => *count += 1,
                None => longer += 1,
            }
        }
        let enough = (all * 8 / 100).max(3);
        let mut beyond = longer;
        for width in (NARROWEST..=WIDEST).rev() {
            let here: usize = ends[width - RAGGED..=width].iter().sum();
            if ends[width] > 0 && here >= enough {
                let few = beyond * 100 <= all * 3;
                return Self { width: few.then_some(width) };
            }
            beyond += ends[width];
        }
        Self { width: None }
    }

    /// Whether the line is full, so that the next may go on with its sentence.
    pub(super) fn is_full(self, line: &Placed<'_>) -> bool {
        self.width.is_some_and(|width| line.edge + RAGGED >= width)
    }

    /// Whether a line was pushed to the right: a date, a name, 以上.
    pub(super) fn is_right(self, line: &Placed<'_>) -> bool {
        let width = self.width.unwrap_or(72);
        line.indent >= width / 2 || line.indent > line.width() && line.edge + RAGGED >= width
    }

    /// Whether a line was set in the middle.
    pub(super) fn is_centred(self, line: &Placed<'_>) -> bool {
        const ABOUT: usize = 10;
        match self.width {
            Some(width) => line.indent >= 6 && line.indent.abs_diff(width.saturating_sub(line.edge)) <= ABOUT,
            None => line.indent >= 12 && !self.is_right(line),
        }
    }
}

/// The parts of a line between wide gaps: a tab, two or more wide blanks, three or more narrow ones.
/// One part when there is no gap, when the line is too long to have been set, or when the letters of a title are only set apart.
pub(super) fn parts(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let set = text.len() <= 3 * WIDEST
        && ["　　", "　 ", " 　", "   "].iter().any(|gap| memmem::find(bytes, gap.as_bytes()).is_some());
    if !set && memchr(b'\t', bytes).is_none() {
        return vec![0..text.len(); 1];
    }
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    let mut gap: Option<(usize, usize)> = None;
    for (at, c) in text.char_indices() {
        let width = match c {
            '\t' => 4,
            '　' => 2,
            ' ' => 1,
            _ => {
                if let Some((from, width)) = gap.take()
                    && width > 2
                    && parts.len() < MOST_PARTS
                {
                    parts.push(start..from);
                    start = at;
                }
                continue;
            }
        };
        gap = Some(gap.map_or((at, width), |(from, before)| (from, before + width)));
    }
    let end = gap.map_or(text.len(), |(from, _)| from);
    parts.push(start..end);
    let letters = |part: &Range<usize>| text[part.clone()].chars().filter(|c| !c.is_whitespace()).count();
    if parts.len() > 1 && parts.iter().all(|part| letters(part) < 2) {
        return vec![0..end; 1];
    }
    parts
}

/// A label and what stands beside it, with one wide blank between: 起案日　令和６年.
pub(super) fn label(text: &str) -> Option<(usize, usize)> {
    const LONGEST: usize = 12;
    let at = text.find('　')?;
    let after = at + '　'.len_utf8();
    let fits = (4..=LONGEST).contains(&columns_of(&text[..at])) && !text[after..].starts_with('　');
    (fits && after < text.len()).then_some((at, after))
}

/// Whether a line is only drawn.
pub(super) fn is_rule(text: &str) -> bool {
    let drawn = |c: char| {
        matches!(
            c,
            '─'
                ..='╿'
                    | '―'
                    | '—'
                    | '–'
                    | '＝'
                    | '='
                    | '-'
                    | '－'
                    | '_'
                    | '＿'
                    | '*'
                    | '＊'
                    | '~'
                    | '～'
                    | '〜'
                    | '+'
                    | '＋'
                    | '|'
                    | '｜'
                    | '※'
                    | '☆'
                    | '★'
                    | '■'
                    | '□'
                    | '◆'
                    | '◇'
                    | '▼'
                    | '▲'
                    | '●'
                    | '・'
                    | '…'
                    | '･'
                    | '.'
                    | '．'
                    | '#'
                    | '＃'
                    | '<'
                    | '>'
        ) || c.is_whitespace()
    };
    let first = text.chars().next();
    first.is_some_and(drawn)
        && text.chars().all(drawn)
        && text.chars().filter(|c| !c.is_whitespace()).nth(2).is_some()
}

#[cfg(test)]
mod tests {
    use super::{Lines, Page, Placed, is_rule, label, parts};

    #[test]
    fn parts_between_gaps() {
        let of = |text: &str| parts(text).into_iter().map(|p| text[p].to_owned()).collect::<Vec<_>>();
        assert_eq!(of("令和７年２月　　公告"), ["令和７年２月", "公告"]);
        assert_eq!(of("区分\t担当\t"), ["区分", "担当"]);
        assert_eq!(of("起　　案　　書"), ["起　　案　　書"]);
        assert_eq!(of("件　名　予約システム"), ["件　名　予約システム"]);
        assert_eq!(label("起案日　令和６年"), Some((9, 12)));
        assert_eq!(label("件　名　予約"), None);
    }

    #[test]
    fn the_width_of_a_page() {
        let full = "本業務は、洪水、土砂災害及び高潮の浸水想定、避難所の開設状況、通\n";
        assert!(
            Page::of(Lines::new(&full.repeat(5))).is_full(&Placed::new(Lines::new(full).next().unwrap()))
        );
        let long = "長い行である。".repeat(40);
        let page = Page::of(Lines::new(&long));
        assert!(!page.is_full(&Placed::new(Lines::new(&long).next().unwrap())));
    }

    #[test]
    fn rules() {
        assert!(is_rule("━━━━━") && is_rule("-----") && is_rule("┌──┬──┐") && is_rule("＊　＊　＊"));
        assert!(!is_rule("--") && !is_rule("- 項目") && !is_rule("記"));
    }
}
