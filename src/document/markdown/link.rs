//! Links and notes: what stands behind their text.

/// The longest destination of a link that is looked through, in bytes.
const LONGEST_LINK: usize = 2 << 10;

/// The length of `[^name]` at the beginning of a text.
pub(super) fn footnote_mark(text: &str) -> Option<usize> {
    const LONGEST_NAME: usize = 64;
    let name = text.strip_prefix("[^")?;
    let end = name.bytes().take(LONGEST_NAME).position(|b| matches!(b, b']' | b'[' | b' '))?;
    (end > 0 && name.as_bytes()[end] == b']').then_some(end + 3)
}

/// The length of a link's destination and title after `(`, with the `)`.
pub(super) fn destination(text: &str) -> Option<usize> {
    let mut depth = 0;
    let mut quote = None;
    let (mut blank, mut bracket) = (false, false);
    for (at, b) in text.bytes().enumerate().take(LONGEST_LINK) {
        match (b, quote) {
            (b, Some(open)) if b == open => quote = None,
            (_, Some(_)) => {}
            (b')', None) if depth == 0 => return Some(at + 1),
            (b')', None) => depth -= 1,
            // Another link: this one is not closed.
            (b'(', None) if bracket => return None,
            (b'(', None) => depth += 1,
            (b'"' | b'\'', None) if blank => quote = Some(b),
            (b' ', None) => {}
            // Words after a blank that are no title: a remark in brackets, no destination.
            (_, None) if blank && at > 1 => return None,
            _ => {}
        }
        blank = b == b' ';
        bracket = b == b']';
    }
    None
}
