use super::{Builder, Document, DocumentFault, DocumentKind, Piece, Place};

pub(super) fn read(bytes: &[u8]) -> Result<Document, DocumentFault> {
    let text = String::from_utf8_lossy(bytes);
    let mut b = Builder::new(DocumentKind::Markdown);
    let mut heads: Vec<std::ops::Range<usize>> = Vec::new();
    let mut in_table = false;
    let lines: Vec<&str> = text.lines().collect();
    let mut i = 0;
    while i < lines.len() {
        let l = lines[i];
        let n = u32::try_from(i + 1).unwrap_or(0);
        let t = l.trim_start();
        let place = |col: usize| Place::Line { line: n, column: u32::try_from(col).unwrap_or(1) };
        if t.starts_with('|') {
            let cells: Vec<&str> = t.trim().trim_matches('|').split('|').collect();
            let rule = |l: &str| l.trim().starts_with('|') && l.contains("---");
            if !in_table && lines.get(i + 1).is_some_and(|l| rule(l)) {
                heads = cells.iter().map(|c| b.head(&[Piece { text: c, place: place(1) }])).collect();
                i += 2;
                in_table = true;
                continue;
            }
            let row: Vec<_> = cells
                .iter()
                .enumerate()
                .map(|(k, c)| {
                    (heads.get(k).cloned().unwrap_or(0..0), vec![Piece { text: c, place: place(1) }])
                })
                .collect();
            b.row(&row);
            i += 1;
            continue;
        }
        in_table = false;
        if let Some(h) = t.strip_prefix('#') {
            let rest = h.trim_start_matches('#');
            b.heading(1 + h.len() - rest.len(), &[Piece { text: rest, place: place(1) }]);
        } else if t.starts_with("- ")
            || t.starts_with("* ")
            || t.split_once(". ").is_some_and(|(a, _)| a.chars().all(|c| c.is_ascii_digit()) && !a.is_empty())
        {
            let depth = (l.len() - t.len()) / 2;
            let body = t.split_once(' ').map_or("", |x| x.1);
            let mut pieces = vec![Piece { text: body, place: place(3) }];
            while i + 1 < lines.len()
                && lines[i + 1].starts_with("  ")
                && !lines[i + 1].trim_start().starts_with(['-', '*'])
                && !lines[i + 1].trim().is_empty()
            {
                i += 1;
                pieces.push(Piece {
                    text: lines[i],
                    place: Place::Line { line: u32::try_from(i + 1).unwrap_or(0), column: 1 },
                });
            }
            b.item(depth, &pieces);
        } else if !t.is_empty() {
            let mut pieces = vec![Piece { text: l, place: place(1) }];
            while i + 1 < lines.len()
                && !lines[i + 1].trim().is_empty()
                && !lines[i + 1].trim_start().starts_with(['-', '*', '#', '|'])
            {
                i += 1;
                pieces.push(Piece {
                    text: lines[i],
                    place: Place::Line { line: u32::try_from(i + 1).unwrap_or(0), column: 1 },
                });
            }
            b.paragraph(&pieces);
        }
        i += 1;
    }
    b.finish()
}
