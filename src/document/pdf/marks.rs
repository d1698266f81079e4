//! Marks at the beginning of a line: numbers of headings and items, bullets, notes; and leaders of a list of contents.

/// A mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mark {
    pub(super) kind: Kind,
    /// Its length with the space after it, in bytes.
    pub(super) length: usize,
}

/// Kinds of marks, in the order in which official documents put one under the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// `第１章`, `第１　`, `Ⅰ`.
    Chapter,
    /// `第１節`.
    Section,
    /// `１　`, `１．`.
    Number,
    /// `１－１`, `1.1`.
    Double,
    /// `(1)`.
    Bracketed,
    /// `ア　`.
    Kana,
    /// `(ア)`.
    BracketedKana,
    /// `①`, `a)`: items only.
    Circled,
    /// `1.` as word processors number lists.
    Listed,
    /// `・`, `●`.
    Bullet,
    /// `※`.
    Note,
}

impl Kind {
    /// Whether a short line of its own with this mark may be a heading.
    pub(super) fn may_head(self) -> bool {
        self <= Self::BracketedKana
    }
}

const BULLETS: &str = "・･•‣●○◯◎■□◆◇▪▫►▶➢➤✓✔★☆❖◦∙";

/// The mark that a line begins with.
pub(super) fn mark(text: &str) -> Option<Mark> {
    let kind_and_rest =
        bracketed(text).or_else(|| chapter(text)).or_else(|| numbered(text)).or_else(|| single(text))?;
    let (kind, rest) = kind_and_rest;
    let rest = rest.trim_start();
    // A mark alone marks nothing.
    (!rest.is_empty()).then(|| Mark { kind, length: text.len() - rest.len() })
}

/// Whether a text is a mark and nothing else.
pub(super) fn is_mark(text: &str) -> bool {
    let probe = format!("{}　例", text.trim());
    mark(&probe).is_some_and(|mark| &probe[mark.length..] == "例")
}

/// Whether a line is an entry of a list of contents: leaders, then the number of a page. Its words stand again as
/// a heading.
pub(super) fn is_contents(text: &str) -> bool {
    let leader = |c: char| matches!(c, '.' | '．' | '…' | '‥' | '・' | '･' | '⋯' | '─' | '-' | '_');
    let space = |c: char| c.is_whitespace();
    let without_page =
        text.trim_end().trim_end_matches(|c: char| digit(c) || matches!(c, '-' | 'i' | 'v' | 'x'));
    let before = without_page.trim_end_matches(|c: char| leader(c) || space(c));
    let leaders = without_page[before.len()..].chars().filter(|c| leader(*c)).count();
    let ellipses = without_page[before.len()..].chars().filter(|c| matches!(c, '…' | '⋯')).count();
    without_page.len() < text.trim_end().len() && !before.is_empty() && (leaders >= 4 || ellipses >= 2)
}

/// Whether a line is nothing but the number of a page.
pub(super) fn is_page_number(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = bare.trim_matches(|c: char| {
        matches!(c, '-' | '－' | '–' | '—' | '―' | '‐' | '−' | '~' | '(' | ')' | '（' | '）')
    });
    let bare = bare.strip_prefix("Page").or_else(|| bare.strip_prefix("P.")).unwrap_or(bare);
    let bare = bare.strip_prefix(['p', 'P']).unwrap_or(bare).trim_start_matches('.');
    let bare = bare.trim_end_matches("ページ").trim_end_matches('頁');
    let number = |part: &str| {
        let digits = part.chars().count();
        (1..=4).contains(&digits) && (part.chars().all(digit) || part.chars().all(|c| "ivxⅰⅱⅲⅳⅴ".contains(c)))
    };
    match bare.split_once(['/', '／']) {
        Some((page, pages)) => number(page) && number(pages),
        None => number(bare),
    }
}

fn digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn space(c: char) -> bool {
    matches!(c, ' ' | '　')
}

fn kanji_digit(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

fn kana(c: char) -> bool {
    "アイウエオカキクケコサシスセソタチツテトナニヌネノ".contains(c)
}

/// `(1)`, `（ア）`.
fn bracketed(text: &str) -> Option<(Kind, &str)> {
    let inner = text.strip_prefix(['(', '（'])?;
    let end = inner.find([')', '）'])?;
    let (name, rest) = (&inner[..end], inner[end..].trim_start_matches([')', '）']));
    let letters = name.chars().count();
    let one = |test: fn(char) -> bool| letters == 1 && name.chars().all(test);
    if (1..=2).contains(&letters) && name.chars().all(digit) {
        Some((Kind::Bracketed, rest))
    } else if one(kana) {
        Some((Kind::BracketedKana, rest))
    } else if one(|c| c.is_ascii_lowercase()) || one(|c| ('ａ'..='ｚ').contains(&c)) {
        Some((Kind::Circled, rest))
    } else {
        None
    }
}

/// `第１章　`, `第１　`, `Ⅰ　`.
fn chapter(text: &str) -> Option<(Kind, &str)> {
    if let Some(rest) = text.strip_prefix(|c: char| ('Ⅰ'..='Ⅻ').contains(&c)) {
        return rest
            .starts_with(|c: char| space(c) || matches!(c, '.' | '．'))
            .then(|| (Kind::Chapter, rest.trim_start_matches(['.', '．'])));
    }
    let number = text.strip_prefix('第')?;
    let rest = number.trim_start_matches(|c: char| digit(c) || kanji_digit(c) || c == ' ');
    if rest.len() == number.len() {
        return None;
    }
    let mut after = rest.chars();
    let kind = match after.next()? {
        '章' | '編' | '部' => Kind::Chapter,
        '節' => Kind::Section,
        '　' => return Some((Kind::Chapter, rest)),
        _ => return number[..number.len() - rest.len()].ends_with(' ').then_some((Kind::Chapter, rest)),
    };
    let rest = after.as_str();
    // `第１章で述べた…` is a sentence.
    rest.starts_with(space).then_some((kind, rest))
}

/// `１　`, `１．`, `1.`, `１－１　`, `1.1 `.
fn numbered(text: &str) -> Option<(Kind, &str)> {
    let after = text.trim_start_matches(digit);
    let digits = text[..text.len() - after.len()].chars().count();
    if !(1..=2).contains(&digits) {
        return None;
    }
    let mut rest = after;
    let mut parts = 1;
    while let Some(more) = rest.strip_prefix(['.', '．', '-', '－', '‐', '−', '・']) {
        let next = more.trim_start_matches(digit);
        if next.len() == more.len() {
            break;
        }
        rest = next;
        parts += 1;
    }
    if parts > 1 {
        // `3.5 倍` is an amount: a space and a heading's first letter, no counting word, follow a number of a part.
        return rest.starts_with(space).then_some((Kind::Double, rest));
    }
    if let Some(listed) = after.strip_prefix(['.', ')']) {
        return (!listed.starts_with(digit)).then_some((Kind::Listed, listed));
    }
    if let Some(rest) = after.strip_prefix(['．', '）', '、']) {
        return Some((Kind::Number, rest));
    }
    after.starts_with(space).then_some((Kind::Number, after))
}

/// Marks of one letter.
fn single(text: &str) -> Option<(Kind, &str)> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let rest = chars.as_str();
    let divided = rest.starts_with(space);
    match first {
        '①'..='⑳' | '㉑'..='㉟' | '❶'..='❿' | '⓵'..='⓾' => Some((Kind::Circled, rest)),
        '⑴'..='⒇' => Some((Kind::Bracketed, rest)),
        '※' => Some((Kind::Note, rest)),
        '-' | '–' | '*' | '－' if divided => Some((Kind::Bullet, rest)),
        c if BULLETS.contains(c) => Some((Kind::Bullet, rest)),
        c if kana(c) && divided => Some((Kind::Kana, rest)),
        c if kana(c) && rest.starts_with(['．', '.', ')', '）']) => {
            Some((Kind::Kana, rest.trim_start_matches(['．', '.', ')', '）'])))
        }
        c if c.is_ascii_alphabetic() && rest.starts_with([')', '）']) => {
            Some((Kind::Circled, rest.trim_start_matches([')', '）'])))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, is_contents, is_mark, is_page_number, mark};

    fn kind(text: &str) -> Option<Kind> {
        mark(text).map(|mark| mark.kind)
    }

    #[test]
    fn official_numbers_are_marks() {
        assert_eq!(kind("第１章　総論"), Some(Kind::Chapter));
        assert_eq!(kind("第２　推進体制"), Some(Kind::Chapter));
        assert_eq!(kind("第３節　体制"), Some(Kind::Section));
        assert_eq!(kind("１　事業の概要"), Some(Kind::Number));
        assert_eq!(kind("１－２　体制"), Some(Kind::Double));
        assert_eq!(kind("(1) 現状"), Some(Kind::Bracketed));
        assert_eq!(kind("（１２）現状"), Some(Kind::Bracketed));
        assert_eq!(kind("ア　窓口"), Some(Kind::Kana));
        assert_eq!(kind("（ア）窓口"), Some(Kind::BracketedKana));
        assert_eq!(kind("①　窓口"), Some(Kind::Circled));
        assert_eq!(kind("1. 通知"), Some(Kind::Listed));
        assert_eq!(kind("・通知"), Some(Kind::Bullet));
    }

    #[test]
    fn beginnings_of_sentences_are_no_marks() {
        for text in [
            "１０月１日に始める",
            "第１回の会議",
            "第３章で述べた",
            "3.5倍になる",
            "アプリを配る",
            "（略）",
            "(注)",
            "2026年",
            "１",
            "－１０％",
        ] {
            assert_eq!(kind(text), None, "{text}");
        }
        assert!(is_mark("(1)") && is_mark("・") && is_mark("１") && !is_mark("時期"));
    }

    #[test]
    fn contents_and_page_numbers_are_told() {
        assert!(is_contents("１　事業の概要 ………………… 3"));
        assert!(is_contents("体制........12"));
        assert!(!is_contents("令和７年度"));
        assert!(!is_contents("検討中…"));
        for text in ["12", "- 3 -", "－　３　－", "3 / 10", "P.4", "５ページ", "iv"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["令和７年", "12345", "3人", "表1", ""] {
            assert!(!is_page_number(text), "{text}");
        }
    }
}
