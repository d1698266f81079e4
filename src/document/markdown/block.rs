//! What a line of Markdown begins with.

use super::super::lines::Line;

/// Columns of a tab stop.
const TAB: usize = 4;

/// How far a line is indented, in columns (a wide blank counts two), and what remains.
pub(super) fn indentation(line: Line<'_>) -> (usize, Line<'_>) {
    let text = line.text;
    match text.as_bytes().first() {
        Some(b' ' | b'\t') => {}
        // Only wide blanks begin with this byte and are blank; most lines that begin with it are Japanese.
        Some(0xE3) if text.starts_with('　') => {}
        _ => return (0, line),
    }
    let mut columns = 0;
    for (at, c) in text.char_indices() {
        match c {
            ' ' => columns += 1,
            '\t' => columns += TAB - columns % TAB,
            '　' => columns += 2,
            _ => return (columns, line.after(at)),
        }
    }
    (columns, line.after(text.len()))
}

/// An ATX heading: its level and where its text stands. Writers of Japanese often leave out the blank after the marks, or make it
/// a wide one; a single mark without a blank may be a hashtag.
pub(super) fn heading(text: &str) -> Option<(usize, usize, usize)> {
    let level = text.bytes().take_while(|b| *b == b'#').count();
    let after = &text[level..];
    let blank = after.starts_with([' ', '\t', '　']) || after.trim_end().is_empty();
    let japanese = level > 1 && after.starts_with(|c: char| !c.is_ascii());
    if !(1..=6).contains(&level) || !(blank || japanese) {
        return None;
    }
    let mut inside = after.trim_end();
    if let Some((before, attributes)) = inside.rsplit_once(" {")
        && attributes.starts_with(['#', '.'])
        && attributes.ends_with('}')
    {
        inside = before.trim_end();
    }
    let open = inside.trim_end_matches('#');
    if open.is_empty() || open.ends_with([' ', '\t', '　']) {
        inside = open.trim_end();
    }
    Some((level, level, level + inside.len()))
}

/// A rule across the page: three or more of one mark, blanks between them, or a line drawn with characters.
pub(super) fn is_rule(text: &str) -> bool {
    let text = text.trim_end();
    match text.bytes().next() {
        Some(mark @ (b'-' | b'*' | b'_')) => {
            let marks = text.bytes().filter(|b| *b == mark).count();
            marks >= 3 && text.bytes().all(|b| b == mark || b == b' ' || b == b'\t')
        }
        Some(0xE2 | 0xEF) => {
            let drawn = |c: char| matches!(c, '─'..='╿' | '―' | '—' | '＝' | '－' | '＊' | '　');
            text.chars().all(drawn) && text.chars().take(3).count() == 3
        }
        _ => false,
    }
}

/// The level of a heading that this line underlines.
pub(super) fn underline(text: &str) -> Option<usize> {
    let text = text.trim_end();
    let level = match text.as_bytes().first() {
        Some(b'=') => 1,
        Some(b'-') => 2,
        _ => return None,
    };
    let mark = text.as_bytes()[0];
    (text.len() >= 2 && text.bytes().all(|b| b == mark)).then_some(level)
}

/// A fence of code: its mark and length.
pub(super) fn fence(text: &str) -> Option<(u8, usize)> {
    let mark = *text.as_bytes().first()?;
    let length = text.bytes().take_while(|b| *b == mark).count();
    let opens = matches!(mark, b'`' | b'~') && length >= 3;
    (opens && !(mark == b'`' && text[length..].contains('`'))).then_some((mark, length))
}

/// Whether a line closes such a fence.
pub(super) fn closes(line: &str, (mark, length): (u8, usize)) -> bool {
    let line = line.trim();
    line.len() >= length && line.bytes().all(|b| b == mark)
}

/// The length of a list mark with the blanks behind it: `- `, `1. `, `1) `, a task's box included.
pub(super) fn list_mark(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mark = match bytes.first()? {
        b'-' | b'*' | b'+' => 1,
        b'0'..=b'9' => {
            let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
            let closed = matches!(bytes.get(digits), Some(b'.' | b')'));
            if digits > 9 || !closed {
                return None;
            }
            digits + 1
        }
        _ => return None,
    };
    let after = &text[mark..];
    let inside = after.trim_start_matches([' ', '\t', '　']);
    if inside.len() == after.len() && !inside.is_empty() {
        return None;
    }
    let task = ["[ ] ", "[x] ", "[X] ", "[ ]　", "[x]　"].iter().find(|task| inside.starts_with(**task));
    Some(text.len() - inside.len() + task.map_or(0, |task| task.len()))
}

/// Whether a line is one that no page shows: the target of links, a place for the table of contents, the edge of a box.
pub(super) fn is_unseen(text: &str) -> bool {
    let text = text.trim_end();
    match text.as_bytes().first() {
        Some(b'[') => matches!(text, "[TOC]" | "[toc]" | "[[_TOC_]]" | "[[toc]]") || is_link_target(text),
        Some(b':') => text.starts_with(":::"),
        Some(b'{') => text.starts_with("{:") && text.ends_with('}'),
        _ => false,
    }
}

/// `[name]: address`
fn is_link_target(text: &str) -> bool {
    let Some((name, address)) = text.split_once("]:") else {
        return false;
    };
    let address = address.trim();
    let end = address.find([' ', '\t']).unwrap_or(address.len());
    let titled = address[end..].trim_start().starts_with(['"', '\'', '(']) || end == address.len();
    // An address holds no Japanese sentence.
    !name[1..].contains(['[', ']', '^']) && end > 0 && titled && address[..end].is_ascii()
}

/// The length of `[!NOTE]` and its like at the head of a quotation.
pub(super) fn is_alert(text: &str) -> bool {
    ["[!NOTE]", "[!TIP]", "[!IMPORTANT]", "[!WARNING]", "[!CAUTION]"].contains(&text.trim())
}

#[cfg(test)]
mod tests {
    use super::{heading, is_rule, is_unseen, list_mark, underline};

    #[test]
    fn headings() {
        let of =
            |text: &'static str| heading(text).map(|(level, start, end)| (level, text[start..end].trim()));
        assert_eq!(of("## １　目的 ##"), Some((2, "１　目的")));
        assert_eq!(of("#　目的"), Some((1, "目的")));
        assert_eq!(of("###目的 {#goal}"), Some((3, "目的")));
        assert_eq!(of("# C#"), Some((1, "C#")));
        assert_eq!(of("#もみじペイ"), None);
        assert_eq!(of("####### 目的"), None);
    }

    #[test]
    fn rules_and_underlines() {
        assert!(is_rule("---") && is_rule("* * *") && is_rule("━━━━━━") && is_rule("―――"));
        assert!(!is_rule("--") && !is_rule("- 項目") && !is_rule("－"));
        assert_eq!((underline("==="), underline("---"), underline("- -")), (Some(1), Some(2), None));
    }

    #[test]
    fn list_marks() {
        for (text, length) in
            [("- a", 2), ("* a", 2), ("10. a", 4), ("1)  a", 4), ("- [x] a", 6), ("-　a", 4)]
        {
            assert_eq!(list_mark(text), Some(length), "{text}");
        }
        for text in ["-a", "1.5倍", "2026 年", "**a**", "1"] {
            assert_eq!(list_mark(text), None, "{text}");
        }
    }

    #[test]
    fn lines_that_no_page_shows() {
        assert!(is_unseen("[1]: https://example.jp \"題\"") && is_unseen("[TOC]") && is_unseen(":::"));
        assert!(!is_unseen("[注]: 前年度の実績による。") && !is_unseen("[^1]: 注") && !is_unseen("[記入例]"));
    }
}
