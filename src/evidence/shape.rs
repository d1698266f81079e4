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
    let (mut start, mut at, mut depth) = (0, 0, 0_usize);
    let bytes = text.as_bytes();
    std::iter::from_fn(move || {
        // Byte by byte: every character of a plan comes by here, and few of them matter.
        while let Some(first) = bytes.get(at) {
            let length = match first {
                0..=0x7F => 1,
                0..=0xDF => 2,
                0..=0xEF => 3,
                _ => 4,
            };
            let end = at + length;
            // The brackets and stops: 、 to 〟 and ！ to ／ in their widths.
            let matters = match first {
                b'(' | b')' | b'.' => true,
                0xE3 => bytes[at + 1] == 0x80,
                0xEF => bytes[at + 1] == 0xBC,
                _ => false,
            };
            let ends = matters
                && match &text[at..end] {
                    "「" | "『" | "（" | "(" => {
                        depth += 1;
                        false
                    }
                    "」" | "』" | "）" | ")" => {
                        depth = depth.saturating_sub(1);
                        false
                    }
                    "。" | "！" | "？" => depth == 0,
                    stop @ ("．" | ".") => depth == 0 && ends_sentence(stop, text[end..].chars().next()),
                    _ => false,
                };
            at = end;
            if ends {
                let sentence = start..at;
                start = at;
                return Some(sentence);
            }
        }
        let rest = start..text.len();
        start = text.len();
        (!rest.is_empty()).then_some(rest)
    })
}

/// Whether a full stop ends a sentence: it stands in no number, and the Latin one before white space.
fn ends_sentence(stop: &str, next: Option<char>) -> bool {
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    !next.is_some_and(digit) && (stop == "．" || next.is_none_or(char::is_whitespace))
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
