//! Several texts in one cell, one per line, and back without losing anything.

/// What begins each text where lines alone would not tell them apart.
const MARK: char = '・';

/// What stands before a line that begins like a new text but is none, and before a blank one that is part of a text.
const INDENT: char = '　';

/// Texts as the text of one cell: a line each; each with a mark before it where one of them has several lines, begins
/// like a marked one, or has white space around it.
pub(super) fn joined(texts: &[String]) -> String {
    let plain = |text: &String| {
        !text.trim().is_empty() && text.trim() == text && !text.contains('\n') && !text.starts_with(MARK)
    };
    if texts.iter().all(plain) {
        return texts.join("\n");
    }
    let mut lines = Vec::new();
    for text in texts {
        for (at, line) in text.split('\n').enumerate() {
            lines.push(match at {
                0 => format!("{MARK}{line}"),
                _ if needs_indent(line) => format!("{INDENT}{line}"),
                _ => line.to_owned(),
            });
        }
    }
    lines.join("\n")
}

/// The texts in a cell: those that [`joined`] put there, or what a person wrote line by line, with or without marks.
/// Blank ones are no texts.
pub(super) fn apart(cell: &str) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    let marked = cell.trim_start_matches(['\n', ' ', INDENT]).starts_with(MARK);
    for line in cell.split('\n') {
        if !marked {
            texts.push(line.trim().to_owned());
        } else if let Some(text) = line.strip_prefix(MARK) {
            texts.push(text.to_owned());
        } else if line.is_empty() {
            // A gap that a person left between two.
        } else if let Some(last) = texts.last_mut() {
            let inside = line.strip_prefix(INDENT).filter(|inside| needs_indent(inside));
            last.push('\n');
            last.push_str(inside.unwrap_or(line));
        } else if !line.trim().is_empty() {
            texts.push(line.trim().trim_start_matches(MARK).to_owned());
        }
    }
    texts.retain(|text| !text.trim().is_empty());
    texts
}

fn needs_indent(line: &str) -> bool {
    let rest = line.trim_start_matches(INDENT);
    rest.is_empty() || rest.starts_with(MARK)
}

#[cfg(test)]
mod tests {
    use super::{apart, joined};

    #[test]
    fn a_line_each_where_that_is_enough() {
        let texts = ["議事録 2026-10-01", "設置要綱"].map(str::to_owned);
        assert_eq!(joined(&texts), "議事録 2026-10-01\n設置要綱");
        assert_eq!(apart(&joined(&texts)), texts);
    }

    #[test]
    fn nothing_that_was_typed_is_lost() {
        for texts in [
            vec!["一行目\n二行目", "別の根拠"],
            vec!["・印のある根拠", "二つ目"],
            vec!["一\n・二\n　・三\n\n四", " 前後の空白 "],
            vec!["　", "・", "末尾\n", "\n先頭", "間\n　\n\n　　\n終"],
        ] {
            let texts: Vec<String> = texts.into_iter().map(str::to_owned).collect();
            let kept: Vec<_> = texts.iter().filter(|text| !text.trim().is_empty()).cloned().collect();
            assert_eq!(apart(&joined(&texts)), kept, "{texts:?}");
        }
    }

    #[test]
    fn lists_that_people_write() {
        assert_eq!(apart("・議事録\n\n・要綱\n"), ["議事録", "要綱"]);
        assert_eq!(apart("議事録\n\n  要綱  "), ["議事録", "要綱"]);
        assert_eq!(apart(""), [""; 0]);
    }
}
