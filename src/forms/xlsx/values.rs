//! What the cells of a form mean: answers, ticks and days, in the words of the form or in others whose meaning is plain.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::answers::Answer;
use crate::document::{BookCell, Value};
use crate::i18n::Lang;
use crate::input::{day_of, parse_date};
use crate::text::fold;

use super::write::label;

/// What a cell means, and whether it says so in the form's own way.
pub(super) type Meant<T> = Option<(T, bool)>;

/// Words that people write instead, in normal form, and the answers that they plainly mean. No single letters and no
/// numbers: an `x` is a tick to some and a cross to others.
const WORDS: [(Answer, &[&str]); 5] = [
    (
        Answer::Yes,
        &[
            "はい",
            "○",
            "◯",
            "〇",
            "◎",
            "✓",
            "✔",
            "☑",
            "✅",
            "れ",
            "済み",
            "実施済み",
            "実施済",
            "実施",
            "できている",
            "している",
            "あり",
            "有",
            "有り",
            "ok",
            "true",
            "done",
        ],
    ),
    (
        Answer::Partial,
        &["一部", "△", "▲", "一部実施", "一部済", "一部済み", "一部実施済み", "partly", "partially"],
    ),
    (
        Answer::No,
        &[
            "いいえ",
            "×",
            "✕",
            "✗",
            "✘",
            "✖",
            "❌",
            "未実施",
            "していない",
            "できていない",
            "なし",
            "無",
            "無し",
            "false",
        ],
    ),
    (
        Answer::Unknown,
        &["分からない", "わからない", "判らない", "解らない", "不明", "?", "don't know", "not known"],
    ),
    (Answer::Na, &["対象外", "該当なし", "該当無し", "非該当", "n/a", "not applicable"]),
];

/// Signs for a tick that is set and one that is not, in normal form.
const TICKS: [(bool, &[&str]); 2] = [
    (true, &["○", "◯", "〇", "◎", "✓", "✔", "☑", "✅", "れ", "はい", "yes", "true", "済", "1"]),
    (false, &["×", "✕", "✗", "✘", "✖", "❌", "いいえ", "no", "false", "未", "0"]),
];

/// The answer in a cell.
pub(super) fn answer(cell: &BookCell) -> Meant<Answer> {
    let text = cell.text.trim();
    let own = |answer: &Answer| Lang::ALL.iter().any(|lang| label(*answer, *lang) == text);
    if let Some(answer) = Answer::ALL.into_iter().find(own).or_else(|| Answer::from_word(text)) {
        return Some((answer, true));
    }
    let folded = bare(text);
    let same_word = |answer: &Answer| {
        Lang::ALL.iter().any(|lang| fold(label(*answer, *lang)) == folded) || answer.word() == folded
    };
    let other =
        || WORDS.iter().find(|(_, words)| words.contains(&folded.as_str())).map(|(answer, _)| *answer);
    let old_word = || Answer::from_word(&folded);
    let found = Answer::ALL.into_iter().find(same_word).or_else(old_word).or_else(other);
    found.map(|answer| (answer, false))
}

/// The tick in a cell.
pub(super) fn tick(cell: &BookCell) -> Option<bool> {
    let folded = bare(&cell.text);
    TICKS.iter().find(|(_, signs)| signs.contains(&folded.as_str())).map(|(tick, _)| *tick)
}

/// The day in a cell. A month or a year is its last day where `whole` allows for it, as for a time limit.
pub(super) fn day(cell: &BookCell, whole: bool) -> Meant<Date> {
    match cell.value {
        Value::Day(day) => Some((day, true)),
        // A date that lost its format: a count of days within a life's time.
        Value::Number(count) if (32_874.0..=109_939.0).contains(&count) => {
            let first = Date::new(1899, 12, 30).ok()?;
            Some((first.checked_add((count as i64).days()).ok()?, false))
        }
        Value::Text => {
            let text = cell.text.trim();
            // As answer files write it, and forms where workbooks do not agree on their count of days.
            if let Some(day) = parse_date(text) {
                return Some((day, true));
            }
            let (day, exact) = day_of(text)?;
            (exact || whole).then_some((day, false))
        }
        _ => None,
    }
}

/// A text in normal form without the marks that are put around or behind a word.
fn bare(text: &str) -> String {
    let folded = fold(text.trim());
    let is_mark = |c: char| matches!(c, '。' | '.' | '、' | ',' | '!' | '「' | '」' | '"' | '\'' | '(' | ')');
    let inside = folded.trim_matches(|c: char| is_mark(c) || c.is_whitespace());
    if inside.is_empty() { folded } else { inside.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{Answer, BookCell, Value, answer, day, tick};

    fn cell(text: &str) -> BookCell {
        BookCell { row: 1, column: 1, value: Value::Text, text: text.to_owned() }
    }

    #[test]
    fn answers_whose_meaning_is_plain() {
        for (text, meant, own) in [
            ("はい", Answer::Yes, true),
            ("not applicable", Answer::Na, true),
            ("済", Answer::Yes, true),
            ("はい。", Answer::Yes, false),
            ("○", Answer::Yes, false),
            ("✓", Answer::Yes, false),
            ("レ", Answer::Yes, false),
            ("Yes", Answer::Yes, false),
            ("ＹＥＳ", Answer::Yes, false),
            ("ハイ", Answer::Yes, false),
            ("「はい」", Answer::Yes, false),
            ("△", Answer::Partial, false),
            ("×", Answer::No, false),
            ("No.", Answer::No, false),
            ("わからない", Answer::Unknown, false),
            ("？", Answer::Unknown, false),
            ("N/A", Answer::Na, false),
            ("該当なし", Answer::Na, false),
        ] {
            assert_eq!(answer(&cell(text)), Some((meant, own)), "{text}");
        }
        for text in ["x", "1", "はい（一部）", "maybe", "-", "検討中", "はいいいえ"] {
            assert_eq!(answer(&cell(text)), None, "{text}");
        }
    }

    #[test]
    fn ticks_and_days() {
        assert_eq!(tick(&cell("○")), Some(true));
        assert_eq!(tick(&cell("✗")), Some(false));
        assert_eq!(tick(&cell("x")), None);
        let read = |text: &str, whole| day(&cell(text), whole).map(|(day, own)| (day.to_string(), own));
        assert_eq!(read("0645-07-17", false), Some(("0645-07-17".to_owned(), true)));
        assert_eq!(read("2026-01-31", false), Some(("2026-01-31".to_owned(), true)));
        assert_eq!(read("R8.1.31", false), Some(("2026-01-31".to_owned(), false)));
        assert_eq!(read("令和7年度末", true), Some(("2026-03-31".to_owned(), false)));
        assert_eq!(read("令和7年度末", false), None);
    }
}
