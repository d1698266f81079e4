//! The lines of a text: statements, items, and the numbers of section lines.

use super::words::{is_sentence, is_within};

/// The shortest line that may have been broken for want of room, in characters.
const WRAPPED: usize = 20;

/// Marks of list items that say nothing themselves.
const MARKS: [char; 16] = ['・', '･', '•', '‣', '●', '○', '◎', '◆', '◇', '▪', '▶', '➢', '✓', '-', '－', '–'];

/// Marks at which something new begins, but that say something themselves.
const SIGNS: [char; 8] = ['■', '□', '☑', '☐', '※', '＊', '→', '⇒'];

/// How deep a section line stands, from its number: the lower, the further out.
pub(super) type Rank = u32;

/// The rank of a title; of section lines without a number where there is none with one.
pub(super) const TITLE: Rank = 10;
pub(super) const UNNUMBERED: Rank = 12;

/// A line of its own, or lines that were broken for want of room.
#[derive(Debug, PartialEq)]
pub(super) struct Statement<'t> {
    /// Its lines, without the mark of an item.
    pub(super) lines: Vec<&'t str>,
    /// Whether it is an item.
    pub(super) item: bool,
}

/// The statements of a text: each line is one of its own, except where a sentence goes on.
pub(super) fn statements(text: &str) -> Vec<Statement<'_>> {
    let mut found: Vec<Statement<'_>> = Vec::new();
    for line in lines(text) {
        let mark = item(line);
        let before = found.last_mut().filter(|_| mark.is_none());
        match before.filter(|before| before.lines.last().is_some_and(|last| goes_on(last, line))) {
            Some(before) => before.lines.push(line),
            None => {
                let line = &line[mark.unwrap_or(0)..];
                found.push(Statement { lines: vec![line], item: mark.is_some() });
            }
        }
    }
    found
}

/// The lines of a text that are not blank.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty())
}

/// Whether a line goes on with what the line before began.
fn goes_on(last: &str, line: &str) -> bool {
    let Some(first) = line.chars().next() else {
        return true;
    };
    if SIGNS.contains(&first) || numbering(line).is_some() {
        return false;
    }
    let hiragana = ('ぁ'..='ゖ').contains(&first);
    if hiragana
        || matches!(first, '）' | ')' | '」' | '、' | '。' | '，')
        || last.ends_with(['、', '，', '「', '（', 'の', 'を', 'に', 'と', 'が'])
    {
        return !last.ends_with('。');
    }
    // A note goes with the name above it.
    let note = matches!(first, '（' | '(') && !last.ends_with('。');
    note || (!is_within(last, WRAPPED - 1)
        && !last.ends_with(['。', '：', ':', '）', ')', '」', '円', '％', '%'])
        && !is_sentence(last))
}

/// Whether a line has the mark of an item that can be no number of a section.
pub(super) fn is_marked(line: &str) -> bool {
    item(line).is_some() && numbering(line).is_none()
}

/// Where the text of a list item begins, after its mark; `None` when there is no mark.
pub(super) fn item(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let after = &line[first.len_utf8()..];
    let next = after.chars().next()?;
    let end = if matches!(first, '-' | '－' | '–') {
        // A minus sign stands before a digit, a rule before another one.
        (digit(next).is_none() && next != first).then_some(first.len_utf8())
    } else if MARKS.contains(&first) {
        // Two circles stand for a name to be filled in.
        (next != first).then_some(first.len_utf8())
    } else if ('①'..='⑳').contains(&first) || ('⑴'..='⒇').contains(&first) {
        Some(first.len_utf8())
    } else {
        numbered_item(line)
    }?;
    let rest = line[end..].trim_start();
    (!rest.is_empty()).then(|| line.len() - rest.len())
}

/// The end of `1.`, `１．`, `(1)`, `（１）` or `1)`.
fn numbered_item(line: &str) -> Option<usize> {
    let open = line.starts_with(['(', '（']);
    let start = if open { line.chars().next()?.len_utf8() } else { 0 };
    let digits = digits(&line[start..]);
    let (close, after) = split_first(&line[start + digits..])?;
    let closes = if open { matches!(close, ')' | '）') } else { matches!(close, '.' | '．' | ')' | '）') };
    let decimal = after.chars().next().is_some_and(|c| digit(c).is_some());
    (digits > 0 && digits <= 6 && closes && !decimal).then_some(line.len() - after.len())
}

/// The rank of a section line, from its number; `None` when there is none.
pub(super) fn numbering(line: &str) -> Option<Rank> {
    let (first, after) = split_first(line)?;
    let (rank, rest) = match first {
        '第' => chapter(after)?,
        'Ⅰ'..='Ⅻ' => (40, separated(after)?),
        '(' | '（' => bracketed(after)?,
        '⑴'..='⒇' => (90, after),
        '①'..='⑳' => (120, after),
        _ if is_kanji_number(first) => (60, separated(after)?),
        'ア'..='ト' => (100, separated(after)?),
        _ => decimal(line)?,
    };
    (!rest.trim().is_empty()).then_some(rank)
}

/// `第１章`, `第２節`, `第３`.
fn chapter(after: &str) -> Option<(Rank, &str)> {
    let number = after.find(|c: char| digit(c).is_none() && !is_kanji_number(c)).filter(|end| *end > 0)?;
    let rest = &after[number..];
    let (unit, behind) = split_first(rest)?;
    let rank = match unit {
        '部' | '編' => 20,
        '章' => 30,
        '節' => 50,
        '条' => 70,
        _ => return separated(rest).map(|rest| (40, rest)),
    };
    separated(behind).map(|rest| (rank, rest))
}

/// `(1)`, `(ア)`.
fn bracketed(after: &str) -> Option<(Rank, &str)> {
    let end = after.find([')', '）'])?;
    let inside = &after[..end];
    let rest = split_first(&after[end..])?.1;
    let kana = ["ア", "イ", "ウ", "エ", "オ", "カ", "キ", "ク", "ケ", "コ"].contains(&inside);
    if digits(inside) == inside.len() && !inside.is_empty() && inside.len() <= 6 {
        Some((90, rest))
    } else {
        kana.then_some((110, rest))
    }
}

/// `１　`, `１．`, `1-1 `, `１－１－１　`.
fn decimal(line: &str) -> Option<(Rank, &str)> {
    let mut rest = line;
    let mut parts = 0;
    loop {
        let end = digits(rest);
        // Years and amounts are longer.
        if end == 0 || rest[..end].chars().count() > 2 {
            return None;
        }
        parts += 1;
        rest = &rest[end..];
        let (char, after) = split_first(rest)?;
        let joins = matches!(char, '-' | '－' | '−' | '‐' | '.' | '．') && digits(after) > 0;
        if !joins {
            break;
        }
        rest = after;
    }
    let rank = match parts {
        1 => 60,
        2 => 70,
        _ => 80,
    };
    separated(rest).map(|rest| (rank, rest))
}

/// What follows a gap or a point after a number.
fn separated(rest: &str) -> Option<&str> {
    let (first, after) = split_first(rest)?;
    matches!(first, ' ' | '　' | '\t' | '.' | '．' | '、').then(|| after.trim_start())
}

fn split_first(text: &str) -> Option<(char, &str)> {
    let first = text.chars().next()?;
    Some((first, &text[first.len_utf8()..]))
}

/// How many bytes of digits a text begins with.
fn digits(text: &str) -> usize {
    text.find(|c| digit(c).is_none()).unwrap_or(text.len())
}

pub(super) fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(u32::from(c) - u32::from('0')),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => None,
    }
}

fn is_kanji_number(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn section_lines_are_ranked_by_their_numbers() {
        let ranked = [
            "第１章　目的",
            "第１　目的",
            "第２節　体制",
            "１　概要",
            "2-1　機器",
            "(1) 現状",
            "ア　庁内",
            "(ア)庁内",
            "①庁内",
        ];
        let ranks: Vec<Option<Rank>> = ranked.iter().map(|line| numbering(line)).collect();
        assert_eq!(ranks, [30, 40, 50, 60, 70, 90, 100, 110, 120].map(Some));
        assert_eq!(numbering("１０　予算の内訳"), Some(60));
        assert_eq!(numbering("Ⅶ　その他"), Some(40));
        assert_eq!(numbering("一　目的"), Some(60));
        for plain in [
            "第１回の機能更新",
            "１０月１日",
            "２－３",
            "430人",
            "2026 年",
            "1",
            "アプリ",
            "一部",
            "第２次計画",
            "３０分 以内",
        ] {
            assert_eq!(numbering(plain), None, "{plain}");
        }
    }

    #[test]
    fn marks_of_items_are_found() {
        for (line, text) in [
            ("・会議", "会議"),
            ("- 会議", "会議"),
            ("1. 会議", "会議"),
            ("（２）会議", "会議"),
            ("①会議", "会議"),
            ("●会議", "会議"),
        ] {
            assert_eq!(item(line).map(|at| &line[at..]), Some(text), "{line}");
        }
        for plain in ["―", "○", "○○課", "-5", "－", "1.5倍", "3時間", "会議", "（様式第２号）", "※注", "---"]
        {
            assert_eq!(item(plain), None, "{plain}");
        }
    }

    #[test]
    fn lines_of_a_cell_are_statements_of_their_own() {
        let split = |text| statements(text).into_iter().map(|s| s.lines.concat()).collect::<Vec<_>>();
        assert_eq!(split("・毎月会議を開く\n・各課に担当を置く"), ["毎月会議を開く", "各課に担当を置く"]);
        assert_eq!(split("担当：市民課\n期限：３月"), ["担当：市民課", "期限：３月"]);
        assert_eq!(
            split("転入、転居等の届出の際、職員が聞き取りによ\nり申請書を作成する。\n毎月見直す。"),
            ["転入、転居等の届出の際、職員が聞き取りにより申請書を作成する。", "毎月見直す。"]
        );
        assert_eq!(split("目標\n（令和９年度）"), ["目標（令和９年度）"]);
        assert_eq!(split("・毎月開く会議\n　に出す\r\n※注"), ["毎月開く会議に出す", "※注"]);
        assert_eq!(split(" \n "), [""; 0]);
    }
}
