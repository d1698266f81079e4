use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// Columns that the text takes on a terminal: full-width characters take two.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text broken into lines of at most `columns` columns (never fewer than 10), by the Unicode
/// line-breaking rules: Japanese breaks between characters, but no line begins with 。 or ）.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    wrap_with(text, columns, "", "")
}

/// [`wrap`] with a text before the first line and another before the following ones; `columns` counts them in.
pub fn wrap_with(text: &str, columns: usize, first: &str, rest: &str) -> Vec<String> {
    let options = Options::new(columns.max(10))
        .initial_indent(first)
        .subsequent_indent(rest)
        .word_separator(WordSeparator::UnicodeBreakProperties)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
        .break_words(true);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let options = if lines.is_empty() { options.clone() } else { options.clone().initial_indent(rest) };
        lines.extend(textwrap::wrap(paragraph, options).into_iter().map(|line| line.trim_end().to_owned()));
    }
    lines
}

/// The text cut to `columns` columns, with `…` where something was cut.
pub fn fit(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 0;
    for c in text.chars() {
        let w = c.width().unwrap_or(0);
        if used + w + 1 > columns {
            break;
        }
        used += w;
        out.push(c);
    }
    out.push('…');
    out
}

/// The text cut to `columns` columns in its middle: what a sentence comes to stands at its end, above all in Japanese.
pub fn fit_ends(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let tail_columns = columns * 2 / 5;
    let (mut used, mut from) = (0, text.len());
    for (at, c) in text.char_indices().rev() {
        let w = c.width().unwrap_or(0);
        used += w;
        if used > tail_columns {
            break;
        }
        // What has no width belongs to the character before it.
        if w > 0 {
            from = at;
        }
    }
    let tail = &text[from..];
    format!("{}{tail}", fit(&text[..from], columns - width(tail)))
}

/// The text with spaces after it up to `columns` columns.
pub fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// A bar of `cells` cells for `part` of `whole`; empty when `whole` is 0.
pub fn bar(part: u64, whole: u64, cells: usize) -> String {
    if whole == 0 {
        return String::new();
    }
    let cells = cells as u64;
    // Half a cell counts as a cell; but only a full score fills the bar, and only 0 leaves it empty.
    let mut full = (part * cells * 2 + whole) / (whole * 2);
    if part < whole {
        full = full.min(cells - 1);
    }
    if part > 0 {
        full = full.max(1);
    }
    format!("{}{}", "█".repeat(full as usize), "░".repeat((cells - full) as usize))
}

#[cfg(test)]
mod tests {
    use super::{bar, fit, fit_ends, width, wrap, wrap_with};

    #[test]
    fn no_line_begins_with_a_full_stop() {
        let lines = wrap("会議を月に一度ひらいている。記録も残す。", 28);
        assert!(lines.iter().all(|l| width(l) <= 28), "{lines:?}");
        assert!(lines.iter().all(|l| !l.starts_with(['。', '、', '）'])), "{lines:?}");
    }

    #[test]
    fn long_words_are_broken_rather_than_left_to_stick_out() {
        let lines = wrap(&"a".repeat(50), 20);
        assert!(lines.iter().all(|l| width(l) <= 20), "{lines:?}");
    }

    #[test]
    fn indents_and_line_ends_are_kept() {
        assert_eq!(wrap_with("一\n二", 20, "- ", "  "), ["- 一", "  二"]);
    }

    #[test]
    fn cut_text_says_so() {
        assert_eq!(fit("体制づくり", 7), "体制づ…");
        assert_eq!(fit("abc", 3), "abc");
    }

    #[test]
    fn text_cut_in_its_middle_keeps_its_end() {
        let cut = fit_ends("他の課が加わる組織や庁内の会議は設けない。", 30);
        assert_eq!(cut, "他の課が加わる組…は設けない。");
        assert!(width(&cut) <= 30);
        assert_eq!(fit_ends("設けない。", 10), "設けない。");
        // か with a mark of its own stays whole.
        assert_eq!(fit_ends("ああああか\u{3099}い", 9), "あああ…い");
    }

    #[test]
    fn only_a_full_score_fills_the_bar() {
        assert_eq!(bar(99, 100, 10), "█████████░");
        assert_eq!(bar(1, 100, 10), "█░░░░░░░░░");
        assert_eq!(bar(0, 100, 4), "░░░░");
        assert_eq!(bar(0, 0, 4), "");
    }
}
