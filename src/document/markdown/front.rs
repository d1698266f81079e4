//! Front matter: settings before the text, which no page shows.

use super::super::lines::{Line, Lines};

/// The most lines of front matter.
const MOST_LINES: usize = 200;

/// The lines behind the front matter, or all of them when there is none.
pub(super) fn skip(lines: Lines<'_>) -> Lines<'_> {
    let mut rest = lines;
    let (is_setting, ends): (fn(&str) -> bool, &[&str]) = match rest.next().map(|l| l.text.trim_end()) {
        Some("---") => (is_yaml, &["---", "..."]),
        Some("+++") => (is_toml, &["+++"]),
        _ => return lines,
    };
    let mut settings = 0;
    for _ in 0..MOST_LINES {
        let Some(Line { text, .. }) = rest.next() else {
            return lines;
        };
        let text = text.trim_end();
        if ends.contains(&text) {
            return if settings > 0 { rest } else { lines };
        }
        // A rule, then text, then a rule is no front matter: it would be lost.
        let goes_on =
            settings > 0 && (text.starts_with([' ', '\t', '#', ']', '}']) || text.starts_with("- "));
        if !(text.is_empty() || goes_on || is_setting(text)) {
            return lines;
        }
        settings += usize::from(is_setting(text));
    }
    lines
}

/// `key: value`, without a blank in the key.
fn is_yaml(line: &str) -> bool {
    let key = line.split_once(':').filter(|(_, value)| value.is_empty() || value.starts_with(' '));
    key.is_some_and(|(key, _)| !key.is_empty() && !key.contains([' ', '　', '#', '|', '*']))
}

/// `key = value` or `[table]`.
fn is_toml(line: &str) -> bool {
    let key = line.split_once('=').map(|(key, _)| key.trim_end());
    key.is_some_and(|key| !key.is_empty() && !key.contains([' ', '　']))
        || line.starts_with('[') && line.ends_with(']')
}

#[cfg(test)]
mod tests {
    use super::{Lines, skip};

    fn first(text: &str) -> Option<&str> {
        skip(Lines::new(text)).next().map(|l| l.text)
    }

    #[test]
    fn settings_are_left_out_and_text_is_not() {
        assert_eq!(first("---\ntitle: 計画\ntags:\n  - DX\n---\n本文"), Some("本文"));
        assert_eq!(first("+++\ntitle = \"計画\"\n[extra]\n+++\n本文"), Some("本文"));
        assert_eq!(first("---\n\n# 計画\n\n---\n本文"), Some("---"));
        assert_eq!(first("---\ntitle: 計画\n本文が続く"), Some("---"));
        assert_eq!(first("---\n---\n本文"), Some("---"));
    }
}
