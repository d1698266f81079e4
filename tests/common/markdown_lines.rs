//! The lines that a document should have, from its Markdown.

/// The lines of [`super::document_lines`] without places: soft line ends joined, cells with the heads of their columns.
pub(crate) fn markdown_lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut heads: Option<Vec<String>> = None;
    let mut open = false;
    for line in text.lines() {
        if let Some(row) = line.strip_prefix('|') {
            let cells: Vec<String> =
                row.trim_end_matches('|').split('|').map(|c| c.trim().to_owned()).collect();
            if let Some(heads) = &heads {
                let told = heads.iter().zip(&cells).filter(|(_, cell)| !cell.is_empty());
                let told: Vec<_> = told.map(|(head, cell)| format!("{head}={cell}")).collect();
                if !row.trim_matches(['|', '-', ':', ' ']).is_empty() {
                    lines.push(told.join(" | "));
                }
            } else {
                heads = Some(cells);
            }
            open = false;
            continue;
        }
        heads = None;
        let item = line.trim_start().split_once(' ').filter(|(mark, _)| {
            *mark == "-" || mark.strip_suffix('.').is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()))
        });
        let text = line.trim().replace("**", "");
        match item {
            _ if text.is_empty() => open = false,
            _ if line.starts_with('#') => {
                lines.push(text);
                open = false;
            }
            Some((_, text)) => {
                lines.push(format!("- {text}"));
                open = true;
            }
            None if open => *lines.last_mut().expect("an open line") += &text,
            None => {
                lines.push(text);
                open = true;
            }
        }
    }
    lines
}
