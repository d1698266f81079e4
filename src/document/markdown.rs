// Throw-away reader for tests of the front end only.
use super::{Builder, Document, DocumentFault, DocumentKind, Piece, Place};
use std::ops::Range;

pub(super) fn read(bytes: &[u8]) -> Result<Document, DocumentFault> {
    let text = String::from_utf8_lossy(bytes);
    let mut b = Builder::new(DocumentKind::Markdown);
    let mut para: Vec<(String, u32)> = Vec::new();
    let mut heads: Vec<Range<usize>> = Vec::new();
    let piece = |text: &'_ str, line: u32, column: usize| (text.to_owned(), line, column as u32 + 1);
    let flush = |b: &mut Builder, para: &mut Vec<(String, u32)>| {
        let pieces: Vec<Piece<'_>> =
            para.iter().map(|(t, l)| Piece { text: t, place: Place::Line { line: *l, column: 1 } }).collect();
        b.paragraph(&pieces);
        para.clear();
    };
    for (i, line) in text.lines().enumerate() {
        let n = i as u32 + 1;
        let t = line.trim();
        if !t.starts_with('|') {
            heads.clear();
        }
        if t.is_empty() {
            flush(&mut b, &mut para);
            continue;
        }
        if t.starts_with('#') {
            flush(&mut b, &mut para);
            let level = t.chars().take_while(|c| *c == '#').count();
            let (x, l, c) = piece(t[level..].trim(), n, level + 1);
            b.heading(level, &[Piece { text: &x, place: Place::Line { line: l, column: c } }]);
        } else if let Some(rest) = t.strip_prefix("- ").or(t.strip_prefix("* ")) {
            flush(&mut b, &mut para);
            let indent = line.len() - line.trim_start().len();
            b.item(
                indent / 2,
                &[Piece { text: rest, place: Place::Line { line: n, column: indent as u32 + 3 } }],
            );
        } else if t.starts_with('|') {
            flush(&mut b, &mut para);
            let cells: Vec<&str> = t.trim_matches('|').split('|').map(str::trim).collect();
            if cells.iter().all(|c| c.chars().all(|c| matches!(c, '-' | ':'))) {
                continue;
            }
            let at = |c: &str| Place::Line {
                line: n,
                column: line.find(c).map_or(1, |p| line[..p].chars().count() as u32 + 1),
            };
            if heads.is_empty() {
                heads = cells.iter().map(|c| b.head(&[Piece { text: c, place: at(c) }])).collect();
            } else {
                let row: Vec<_> = cells
                    .iter()
                    .enumerate()
                    .map(|(k, c)| {
                        (heads.get(k).cloned().unwrap_or(0..0), vec![Piece { text: c, place: at(c) }])
                    })
                    .collect();
                b.row(&row);
            }
        } else {
            para.push((line.to_owned(), n));
        }
    }
    flush(&mut b, &mut para);
    b.finish()
}
