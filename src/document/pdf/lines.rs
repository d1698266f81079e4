//! Glyphs to lines: letters on one baseline, in order, with the spaces that the eye sees.

use super::collect::{Drawn, Glyph};
use super::fonts::Weight;
use super::frame::{Area, Direction, Frame};

/// A gap between letters, in heights of the font, at which a line falls into fragments: cells of a table without
/// rules, columns of a page, a number and its heading. What spaces fill is no gap, up to so many heights.
const GAP: f32 = 0.7;
const SPACES: f32 = 2.2;

/// A piece of a line without a wide gap, on a page turned to run to the right.
#[derive(Clone, Debug)]
pub(super) struct Fragment {
    pub(super) x0: f32,
    pub(super) x1: f32,
    /// The baseline.
    pub(super) base: f32,
    pub(super) size: f32,
    pub(super) weight: Weight,
    pub(super) text: String,
}

impl Fragment {
    pub(super) fn area(&self) -> Area {
        Area::new(self.x0, self.base - 0.88 * self.size, self.x1, self.base + 0.12 * self.size)
    }
}

/// The direction that most of a page runs to.
pub(super) fn main_direction(drawn: &Drawn) -> Direction {
    let count = |direction| drawn.glyphs.iter().filter(|glyph| glyph.direction == direction).count();
    // The first of equals: to the right.
    Direction::ALL.into_iter().rev().max_by_key(|direction| count(*direction)).unwrap_or(Direction::Right)
}

/// A letter on the turned page.
#[derive(Clone, Copy)]
pub(super) struct Letter<'t> {
    text: &'t str,
    x0: f32,
    x1: f32,
    base: f32,
    size: f32,
    weight: Weight,
}

impl Letter<'_> {
    pub(super) fn middle(&self) -> (f32, f32) {
        ((self.x0 + self.x1) / 2.0, self.base - 0.38 * self.size)
    }
}

/// The letters of one direction, on the page turned to it.
pub(super) fn letters<'t>(drawn: &'t Drawn, frame: &Frame) -> Vec<Letter<'t>> {
    let of_frame = |glyph: &&Glyph| glyph.direction == frame.direction;
    let turned = drawn.glyphs.iter().filter(of_frame).map(|glyph| {
        let (x0, base) = frame.turn(glyph.start.0, glyph.start.1);
        let (x1, _) = frame.turn(glyph.end.0, glyph.end.1);
        let text = &drawn.text[glyph.text.0 as usize..glyph.text.1 as usize];
        Letter { text, x0: x0.min(x1), x1: x1.max(x0), base, size: glyph.size, weight: glyph.weight }
    });
    turned.collect()
}

/// Text across the main direction, such as a label that runs down the side of a table: a fragment each,
/// placed where it stands on the page of the main direction.
pub(super) fn across(drawn: &Drawn, main: &Frame) -> Vec<Fragment> {
    let mut found = Vec::new();
    for direction in Direction::ALL.into_iter().filter(|direction| *direction != main.direction) {
        let frame = Frame { direction, ..*main };
        let back = |x: f32, y: f32| match direction {
            Direction::Right => (x, y),
            Direction::Down => (main.width - y, x),
            Direction::Left => (main.width - x, main.height - y),
            Direction::Up => (y, main.height - x),
        };
        for line in assemble(letters(drawn, &frame)) {
            for fragment in line {
                let own = fragment.area();
                let ((x0, y0), (x1, y1)) = (back(own.x0, own.y0), back(own.x1, own.y1));
                let area = main.turn_area(&Area::new(x0, y0, x1, y1));
                found.push(Fragment { x0: area.x0, x1: area.x1, base: area.y0 + fragment.size, ..fragment });
            }
        }
    }
    found
}

/// Lines from top to bottom, each of its fragments from left to right.
pub(super) fn assemble(mut letters: Vec<Letter<'_>>) -> Vec<Vec<Fragment>> {
    letters.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut lines: Vec<Vec<Fragment>> = Vec::new();
    let mut start = 0;
    while start < letters.len() {
        let mut size = letters[start].size;
        let mut end = start + 1;
        while end < letters.len() {
            let next = &letters[end];
            // Against the first letter, so that a slope of tiny steps does not become one line.
            if next.base - letters[start].base > 0.3 * size.max(next.size) {
                break;
            }
            size = size.max(next.size);
            end += 1;
        }
        let line = fragments(&mut letters[start..end]);
        if !line.is_empty() {
            lines.push(line);
        }
        start = end;
    }
    without_readings(lines)
}

fn fragments(letters: &mut [Letter<'_>]) -> Vec<Fragment> {
    letters.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    let mut fragments: Vec<Fragment> = Vec::new();
    let mut space = String::new();
    let mut last: Option<Letter<'_>> = None;
    let mut reach = f32::NEG_INFINITY;
    for letter in letters.iter() {
        if letter.text.trim().is_empty() {
            space.push_str(letter.text);
            reach = reach.max(letter.x1);
            continue;
        }
        if let (Some(before), Some(fragment)) = (last, fragments.last_mut()) {
            // Bold letters are often the same letter drawn twice, a hair apart, or filled and then stroked.
            if before.text == letter.text && (before.x0 - letter.x0).abs() < (0.12 * letter.size).max(0.3) {
                fragment.weight = Weight::Bold;
                space.clear();
                continue;
            }
            let size = letter.size.max(before.size);
            let gap = (letter.x0 - fragment.x1) / size;
            if gap <= SPACES && letter.x0 - reach <= GAP * size {
                fragment.text.push_str(between(gap, &space, &before, letter));
                fragment.text.push_str(letter.text);
                fragment.x1 = fragment.x1.max(letter.x1);
                fragment.size = fragment.size.max(letter.size);
                fragment.weight = fragment.weight.min(letter.weight);
                space.clear();
                reach = reach.max(letter.x1);
                last = Some(*letter);
                continue;
            }
        }
        reach = letter.x1;
        fragments.push(Fragment {
            x0: letter.x0,
            x1: letter.x1,
            base: letter.base,
            size: letter.size,
            weight: letter.weight,
            text: letter.text.to_owned(),
        });
        space.clear();
        last = Some(*letter);
    }
    fragments
}

/// The space between two letters.
fn between(gap: f32, space: &str, before: &Letter<'_>, after: &Letter<'_>) -> &'static str {
    let ascii = before.text.is_ascii() && after.text.is_ascii();
    if gap < 0.12 {
        // A space that takes no room is not seen.
        return "";
    }
    if ascii {
        return if !space.is_empty() || gap > 0.2 { " " } else { "" };
    }
    if space.contains('　') || gap > GAP {
        "　"
    } else if space.is_empty() {
        ""
    } else {
        " "
    }
}

/// Takes out small kana right above a line: readings of its words.
fn without_readings(lines: Vec<Vec<Fragment>>) -> Vec<Vec<Fragment>> {
    let is_reading = |fragment: &Fragment, below: &[Fragment]| {
        let kana = |c: char| matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー' | '・' | ' ' | '　');
        fragment.text.chars().all(kana)
            && below.iter().any(|base| {
                fragment.size <= 0.6 * base.size
                    && base.base - fragment.base <= 1.4 * base.size
                    && fragment.x0 >= base.x0 - base.size
                    && fragment.x1 <= base.x1 + base.size
            })
    };
    let readings: Vec<Vec<bool>> = lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            let below = lines.get(index + 1).map_or(&[][..], Vec::as_slice);
            line.iter().map(|fragment| is_reading(fragment, below)).collect()
        })
        .collect();
    let mut kept = Vec::with_capacity(lines.len());
    for (line, readings) in lines.into_iter().zip(readings) {
        let line: Vec<Fragment> = line
            .into_iter()
            .zip(readings)
            .filter(|(_, reading)| !reading)
            .map(|(fragment, _)| fragment)
            .collect();
        if !line.is_empty() {
            kept.push(line);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{Letter, Weight, assemble};

    fn letters<'t>(text: &'t str, x: f32, base: f32, size: f32) -> Vec<Letter<'t>> {
        let mut x = x;
        text.char_indices()
            .map(|(at, c)| {
                let width = if c.is_ascii() { size / 2.0 } else { size };
                let letter = Letter {
                    text: &text[at..at + c.len_utf8()],
                    x0: x,
                    x1: x + width,
                    base,
                    size,
                    weight: Weight::Plain,
                };
                x += width;
                letter
            })
            .collect()
    }

    fn texts(letters: Vec<Letter<'_>>) -> Vec<Vec<String>> {
        assemble(letters).into_iter().map(|line| line.into_iter().map(|f| f.text).collect()).collect()
    }

    #[test]
    fn letters_of_one_baseline_are_a_line_in_order() {
        let mut all = letters("二行目", 50.0, 120.0, 10.0);
        all.extend(letters("続き", 90.0, 100.4, 10.0));
        all.extend(letters("一行目の", 50.0, 100.0, 10.0));
        assert_eq!(texts(all), [vec!["一行目の続き"], vec!["二行目"]]);
    }

    #[test]
    fn a_wide_gap_divides_and_a_narrow_one_is_a_space() {
        let mut all = letters("時期", 50.0, 100.0, 10.0);
        all.extend(letters("内容", 100.0, 100.0, 10.0));
        all.extend(letters("１　概要", 50.0, 120.0, 10.0));
        all.extend(letters("DX", 50.0, 140.0, 10.0));
        all.extend(letters("plan", 63.0, 140.0, 10.0));
        assert_eq!(texts(all), [vec!["時期", "内容"], vec!["１　概要"], vec!["DX plan"]]);
    }

    #[test]
    fn readings_and_second_strokes_go() {
        let mut all = letters("みやざき", 50.0, 91.0, 5.0);
        all.extend(letters("宮﨑", 50.0, 100.0, 10.0));
        all.extend(letters("宮﨑", 50.3, 100.0, 10.0));
        let lines = assemble(all);
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0][0].text, "宮﨑");
        assert_eq!(lines[0][0].weight, Weight::Bold);
    }
}
