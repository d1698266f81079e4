use std::borrow::Cow;

use crate::problem::Fault;

/// The largest TOML file that is read: 1 MiB.
pub const MAX_TOML_BYTES: u64 = 1 << 20;

/// A text file's content.
#[derive(Debug, PartialEq)]
pub struct Decoded<'a> {
    /// The text, without a byte order mark; line ends as they are.
    pub text: Cow<'a, str>,
    /// Whether it was read as Windows-31J (cp932).
    pub cp932: bool,
}

/// The text of a TOML file: UTF-8 with or without a byte order mark, else Windows-31J.
///
/// Bytes that are mostly valid multi-byte UTF-8 are broken UTF-8 and never guessed to be Windows-31J.
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Fault> {
    if bytes.len() as u64 > MAX_TOML_BYTES {
        return Err(Fault::TooLarge { limit: MAX_TOML_BYTES });
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Fault::Utf16);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let (text, cp932) = match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), false),
        Err(error) if is_mostly_utf8(bytes) => {
            let line = bytes[..error.valid_up_to()].iter().filter(|b| **b == b'\n').count() + 1;
            return Err(Fault::BrokenUtf8 { line });
        }
        Err(_) => {
            let decoded = encoding_rs::SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes);
            (decoded.ok_or(Fault::NotText)?, true)
        }
    };
    if text.contains('\0') {
        return Err(Fault::NotText);
    }
    if text.trim().is_empty() {
        return Err(Fault::Empty);
    }
    Ok(Decoded { text, cp932 })
}

/// More valid multi-byte sequences than invalid ones.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut invalid) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    valid > invalid
}

#[cfg(test)]
mod tests {
    use super::{Fault, decode};

    #[test]
    fn utf8_with_and_without_a_mark() {
        assert_eq!(decode("計画".as_bytes()).unwrap().text, "計画");
        assert_eq!(decode("\u{FEFF}計画".as_bytes()).unwrap().text, "計画");
    }

    #[test]
    fn windows_31j_is_read_and_said() {
        let (bytes, ..) = encoding_rs::SHIFT_JIS.encode("note = \"①髙い評価～ﾃｽﾄ\"");
        let decoded = decode(&bytes).unwrap();
        assert!(decoded.cp932);
        assert_eq!(decoded.text, "note = \"①髙い評価～ﾃｽﾄ\"");
    }

    #[test]
    fn cut_utf8_is_not_taken_for_windows_31j() {
        let mut bytes = "庁内で共有している".as_bytes().to_vec();
        bytes.remove(4);
        assert_eq!(decode(&bytes), Err(Fault::BrokenUtf8 { line: 1 }));
    }

    #[test]
    fn neither_text_nor_silence() {
        assert_eq!(decode(b"PK\x03\x04\0\0"), Err(Fault::NotText));
        assert_eq!(decode(b"\x81\xFF\xFF"), Err(Fault::NotText));
        assert_eq!(decode(b" \r\n"), Err(Fault::Empty));
        assert_eq!(decode(b"\xFF\xFEa\0"), Err(Fault::Utf16));
        assert_eq!(decode(&vec![b'#'; (1 << 20) + 1]), Err(Fault::TooLarge { limit: 1 << 20 }));
    }
}
