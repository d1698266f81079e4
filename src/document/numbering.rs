//! The numbering of official Japanese documents, `第１`, `１`, `(1)`, `ア`, and the marks of lists, as typed by hand.

use super::{Builder, Piece, Place};

/// A number at the beginning of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numbered<'a> {
    /// How deep numbers of its kind stand, the outermost first.
    pub(super) rank: u8,
    /// What follows the number.
    pub(super) rest: &'a str,
}

/// The characters that a line ends with that the next one does not continue.
const ENDS: [char; 8] = ['。', '．', '！', '？', '!', '?', '：', ':'];

/// The rank of articles, `第１条`. What they say stands on the same line.
pub(super) const ARTICLE: u8 = 5;

/// The longest heading, in characters.
const MAX_HEADING: usize = 40;

/// What counts things: after a number without a full stop it is no heading's number.
const COUNTERS: &str = "年月日時分秒人名件円回か箇カヶ％%割億万千台校社団歳世週号名-－〜～";

/// The number at the beginning of a line, if there is one.
pub(super) fn numbered(line: &str) -> Option<Numbered<'_>> {
    let line = line.trim_start();
    let first = line.chars().next()?;
    match first {
        '第' => ordinal(line),
        '(' | '（' => in_brackets(line),
        '①'..='⑳' => Some(Numbered { rank: 10, rest: after(line, first) }),
        '⑴'..='⒇' => Some(Numbered { rank: 7, rest: after(line, first) }),
        'Ⅰ'..='Ⅻ' => separated(after(line, first)).map(|rest| Numbered { rank: 3, rest }),
        _ if digit(first) => {
            let rest = line.trim_start_matches(digit);
            let length = line.chars().take_while(|c| digit(*c)).count();
            let begins = separated(rest).filter(|text| {
                length <= 2
                    && !(rest.starts_with(' ') && text.starts_with(|c| COUNTERS.contains(c)))
                    && !text.starts_with(|c: char| digit(c) && !rest.starts_with(['　', ' ']))
            })?;
            Some(Numbered { rank: 6, rest: begins })
        }
        _ if kana(first) => {
            let rest = after(line, first);
            let rest = separated(rest).or_else(|| closing(rest))?;
            Some(Numbered { rank: 8, rest })
        }
        _ if kanji(first) => {
            let rest = line.trim_start_matches(kanji);
            let wide = rest.starts_with(['　', '．', '、']);
            separated(rest)
                .or_else(|| rest.strip_prefix('、'))
                .filter(|_| wide)
                .map(|rest| Numbered { rank: 6, rest })
        }
        _ => None,
    }
}

/// What follows the mark of a list item, if the line begins with one. Boxes and circles that may be ticked stay.
pub(super) fn bulleted(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let first = line.chars().next()?;
    let rest = after(line, first);
    // 〇〇市: marks that stand for a name that is not told.
    let doubled = rest.starts_with(first);
    let sure = matches!(first, '・' | '･' | '•' | '●' | '▪' | '‣' | '⁃' | '➢');
    let with_gap =
        matches!(first, '○' | '◯' | '◎' | '▶' | '►' | '-' | '–' | '*') && rest.starts_with([' ', '　']);
    (!doubled && (sure || with_gap) && !rest.trim().is_empty()).then(|| rest.trim_start())
}

/// Whether what follows a number, in a line of its own, reads like a heading: short, and no sentence.
pub(super) fn reads_like_heading(text: &str) -> bool {
    let text = text.trim();
    let squeezed: usize = text.chars().filter(|c| !c.is_whitespace()).count();
    // `運用保守　令和７年４月から` is an item with what it says; `目　的` is only spaced out.
    let two_parts = text.contains('　') && squeezed > 6;
    let sentence = text.contains(['。', '：', ':', '、']) && !text.ends_with(')') && !text.ends_with('）');
    let verb =
        ["る", "た", "ます", "です", "こと", "ない", "．", "，", "。"].iter().any(|end| text.ends_with(end));
    squeezed > 0 && squeezed <= MAX_HEADING && !two_parts && !sentence && !verb
}

/// The parts of a paragraph that are read as one each, none of them empty: a line that ends a sentence is not continued,
/// nor is one before a line that begins with the mark of an item.
pub(super) fn parts(paragraph: &str) -> Vec<Vec<&str>> {
    let mut parts: Vec<Vec<&str>> = Vec::new();
    for line in paragraph.split('\n').filter(|line| !line.trim().is_empty()) {
        // ■ and the like lead what follows: no item, but no line to be joined either.
        let leads = line.trim_start().starts_with(['■', '◆', '◇', '▼', '▽']);
        let marked = leads || numbered(line).is_some() || bulleted(line).is_some();
        match parts.last_mut() {
            Some(part) if !marked && !part.last().is_some_and(|last| last.trim_end().ends_with(ENDS)) => {
                part.push(line);
            }
            _ => parts.push(vec![line]),
        }
    }
    parts
}

/// Adds a part of a paragraph: an item when it begins with the mark of one, but for articles, which are no list.
pub(super) fn write(builder: &mut Builder, part: &[&str], place: Place) {
    let Some((first, others)) = part.split_first() else {
        return;
    };
    let typed = numbered(first).filter(|n| n.rank != ARTICLE).map(|n| n.rest);
    let rest = typed.or_else(|| bulleted(first)).filter(|rest| !rest.is_empty());
    let mut pieces = vec![Piece { text: rest.unwrap_or(first), place }];
    pieces.extend(others.iter().map(|text| Piece { text, place }));
    match rest {
        Some(_) => builder.item(0, &pieces),
        None => builder.paragraph(&pieces),
    }
}

/// `第１`, `第２章`.
fn ordinal(line: &str) -> Option<Numbered<'_>> {
    let number = after(line, '第');
    let rest = number.trim_start_matches(|c| digit(c) || kanji(c));
    if rest.len() == number.len() {
        return None;
    }
    let unit = rest.chars().next();
    let rank = match unit {
        Some('編' | '部') => 0,
        Some('章') => 1,
        Some('節') => 2,
        Some('款') => 3,
        Some('条') => ARTICLE,
        _ => return separated(rest).map(|rest| Numbered { rank: 4, rest }),
    };
    let rest = unit.map_or(rest, |unit| after(rest, unit));
    // 第１部会, 第２章以降 …
    let ends = rest.is_empty()
        || rest.starts_with([' ', '　', '（', '(', '.', '．', '：'])
        || rank == 1 && !rest.starts_with(['に', 'の', 'で', 'を', 'は', 'か', '以']);
    ends.then(|| Numbered { rank, rest: rest.trim_start() })
}

/// `(1)`, `（ア）`.
fn in_brackets(line: &str) -> Option<Numbered<'_>> {
    let inner = &line[line.chars().next()?.len_utf8()..];
    let end = inner.find([')', '）'])?;
    let (mark, rest) = (&inner[..end], closing(&inner[end..])?);
    let count = mark.chars().count();
    let rank = if count == 0 || count > 2 {
        return None;
    } else if mark.chars().all(|c| digit(c) || kanji(c)) {
        7
    } else if count == 1 && mark.chars().all(|c| kana(c) || c.is_ascii_lowercase()) {
        9
    } else {
        return None;
    };
    Some(Numbered { rank, rest })
}

fn after(line: &str, first: char) -> &str {
    &line[first.len_utf8()..]
}

/// What follows a gap or a full stop.
fn separated(rest: &str) -> Option<&str> {
    let text = rest.strip_prefix(['　', ' ', '.', '．']).map(str::trim_start)?;
    (!text.is_empty()).then_some(text)
}

fn closing(rest: &str) -> Option<&str> {
    rest.strip_prefix([')', '）']).map(str::trim_start)
}

fn digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// The kana that items are counted with.
fn kana(c: char) -> bool {
    ('ア'..='ン').contains(&c) || ('ｱ'..='ﾝ').contains(&c)
}

fn kanji(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn official_numbers_are_known() {
        let cases = [
            ("第１章　総則", 1, "総則"),
            ("第2節 体制", 2, "体制"),
            ("第１　目的", 4, "目的"),
            ("第３条　村長は", ARTICLE, "村長は"),
            ("Ⅱ　現状", 3, "現状"),
            ("１　事業の概要", 6, "事業の概要"),
            ("１０　予算", 6, "予算"),
            ("2. 体制", 6, "体制"),
            ("２．体制", 6, "体制"),
            ("三　体制", 6, "体制"),
            ("(1) 現状", 7, "現状"),
            ("（２）現状", 7, "現状"),
            ("⑶現状", 7, "現状"),
            ("ア　広報紙", 8, "広報紙"),
            ("ｲ) 広報紙", 8, "広報紙"),
            ("（ア）広報紙", 9, "広報紙"),
            ("①広報紙", 10, "広報紙"),
        ];
        for (line, rank, rest) in cases {
            assert_eq!(numbered(line), Some(Numbered { rank, rest }), "{line}");
        }
        let none = [
            "第１回会議",
            "第２次計画　基本目標",
            "第１部会",
            "2026 年度の目標",
            "10 月に開く",
            "1.5倍",
            "３か月後",
            "アプリの画面",
            "一人暮らし",
            "（別添）資料",
            "令和８年",
            "",
            "１",
            "第",
            "(",
            "2.5 倍",
        ];
        for line in none {
            assert_eq!(numbered(line), None, "{line}");
        }
    }

    #[test]
    fn bullets_are_known() {
        assert_eq!(bulleted("・広報紙"), Some("広報紙"));
        assert_eq!(bulleted("○　広報紙"), Some("広報紙"));
        assert_eq!(bulleted("- 広報紙"), Some("広報紙"));
        for line in ["○○市", "□実施済み", "☑ 実施済み", "-5％", "※注", "・", ""] {
            assert_eq!(bulleted(line), None, "{line}");
        }
    }

    #[test]
    fn headings_are_short_and_no_sentences() {
        for text in ["目的", "目　的", "庁内の役割分担", "利用者の意見の把握と改善", "用語（定義、略称）"]
        {
            assert!(reads_like_heading(text), "{text}");
        }
        for text in [
            "毎月会議を開く。",
            "毎月会議を開催する",
            "構築　　契約締結の日から",
            "事業費：500千円",
            "住民票、戸籍",
            "",
        ] {
            assert!(!reads_like_heading(text), "{text}");
        }
    }
}
