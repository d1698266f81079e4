use std::borrow::Cow;

/// The text with every character that could steer a terminal or reorder a line shown as a visible mark.
///
/// Line ends and tabs stay (a tab becomes a space). C0 controls become their control pictures (ESC is `␛`),
/// everything else that is invisible and active becomes `<U+XXXX>`.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| c == '\n' || !is_active(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\n' => out.push('\n'),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\t' => out.push(' '),
            '\u{7F}' => out.push('\u{2421}'),
            c if (c as u32) < 0x20 => out.extend(char::from_u32(0x2400 + c as u32)),
            c if is_active(c) => out.push_str(&format!("<U+{:04X}>", c as u32)),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// [`visible`], and line ends become spaces: for a table cell, a heading or a file's name.
pub fn visible_line(text: &str) -> Cow<'_, str> {
    let text = match visible(text) {
        Cow::Borrowed(text) if !text.contains('\n') => return Cow::Borrowed(text),
        text => text,
    };
    Cow::Owned(text.split('\n').map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>().join(" "))
}

/// Controls (C0, DEL, C1), bidirectional overrides and isolates, line and paragraph separators, invisible operators, tags,
/// and what is no character at all and no XML can hold.
pub fn is_active(c: char) -> bool {
    // Asked for every character that is written, and nearly all are Japanese or plain ASCII.
    !matches!(c, '\u{3000}'..='\u{FEFE}' | ' '..='~')
        && matches!(c,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}'
        | '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}'
        | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::{visible, visible_line};

    #[test]
    fn escape_sequences_become_pictures() {
        assert_eq!(visible("a\u{1b}[31mb"), "a␛[31mb");
        assert_eq!(visible("\u{9b}2J\u{202e}"), "<U+009B>2J<U+202E>");
        assert_eq!(visible("一行\r\n二行"), "一行\n二行");
    }

    #[test]
    fn a_line_stays_a_line() {
        assert_eq!(visible_line("一\n\n二\t三"), "一 二 三");
    }
}
