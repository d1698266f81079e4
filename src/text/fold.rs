use unicode_normalization::UnicodeNormalization as _;

/// The normal form in which texts are compared and searched.
///
/// Full-width and half-width forms become one (NFKC), letters lower case, katakana hiragana;
/// dashes and wave dashes become one each. White space goes next to Japanese and is one space between Latin words.
/// Example: `ＬＩＮＥ　アプリ` and `line あぷり` give the same form.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for c in text.nfkc().filter_map(fold_char).flat_map(char::to_lowercase) {
        if c == ' ' {
            space = true;
            continue;
        }
        if space && c.is_ascii() && out.ends_with(|last: char| last.is_ascii()) {
            out.push(' ');
        }
        space = false;
        out.push(c);
    }
    out
}

fn fold_char(c: char) -> Option<char> {
    match c {
        // Katakana to hiragana: the two blocks run in parallel.
        'ァ'..='ヶ' => char::from_u32(c as u32 - 0x60),
        'ヽ' | 'ヾ' => char::from_u32(c as u32 - 0x60),
        // What NFKC leaves apart although people type the one for the other.
        '〜' | '∼' | '～' => Some('~'),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '─' => Some('-'),
        '‧' | '・' | '･' | '•' => Some('・'),
        '髙' => Some('高'),
        '﨑' => Some('崎'),
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => None,
        c if c.is_whitespace() => Some(' '),
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn widths_case_and_kana_fall_together() {
        assert_eq!(fold("ＬＩＮＥ　アプリ"), fold("line あぷり"));
        assert_eq!(fold("ｺｳﾚｲｼｬ"), "こうれいしゃ");
        assert_eq!(fold("ガイド"), fold("ｶﾞｲﾄﾞ"));
        assert_eq!(fold("10〜20"), fold("１０～２０"));
    }

    #[test]
    fn variation_selectors_and_rare_forms_go() {
        assert_eq!(fold("葛\u{E0100}城"), "葛城");
        assert_eq!(fold("髙﨑"), "高崎");
    }
}
