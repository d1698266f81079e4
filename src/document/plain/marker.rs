//! What numbers and marks a line of a Japanese official document begins with: `第１`, `１`, `(1)`, `ア`, `・` …

/// How deep a mark stands by custom, outermost first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Rank {
    /// The title of the document.
    Title,
    /// A line in the middle: 附則, 別紙.
    Centred,
    /// 第１編, 第１部
    Book,
    /// 第１章
    Chapter,
    /// 第１節, 第１款
    Part,
    /// Ⅰ
    Roman,
    /// 第１; also the caption above an article.
    Ordinal,
    /// 第１条
    Article,
    /// １, 一
    Number,
    /// １－１
    Second,
    /// １－１－１
    Third,
    /// (1)
    Bracketed,
    /// ①, 1)
    Circled,
    /// ア
    Kana,
    /// (ア)
    BracketedKana,
    /// ａ
    Letter,
    /// (a)
    BracketedLetter,
    /// ■, 【…】: a heading of no rank, below those that stand before it.
    Symbol,
    /// ・
    Bullet,
}

/// A mark at the beginning of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Marker {
    pub(in super::super) rank: Rank,
    /// Its number, counted from 1; 0 for marks that do not count.
    pub(in super::super) number: u32,
    /// Its length in bytes, with the blanks behind it.
    pub(in super::super) length: usize,
}

impl Marker {
    /// The mark at the beginning of a text.
    pub(in super::super) fn at(text: &str) -> Option<Self> {
        let first = text.chars().next()?;
        match first {
            '第' => ordinal(text),
            '0'..='9' | '０'..='９' => number(text),
            '(' | '（' => bracketed(text),
            '①'..='⑳' => one(text, Rank::Circled, first as u32 - '①' as u32 + 1),
            '❶'..='❿' => one(text, Rank::Circled, first as u32 - '❶' as u32 + 1),
            '㉑'..='㉟' => one(text, Rank::Circled, first as u32 - '㉑' as u32 + 21),
            'Ⅰ'..='Ⅻ' => separated(text, Rank::Roman, first as u32 - 'Ⅰ' as u32 + 1, first.len_utf8()),
            'ア'..='ン' => separated(text, Rank::Kana, kana(first), first.len_utf8()),
            'a'..='z' => separated(text, Rank::Letter, first as u32 - 'a' as u32 + 1, 1),
            'ａ'..='ｚ' => separated(text, Rank::Letter, first as u32 - 'ａ' as u32 + 1, 3),
            'A'..='Z' => separated(text, Rank::Letter, first as u32 - 'A' as u32 + 1, 1),
            'Ａ'..='Ｚ' => separated(text, Rank::Letter, first as u32 - 'Ａ' as u32 + 1, 3),
            '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' => {
                kanji_number(text)
            }
            _ => bullet(text, first),
        }
    }

    /// Whether it is a mark that does not count.
    pub(in super::super) fn is_bullet(self) -> bool {
        matches!(self.rank, Rank::Bullet | Rank::Symbol)
    }
}

/// Whether a character is a blank of a line.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '　' | '\t')
}

/// A mark of one character that needs nothing behind it.
fn one(text: &str, rank: Rank, number: u32) -> Option<Marker> {
    let mark = text.chars().next()?.len_utf8();
    Some(Marker { rank, number, length: mark + blanks(&text[mark..]) })
}

/// A mark that needs a blank, a full stop or a bracket behind it.
fn separated(text: &str, rank: Rank, number: u32, mark: usize) -> Option<Marker> {
    let after = &text[mark..];
    let next = after.chars().next()?;
    let stop = match next {
        '　' | '\t' => 0,
        // Between words of other languages stands a blank, too.
        ' ' if !text.starts_with(|c: char| c.is_ascii_alphabetic()) => 0,
        '．' | '）' => 3,
        ')' => 1,
        '.' if after[1..].starts_with(is_blank) => 1,
        _ => return None,
    };
    (number > 0).then(|| Marker { rank, number, length: mark + stop + blanks(&after[stop..]) })
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_blank).len()
}

/// The number of a kana in either order, アイウ or イロハ.
fn kana(c: char) -> u32 {
    const ORDER: &str =
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
    ORDER.chars().position(|k| k == c).map_or(0, |at| u32::try_from(at + 1).unwrap_or(0))
}

/// The digits at the beginning of a text, of either width: their number and length in bytes. At most three.
fn digits(text: &str) -> Option<(u32, usize)> {
    let (mut number, mut length) = (0, 0);
    for (count, c) in text.chars().enumerate() {
        let digit = match c {
            '0'..='9' => c as u32 - '0' as u32,
            '０'..='９' => c as u32 - '０' as u32,
            _ => break,
        };
        if count == 3 {
            return None;
        }
        number = number * 10 + digit;
        length += c.len_utf8();
    }
    (length > 0).then_some((number, length))
}

/// A number in kanji up to 99: its value and length in bytes.
fn kanji(text: &str) -> Option<(u32, usize)> {
    let (mut number, mut ones, mut length) = (0, 0, 0);
    for c in text.chars().take(3) {
        match "一二三四五六七八九".chars().position(|k| k == c) {
            Some(at) => ones = u32::try_from(at + 1).unwrap_or(0),
            None if c == '十' => {
                number += 10 * ones.max(1);
                ones = 0;
            }
            None => break,
        }
        length += c.len_utf8();
    }
    (length > 0).then_some((number + ones, length))
}

/// 第１, 第１章, 第十条, 第３条の２
fn ordinal(text: &str) -> Option<Marker> {
    let start = '第'.len_utf8();
    let (number, length) = digits(&text[start..]).or_else(|| kanji(&text[start..]))?;
    let mut end = start + length;
    let rank = match text[end..].chars().next() {
        Some('編' | '部') => Rank::Book,
        Some('章') => Rank::Chapter,
        Some('節' | '款') => Rank::Part,
        Some('条') => Rank::Article,
        _ => Rank::Ordinal,
    };
    if rank != Rank::Ordinal {
        end += '章'.len_utf8();
        if let Some(branch) = text[end..].strip_prefix('の')
            && let Some((_, length)) = digits(branch)
        {
            end += 'の'.len_utf8() + length;
        }
    }
    let after = &text[end..];
    let ends = after.is_empty() || after.starts_with(['　', ' ', '\t', '（', '(', '．', '：', '、']);
    let stop = if after.starts_with(['．', '：', '、']) { 3 } else { 0 };
    ends.then(|| Marker { rank, number, length: end + stop + blanks(&after[stop..]) })
}

/// １, １．, １－２, 1.2.3, 1)
fn number(text: &str) -> Option<Marker> {
    let (number, mut end) = digits(text)?;
    let mut parts = 1;
    let mut last = number;
    while let Some(after) = text[end..].strip_prefix(['．', '.', '－', '-', '‐', '−', '–'])
        && let Some((branch, length)) = digits(after)
    {
        end = text.len() - after.len() + length;
        last = branch;
        parts += 1;
    }
    let after = &text[end..];
    let rank = match (parts, after.chars().next()?) {
        (1, '）' | ')') => Rank::Circled,
        (1, _) => Rank::Number,
        (2, _) => Rank::Second,
        _ => Rank::Third,
    };
    let stop = match after.chars().next()? {
        '　' | '\t' => 0,
        // `12 月` is no mark; neither is `10-20 人`.
        ' ' if !after.trim_start().starts_with(is_counter) => 0,
        '．' | '）' => 3,
        '、' if parts == 1 && !after[3..].starts_with(is_digit) => 3,
        ')' => 1,
        '.' if after[1..].starts_with(|c| is_blank(c) || !char::is_ascii(&c)) => 1,
        _ => return None,
    };
    let length = end + stop + blanks(&after[stop..]);
    (last > 0).then_some(Marker { rank, number: last, length })
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

fn is_counter(c: char) -> bool {
    matches!(
        c,
        '年' | '月'
            | '日'
            | '時'
            | '分'
            | '人'
            | '名'
            | '件'
            | '回'
            | '個'
            | '台'
            | '円'
            | '千'
            | '万'
            | '億'
            | '％'
            | '%'
            | '社'
            | '校'
            | '課'
            | 'か'
            | 'ヶ'
            | 'ヵ'
            | 'つ'
            | '種'
            | '割'
            | '倍'
            | '地'
            | '世'
    )
}

/// (1), （ア）, (a), （一）
fn bracketed(text: &str) -> Option<Marker> {
    let open = text.chars().next()?.len_utf8();
    let inside = &text[open..];
    let first = inside.chars().next()?;
    let (rank, number, length) = match first {
        'ア'..='ン' => (Rank::BracketedKana, kana(first), 3),
        'a'..='z' => (Rank::BracketedLetter, first as u32 - 'a' as u32 + 1, 1),
        'ａ'..='ｚ' => (Rank::BracketedLetter, first as u32 - 'ａ' as u32 + 1, 3),
        _ => {
            let (number, length) = digits(inside).or_else(|| kanji(inside))?;
            (Rank::Bracketed, number, length)
        }
    };
    let close = inside[length..].chars().next().filter(|c| matches!(c, ')' | '）'))?.len_utf8();
    let end = open + length + close;
    // （二）is a number, （月） is not; neither is a bracket that is all there is, or one within a sentence.
    let after = &text[end..];
    let ends = number > 0
        && !after.is_empty()
        && !after.starts_with(['、', '。', 'の', 'に', 'を', 'は', 'が', 'と']);
    ends.then(|| Marker { rank, number, length: end + blanks(after) })
}

/// 一　, 二、: a blank, a comma or a full stop behind it.
fn kanji_number(text: &str) -> Option<Marker> {
    let (number, length) = kanji(text)?;
    let after = &text[length..];
    let stop = match after.chars().next()? {
        '　' => 0,
        '、' | '．' => 3,
        _ => return None,
    };
    Some(Marker { rank: Rank::Number, number, length: length + stop + blanks(&after[stop..]) })
}

fn bullet(text: &str, first: char) -> Option<Marker> {
    let rank = match first {
        '・' | '･' | '•' | '‣' | '○' | '◯' | '●' | '◎' | '▪' | '➢' | '➤' | '⇒' | '→' | '✓' | '✔' | '☑'
        | '□' | '☆' | '★' | '▶' | '►' | '▸' | '◦' | '‧' => Rank::Bullet,
        '■' | '◆' | '◇' | '▼' | '▽' => Rank::Symbol,
        '-' | '*' | '+' | '–' | '－' | '＊' | '―' | '−' | '‐' => {
            let after = &text[first.len_utf8()..];
            return if after.starts_with(is_blank) { one(text, Rank::Bullet, 0) } else { None };
        }
        _ => return None,
    };
    let after = &text[first.len_utf8()..];
    // ○○市 is a name to be filled in; ・・・ leads to a page number; a lone mark says nothing.
    if after.starts_with(first) || after.trim().is_empty() { None } else { one(text, rank, 0) }
}

#[cfg(test)]
mod tests {
    use super::{Marker, Rank};

    #[test]
    fn marks_of_official_documents() {
        for (text, rank, number, rest) in [
            ("第１　業務の名称", Rank::Ordinal, 1, "業務の名称"),
            ("第１０　運用保守", Rank::Ordinal, 10, "運用保守"),
            ("第十二条　市長は", Rank::Article, 12, "市長は"),
            ("第３条の２　市長は", Rank::Article, 3, "市長は"),
            ("第2章 現状", Rank::Chapter, 2, "現状"),
            ("Ⅲ　推進体制", Rank::Roman, 3, "推進体制"),
            ("１　目的", Rank::Number, 1, "目的"),
            ("１．企画の背景", Rank::Number, 1, "企画の背景"),
            ("2. 体制", Rank::Number, 2, "体制"),
            ("３、体制", Rank::Number, 3, "体制"),
            ("二、体制", Rank::Number, 2, "体制"),
            ("２－１　実績", Rank::Second, 1, "実績"),
            ("2.1.3 実績", Rank::Third, 3, "実績"),
            ("(1)　現在地", Rank::Bracketed, 1, "現在地"),
            ("（１２）現在地", Rank::Bracketed, 12, "現在地"),
            ("①申請", Rank::Circled, 1, "申請"),
            ("2) 申請", Rank::Circled, 2, "申請"),
            ("イ　地図", Rank::Kana, 2, "地図"),
            ("ア）地図", Rank::Kana, 1, "地図"),
            ("（ウ）地図", Rank::BracketedKana, 3, "地図"),
            ("ａ　地図", Rank::Letter, 1, "地図"),
            ("(b) 地図", Rank::BracketedLetter, 2, "地図"),
            ("・周知", Rank::Bullet, 0, "周知"),
            ("○　周知", Rank::Bullet, 0, "周知"),
            ("- 周知", Rank::Bullet, 0, "周知"),
            ("■ 周知", Rank::Symbol, 0, "周知"),
        ] {
            let marker = Marker::at(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((marker.rank, marker.number, &text[marker.length..]), (rank, number, rest), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_marks() {
        for text in [
            "１，９００人）に",
            "1.5倍",
            "第２次計画",
            "第３回会議",
            "第６条の規定により",
            "2026年",
            "12 月に開く",
            "一方、",
            "アプリを",
            "A社",
            "○○市",
            "（目的）",
            "(1)の申請",
            "-5度",
            "１",
            "・・・３",
            "１００人",
            "(1)",
        ] {
            assert_eq!(Marker::at(text), None, "{text}");
        }
    }
}
