//! Texts as SARIF holds them.

use crate::text::fold;

/// Plain text in which nothing is a link or a place for an argument (SARIF 2.1.0, 3.11.5 and 3.11.6).
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '[' | ']' => out.extend(['\\', c]),
            '{' | '}' => out.extend([c, c]),
            c => out.push(c),
        }
    }
    out
}

/// A number for texts that stays the same on every machine and in every version (FNV-1a, 64 bits), of the texts
/// without regard to width, case and white space, in which a plan is rewritten without another meaning.
pub(super) fn fingerprint(texts: &[&str]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    for text in texts {
        fold(text).split_whitespace().flat_map(str::bytes).for_each(&mut add);
        // No letter: `ab`, `c` is not `a`, `bc`.
        add(0xFF);
    }
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::{fingerprint, plain};

    #[test]
    fn no_text_becomes_a_link_or_takes_an_argument() {
        assert_eq!(plain("[x](1) {0} a\\b"), "\\[x\\](1) {{0}} a\\\\b");
    }

    #[test]
    fn fingerprints_see_words_not_their_setting() {
        assert_eq!(fingerprint(&[]), "cbf29ce484222325");
        assert_eq!(fingerprint(&["Ａb 会議"]), fingerprint(&["aB\n会 議"]));
        assert_ne!(fingerprint(&["ab", "c"]), fingerprint(&["a", "bc"]));
    }
}
