//! Lines to paragraphs: which line goes on with the one above.

use super::layout::TextLine;
use super::marks;

/// Lines that are read as one.
#[derive(Clone, Debug)]
pub(super) struct Lines {
    pub(super) lines: Vec<TextLine>,
    /// Whether the last line is full, so that the text may go on elsewhere.
    pub(super) is_full: bool,
}

/// The edges that the lines of a column fill.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edges {
    pub(super) left: f32,
    pub(super) right: f32,
}

/// Divides lines below one another into paragraphs.
pub(super) fn divide(lines: &[TextLine], edges: Edges) -> Vec<Lines> {
    let mut paragraphs: Vec<Lines> = Vec::new();
    let pitch = pitch(lines);
    for line in lines {
        let goes_on =
            paragraphs.last().is_some_and(|paragraph| goes_on(&paragraph.lines, line, edges, pitch));
        match paragraphs.last_mut() {
            Some(paragraph) if goes_on => paragraph.lines.push(line.clone()),
            _ => paragraphs.push(Lines { lines: vec![line.clone()], is_full: false }),
        }
    }
    for paragraph in &mut paragraphs {
        paragraph.is_full = paragraph.lines.last().is_some_and(|last| is_full(last, "字", edges.right));
    }
    paragraphs
}

/// The usual distance of lines, in heights of their font: the smaller half's largest, so that gaps between
/// paragraphs do not count.
fn pitch(lines: &[TextLine]) -> f32 {
    let mut steps: Vec<f32> = lines
        .windows(2)
        .filter(|pair| same_size(&pair[0], &pair[1]))
        .map(|pair| (pair[1].base - pair[0].base) / pair[1].size)
        .filter(|step| (0.9..=3.0).contains(step))
        .collect();
    steps.sort_by(f32::total_cmp);
    steps.get(steps.len() / 3).copied().unwrap_or(1.8)
}

fn same_size(a: &TextLine, b: &TextLine) -> bool {
    (a.size - b.size).abs() <= 0.08 * a.size.max(b.size)
}

fn goes_on(paragraph: &[TextLine], next: &TextLine, edges: Edges, pitch: f32) -> bool {
    let (Some(first), Some(last)) = (paragraph.first(), paragraph.last()) else {
        return false;
    };
    let step = (next.base - last.base) / next.size;
    let styles_differ =
        !same_size(last, next) || (last.weight != next.weight && !is_full(last, &next.text, edges.right));
    if styles_differ || step > pitch * 1.35 + 0.15 || step <= 0.0 {
        return false;
    }
    if !is_full(last, &next.text, edges.right) {
        return false;
    }
    let ends = last.text.ends_with(['。', '．', '：', ':']);
    if let Some(mark) = marks::mark(&next.text) {
        // A number at the beginning of a line can be the middle of a sentence; a bullet cannot.
        let strong = !matches!(mark.kind, marks::Kind::Number | marks::Kind::Double | marks::Kind::Listed);
        if strong || ends || next.x0 <= first.x0 + 0.5 * next.size {
            return false;
        }
    }
    let half = 0.5 * next.size;
    let indented = next.x0 > last.x0 + half;
    if indented {
        // The text of an item hangs; the first line of a paragraph is set in.
        return paragraph.len() == 1 && marks::mark(&first.text).is_some();
    }
    let first_is_set_in = first.x0 > edges.left + half && marks::mark(&first.text).is_none();
    if paragraph.len() == 1 && first_is_set_in && (next.x0 - first.x0).abs() <= half && ends {
        // Set in like the line above, which was a paragraph of one full line.
        return false;
    }
    true
}

/// Whether a line had no room for the beginning of the next.
pub(super) fn is_full(line: &TextLine, next: &str, right: f32) -> bool {
    let mut need = 0.0;
    for (index, c) in next.chars().take(24).enumerate() {
        let is_word = c.is_ascii_graphic();
        if index > 0 && !is_word && !never_first(c) {
            break;
        }
        need += if is_word { 0.55 } else { 1.0 };
        if !is_word && next.chars().nth(index + 1).is_some_and(|after| after.is_ascii_graphic()) {
            break;
        }
    }
    right - line.x1 < (need + 0.6) * line.size
}

/// What stands at no beginning of a line.
fn never_first(c: char) -> bool {
    "、。，．」』）】〕・ーぁぃぅぇぉっゃゅょァィゥェォッャュョ％々".contains(c)
}

#[cfg(test)]
mod tests {
    use super::{Edges, divide};
    use crate::document::pdf::fonts::Weight;
    use crate::document::pdf::layout::TextLine;

    const EDGES: Edges = Edges { left: 0.0, right: 100.0 };

    fn line(number: u32, x0: f32, text: &str) -> TextLine {
        let x1 = x0 + 10.0 * text.chars().count() as f32;
        let base = 16.0 * number as f32;
        TextLine { text: text.to_owned(), x0, x1, base, size: 10.0, weight: Weight::Plain, number }
    }

    fn texts(lines: &[TextLine]) -> Vec<String> {
        let text = |lines: &[TextLine]| lines.iter().map(|line| line.text.as_str()).collect::<String>();
        divide(lines, EDGES).iter().map(|paragraph| text(&paragraph.lines)).collect()
    }

    #[test]
    fn a_full_line_goes_on() {
        let lines =
            [line(1, 0.0, "一二三四五六七八九十"), line(2, 0.0, "次の行。"), line(3, 0.0, "別の段落")];
        assert_eq!(texts(&lines), ["一二三四五六七八九十次の行。", "別の段落"]);
    }

    #[test]
    fn a_first_line_that_is_set_in_begins_a_paragraph() {
        let lines = [
            line(1, 10.0, "一二三四五六七八九"),
            line(2, 0.0, "一二三四五六七八九。"),
            line(3, 10.0, "一二三四五六七八。"),
            line(4, 10.0, "次の段落"),
        ];
        assert_eq!(
            texts(&lines),
            ["一二三四五六七八九一二三四五六七八九。", "一二三四五六七八。", "次の段落"]
        );
    }

    #[test]
    fn the_text_of_an_item_hangs() {
        let lines = [line(1, 0.0, "・二三四五六七八九十"), line(2, 10.0, "続き"), line(3, 0.0, "・次")];
        assert_eq!(texts(&lines), ["・二三四五六七八九十続き", "・次"]);
    }

    #[test]
    fn a_wide_step_begins_a_paragraph() {
        let mut lines =
            [line(1, 0.0, "一二三四五六七八九十"), line(2, 0.0, "一二三四五六七八九十"), line(4, 0.0, "次")];
        lines[2].base += 5.0;
        assert_eq!(texts(&lines), ["一二三四五六七八九十一二三四五六七八九十", "次"]);
    }
}
