//! Texts as cells hold them, and how much room they take.

use std::borrow::Cow;

use crate::i18n::WorkbookWords;
use crate::text::{visible, width, wrap};

/// The most UTF-16 units that a cell holds, less what the note on a cut text takes.
const MOST: usize = 32_767 - 200;

/// The text without anything that steers or hides, and cut where a cell cannot hold more; the cut is said.
pub(super) fn cell_text<'a>(text: &'a str, words: &WorkbookWords) -> Cow<'a, str> {
    let text = visible(text);
    // A UTF-8 byte is at most one UTF-16 unit.
    if text.len() <= MOST {
        return text;
    }
    let mut units = 0;
    let cut = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > MOST
    });
    match cut {
        None => text,
        Some((at, _)) => Cow::Owned(format!("{}{}", &text[..at], (words.cut)(text[at..].chars().count()))),
    }
}

/// Whether a spreadsheet would take the text for a formula once somebody edits the cell: in a cell of text it is none,
/// and the sign before it that keeps it so has to be there.
pub(super) fn looks_like_formula(text: &str) -> bool {
    text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// The pixels of a digit of the workbook's font, by which columns are as wide as they are, of what stays free at the
/// edges of a cell, and of a half-width and a full-width character of a cell's text: with some to spare for fonts that
/// take the place of the one that is named.
const DIGIT: f64 = 8.0;
const EDGES: f64 = 6.0;
const NARROW: f64 = 6.4;
const WIDE: f64 = 13.5;

/// How many lines a text takes in so many columns of digits. Neither Excel nor LibreOffice makes rows of merged cells
/// high enough, nor do all readers rows of wrapped Japanese.
pub(super) fn lines(text: &str, columns: f64) -> usize {
    text.split('\n').map(|line| lines_of(line, columns * DIGIT - EDGES)).sum()
}

/// The lines of a line without ends in so many pixels.
fn lines_of(line: &str, room: f64) -> usize {
    let columns = width(line);
    let narrow = line.chars().filter(char::is_ascii).count().min(columns);
    let taken = narrow as f64 * NARROW + (columns - narrow) as f64 * WIDE / 2.0;
    if taken <= room {
        return 1;
    }
    let fit = ((room * columns as f64 / taken) as usize).max(1);
    // Few columns break anywhere.
    if fit < 10 { columns.div_ceil(fit) } else { wrap(line, fit).len() }
}

#[cfg(test)]
mod tests {
    use super::{cell_text, lines, looks_like_formula};
    use crate::i18n::Lang;

    #[test]
    fn a_text_that_no_cell_holds_is_cut_and_says_so() {
        let words = &Lang::Ja.words().workbook;
        let long = "長".repeat(40_000);
        let cut = cell_text(&long, words);
        assert!(
            cut.chars().count() < 32_767 && cut.ends_with("残り 7433 文字を省きました）"),
            "{}",
            cut.len()
        );
        let pairs = "𠮷".repeat(20_000);
        assert!(cell_text(&pairs, words).encode_utf16().count() < 32_767);
        let most = "長".repeat(32_000);
        assert_eq!(cell_text(&most, words), most);
        assert_eq!(cell_text("a\u{1b}b\nc\td", words), "a␛b\nc d");
    }

    #[test]
    fn formulas_are_told_by_how_they_begin() {
        for text in ["=1", " +1", "-2", "@a", "＝1", "\t=1"] {
            assert!(looks_like_formula(text), "{text}");
        }
        assert!(!looks_like_formula("体制 = 会議"));
    }

    #[test]
    fn lines_are_counted_in_any_width() {
        assert_eq!(lines("", 20.0), 1);
        assert_eq!(lines("一\n\n二", 20.0), 3);
        assert_eq!(lines(&"あ".repeat(25), 20.0), 3);
        assert_eq!(lines("ああああ", 4.0), 3);
        assert_eq!(lines("a word and a word", 20.0), 1);
    }
}
