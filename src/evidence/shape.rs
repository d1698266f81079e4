//! What a piece of text is by its shape: a caption, a label, a blank, sentences.

use std::ops::Range;

/// A line that reads like a heading and stands as a paragraph: marked, short and no sentence; or a question that the next
/// lines answer.
pub(super) fn is_caption(text: &str) -> bool {
    let text = text.trim();
    let short = text.chars().count() <= LONGEST_CAPTION && !text.contains('。');
    let marked = text.starts_with(['■', '◆', '◇', '▼', '▽'])
        || text.starts_with(['【', '〔', '［', '《', '（']) && text.ends_with(['】', '〕', '］', '》', '）']);
    let asks = text.starts_with(['Q', 'Ｑ', '問']) && text.ends_with(['？', '?'])
        || text.starts_with(['Q', 'Ｑ', '問']) && text.ends_with("か。");
    short && marked || asks
}

const LONGEST_CAPTION: usize = 40;

/// A field's label or boxes none of which is ticked: 所見：, □ 広報紙 □ ホームページ.
pub(super) fn is_label(text: &str) -> bool {
    let text = text.trim();
    let label = text.ends_with(['：', ':']) && text.chars().count() <= LONGEST_LABEL;
    label || text.contains(['□', '☐']) && !text.contains(['■', '☑', '✓', '✔', '☒'])
}

const LONGEST_LABEL: usize = 16;

/// A cell in which nothing was filled in: dashes, a mark, or nothing.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| !c.is_alphanumeric() || matches!(c, 'ー' | '〇' | '○'))
}

/// A cell in which a mark says yes.
pub(super) fn is_ticked(text: &str) -> bool {
    text.contains(['○', '〇', '◯', '◎', '●', '✓', '✔', 'レ'])
}

/// The sentences of a text, as ranges of it.
pub(crate) fn split(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let mut depth = 0_i32;
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while let Some((at, c)) = chars.next() {
            match c {
                '「' | '『' | '（' | '(' => depth += 1,
                '」' | '』' | '）' | ')' => depth = (depth - 1).max(0),
                _ => {}
            }
            let next = chars.peek().map(|(_, next)| *next);
            let ends = match c {
                '。' | '！' | '？' => depth == 0,
                '．' | '.' => {
                    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
                    let after = next.is_none_or(char::is_whitespace);
                    depth == 0 && !next.is_some_and(digit) && (c == '．' || after)
                }
                _ => false,
            };
            if ends {
                let range = start..at + c.len_utf8();
                start = range.end;
                return Some(range);
            }
        }
        (start < text.len()).then(|| {
            let range = start..text.len();
            start = text.len();
            range
        })
    })
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        let parts = |text: &'static str| split(text).map(|r| &text[r]).collect::<Vec<_>>();
        assert_eq!(parts("毎週開く。月１回（例。）も見る。"), ["毎週開く。", "月１回（例。）も見る。"]);
        assert_eq!(parts("It meets weekly. See 1.5 there."), ["It meets weekly.", " See 1.5 there."]);
        assert_eq!(parts("終わりなし"), ["終わりなし"]);
    }
}
