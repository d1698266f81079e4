use super::{Builder, Document, DocumentFault, DocumentKind, Piece, Place};

pub(super) fn read(bytes: &[u8]) -> Result<Document, DocumentFault> {
    let text = String::from_utf8_lossy(bytes);
    let mut b = Builder::new(DocumentKind::Text);
    let lines: Vec<&str> = text.lines().collect();
    let mut i = 0;
    let mark = |t: &str| {
        let t = t.trim_start_matches(|c: char| c == ' ' || c == '\u{3000}');
        let c: Vec<char> = t.chars().take(4).collect();
        if t.starts_with('第') {
            return 1;
        }
        if c.first().is_some_and(|c| ('０'..='９').contains(c))
            && c.get(1).is_some_and(|c| *c == '\u{3000}' || ('０'..='９').contains(c))
        {
            return 2;
        }
        if t.starts_with('(') || t.starts_with('（') {
            return 3;
        }
        if c.first().is_some_and(|c| ('ア'..='ン').contains(c)) && c.get(1).is_some_and(|c| *c == '\u{3000}')
        {
            return 4;
        }
        if t.starts_with(['・', '○', '-']) {
            return 3;
        }
        0
    };
    while i < lines.len() {
        let l = lines[i];
        let at = |i: usize| Place::Line { line: u32::try_from(i + 1).unwrap_or(0), column: 1 };
        if l.trim().is_empty() {
            i += 1;
            continue;
        }
        let m = mark(l);
        let mut pieces = vec![Piece { text: l, place: at(i) }];
        let short = l.chars().count() < 24 && !l.contains('。');
        if m > 0 && m <= 2 && short {
            b.heading(m, &pieces);
            i += 1;
            continue;
        }
        while i + 1 < lines.len()
            && !lines[i + 1].trim().is_empty()
            && mark(lines[i + 1]) == 0
            && lines[i].chars().count() > 30
        {
            i += 1;
            pieces.push(Piece { text: lines[i], place: at(i) });
        }
        if m > 0 {
            b.item(m.saturating_sub(1), &pieces)
        } else {
            b.paragraph(&pieces)
        }
        i += 1;
    }
    b.finish()
}
