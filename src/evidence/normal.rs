//! The form in which plans and terms are compared.
//!
//! Widths become one (NFKC), Latin letters small, white space beside Japanese goes, and every number becomes `#`:
//! 毎月２回, 毎月 2 回 and 毎月二回 are the same.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

/// A text in normal form, with the way back.
#[derive(Clone, Debug, Default)]
pub(crate) struct Normal {
    /// The text.
    pub(crate) text: String,
    /// Where stretches of the text stand in the source, in order: most are there as they are.
    runs: Vec<Run>,
    /// Where white space was passed over beside Japanese; it still parts two names.
    gaps: Vec<usize>,
}

/// From `at` on, in bytes, the text stands at `source` and on.
#[derive(Clone, Copy, Debug)]
struct Run {
    at: usize,
    source: usize,
}

/// The character that stands for a number.
pub(crate) const NUMBER: char = '#';

impl Normal {
    pub(crate) fn clear(&mut self) {
        self.text.clear();
        self.runs.clear();
        self.gaps.clear();
    }

    /// Whether white space stands before a byte of the text in the source, and not in the text.
    pub(crate) fn has_gap(&self, at: usize) -> bool {
        self.gaps.binary_search(&at).is_ok()
    }

    /// Adds a text that stands at `base` in its source.
    pub(crate) fn add(&mut self, source: &str, base: usize) {
        let mut space = None;
        let mut number = false;
        // Where the stretch began that is taken over as it is.
        let mut kept = None;
        let mut chars = source.char_indices();
        while let Some((at, c)) = chars.next() {
            if is_plain(c) {
                if space.is_some() {
                    self.gap(&mut space, !is_japanese(c));
                }
                number = false;
                kept.get_or_insert(at);
                continue;
            }
            if let Some(from) = kept.take() {
                self.keep(&source[from..at], base + from);
            }
            let folded = match c {
                // Between the digits of one number.
                ',' | '.' | '，' | '．' if number && chars.as_str().starts_with(is_digit) => continue,
                'A'..='Z' => c.to_ascii_lowercase(),
                '0'..='9' | '０'..='９' => NUMBER,
                ' ' | '\u{3000}' | '\t' | '\n' | '\r' | '\u{A0}' => {
                    space = Some(base + at);
                    number = false;
                    continue;
                }
                '（' => '(',
                '）' => ')',
                '：' => ':',
                '，' => '、',
                '．' => '。',
                c if is_numeral(c) => {
                    if number || counts(source, at) {
                        NUMBER
                    } else {
                        c
                    }
                }
                '‐' | '‑' | '–' | '—' | '―' | '−' | '─' => '-',
                '〜' | '∼' | '～' => '~',
                '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' | '\u{200B}' => continue,
                c if c.is_ascii() => c,
                other => {
                    number = false;
                    self.gap(&mut space, !is_japanese(other));
                    for folded in std::iter::once(other).nfkc().flat_map(char::to_lowercase) {
                        let folded = if folded.is_ascii_digit() { NUMBER } else { folded };
                        self.push(folded, base + at);
                    }
                    continue;
                }
            };
            if folded == NUMBER {
                if number {
                    continue;
                }
                number = true;
            } else {
                number = false;
            }
            self.gap(&mut space, !is_japanese(folded));
            self.push(folded, base + at);
        }
        if let Some(from) = kept {
            self.keep(&source[from..], base + from);
        }
    }

    /// Adds a character of our own.
    pub(super) fn push(&mut self, c: char, at: usize) {
        self.run(at);
        self.text.push(c);
    }

    fn keep(&mut self, text: &str, at: usize) {
        self.run(at);
        self.text.push_str(text);
    }

    /// What is added next stands at `source`.
    fn run(&mut self, source: usize) {
        let at = self.text.len();
        if self.runs.last().is_none_or(|run| run.source + (at - run.at) != source) {
            self.runs.push(Run { at, source });
        }
    }

    /// Where the character that begins at a byte of the text stands in the source.
    fn place(&self, byte: usize) -> usize {
        let after = self.runs.partition_point(|run| run.at <= byte);
        after.checked_sub(1).map_or(0, |at| self.runs[at].source + (byte - self.runs[at].at))
    }

    /// Where a piece of the text stands in its source.
    pub(crate) fn source(&self, at: &Range<usize>, source: &str) -> Range<usize> {
        let last = self.text[..at.end].char_indices().next_back().map_or(0, |(last, _)| last);
        let (start, last) = (self.place(at.start), self.place(last.max(at.start)));
        let mut rest = source[last..].chars();
        let mut end = last + rest.next().map_or(0, char::len_utf8);
        if self.text[..at.end].ends_with(NUMBER) {
            // One mark stands for all its digits.
            let digits = rest
                .as_str()
                .trim_start_matches(|c| is_digit(c) || is_numeral(c) || matches!(c, ',' | '.' | '，' | '．'));
            let number = &rest.as_str()[..rest.as_str().len() - digits.len()];
            end += number.trim_end_matches([',', '.', '，', '．']).len();
        }
        start..end.max(start)
    }

    /// Writes a space that was passed over, if it stood between two words.
    fn gap(&mut self, space: &mut Option<usize>, word: bool) {
        let Some(at) = space.take() else {
            return;
        };
        let last = self.text.chars().next_back();
        if word && last.is_some_and(|last| !is_japanese(last) && last != ' ') {
            self.push(' ', at);
        } else {
            self.gaps.push(self.text.len());
        }
    }
}

/// Whether a character is in normal form whatever stands beside it: most of every Japanese text.
fn is_plain(c: char) -> bool {
    let at = (c as usize).wrapping_sub(FIRST_PLAIN);
    PLAIN.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1) || c.is_ascii_lowercase()
}

const FIRST_PLAIN: usize = 0x3000;

/// A bit for each character from `FIRST_PLAIN` to the last kanji: asked for every character of a plan.
static PLAIN: [u64; (0xA000 - FIRST_PLAIN) / 64] = {
    let mut plain = [0; (0xA000 - FIRST_PLAIN) / 64];
    let mut at = FIRST_PLAIN;
    while at < 0xA000 {
        if let Some(c) = char::from_u32(at as u32) {
            let kana = matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '。' | '、' | '「' | '」' | '・' | 'ー');
            if kana || matches!(c, '一'..='鿿') && !is_numeral(c) {
                plain[(at - FIRST_PLAIN) / 64] |= 1 << ((at - FIRST_PLAIN) % 64);
            }
        }
        at += 1;
    }
    plain
};

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

const fn is_numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百')
}

/// Whether the Japanese numerals at an offset count something: a counter follows them and no name holds them.
fn counts(source: &str, at: usize) -> bool {
    let rest = source[at..].trim_start_matches(is_numeral);
    let counted = rest.starts_with([
        '回', '人', '名', '件', '月', '日', '年', '週', '度', '割', '時', '班', '社', '校', '箇', 'か', 'カ',
        'ヶ', 'ヵ', '課', '係', 'つ', '者', '台', '枚', '戸', '店', '種',
    ]);
    // 第三者, 一人ひとり and the like are no counts.
    counted && !source[..at].ends_with('第') && !rest.starts_with("人ひとり")
}

#[cfg(test)]
mod tests {
    use super::Normal;

    fn term(text: &str) -> String {
        let mut normal = Normal::default();
        normal.add(text, 0);
        normal.text
    }

    #[test]
    fn widths_spaces_and_numbers_fall_together() {
        for same in ["毎月２回", "毎月 2 回", "毎月二回", "毎月　12回"] {
            assert_eq!(term(same), "毎月#回", "{same}");
        }
        assert_eq!(term("１２,０００人"), "#人");
        assert_eq!(term("Every  Week in LINE"), "every week in line");
        assert_eq!(term("第三者"), "第三者");
    }

    #[test]
    fn every_byte_knows_where_it_came_from() {
        let mut normal = Normal::default();
        normal.add("月２ 回、ＬＩＮＥ", 10);
        assert_eq!(normal.text, "月#回、line");
        let source = format!("{}月２ 回、ＬＩＮＥ", "-".repeat(10));
        let piece = |needle: &str| {
            let start = normal.text.find(needle).unwrap();
            &source[normal.source(&(start..start + needle.len()), &source)]
        };
        assert_eq!(["#回", "line", "月#"].map(piece), ["２ 回", "ＬＩＮＥ", "月２"]);
    }
}
