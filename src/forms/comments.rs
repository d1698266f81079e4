//! The comments of an answer file, which other kinds of forms have no place for.

use std::collections::BTreeSet;

use crate::checklist::Checklist;
use crate::i18n::Lang;
use crate::seeds::Library;

use super::toml::blank;

/// The comments that people wrote in an answer file, without those that blank forms come with.
pub fn comments(text: &str, checklist: &Checklist, library: &Library) -> Vec<String> {
    let forms = Lang::ALL.map(|lang| blank(checklist, library, lang));
    let ours: BTreeSet<&str> = forms.iter().flat_map(|form| found(form)).collect();
    found(text).into_iter().filter(|comment| !ours.contains(comment)).map(str::to_owned).collect()
}

/// Every comment of a valid TOML text, from its `#` on.
fn found(text: &str) -> Vec<&str> {
    let mut comments = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find(['#', '"', '\'']) {
        let start = at + next;
        let rest = &text[start..];
        if rest.starts_with('#') {
            let line = rest.lines().next().unwrap_or(rest);
            if !line.trim_matches('#').trim().is_empty() {
                comments.push(line.trim_end());
            }
            at = start + line.len();
            continue;
        }
        let quote = &rest[..1];
        let mark = if rest.starts_with(&quote.repeat(3)) { quote.repeat(3) } else { quote.to_owned() };
        at = start + mark.len() + inside(&rest[mark.len()..], &mark);
    }
    comments
}

/// How many bytes there are to the end of a string that began with `mark`, with the mark that ends it.
fn inside(rest: &str, mark: &str) -> usize {
    let mut at = 0;
    while at < rest.len() {
        let here = &rest[at..];
        if mark.starts_with('"') && here.starts_with('\\') {
            at += 1 + here.chars().nth(1).map_or(0, char::len_utf8);
        } else if here.starts_with(mark) {
            return at + mark.len();
        } else {
            at += here.chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::found;

    #[test]
    fn comments_are_told_from_texts() {
        let text = "# 一\na = \"#x\\\"#y\" # 二\r\nb = '#' #三\nc = \"\"\"\n# z\n\"\"\"\n#\n####\nd = 1# 四";
        assert_eq!(found(text), ["# 一", "# 二", "#三", "# 四"]);
    }
}
