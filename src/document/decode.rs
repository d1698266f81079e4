//! Text files: bytes in, text out, or why they are none.

use std::borrow::Cow;

use encoding_rs::{EUC_JP, Encoding, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};
use memchr::{memchr, memmem};

use super::{DocumentFault, DocumentKind, MAX_TEXT};
use crate::problem::Bound;

/// How far a zero byte is looked for when the kind of a file is asked: binary formats have one early.
const HEAD: usize = 8 << 10;

/// The text of a file, without a byte order mark, line ends as they are.
///
/// UTF-8; UTF-16 with a mark; else what Japanese systems wrote: Windows-31J (cp932), EUC-JP, ISO-2022-JP.
/// Bytes that are mostly valid multi-byte UTF-8 are damaged UTF-8 and never guessed to be something else.
pub(super) fn decode(bytes: &[u8], kind: DocumentKind) -> Result<Cow<'_, str>, DocumentFault> {
    let wide = utf16(bytes);
    // Bounded before anything is allocated: no encoding takes fewer bytes in UTF-8 than here, but for UTF-16 up to half.
    if bytes.len() / if wide.is_some() { 2 } else { 1 } > MAX_TEXT {
        return Err(DocumentFault::TooMuch { of: Bound::TextBytes, limit: MAX_TEXT as u64 });
    }
    let damaged = DocumentFault::Damaged { kind };
    if let Some((encoding, mark)) = wide {
        return strict(encoding, &bytes[mark..]).filter(|text| !text.contains('\0')).ok_or(damaged);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if memchr(0, bytes).is_some() {
        return Err(damaged);
    }
    // encoding_rs checks UTF-8 several times faster than the standard library, and borrows too.
    match strict(UTF_8, bytes) {
        Some(text) => Ok(iso_2022_jp(bytes).unwrap_or(text)),
        None if is_mostly_utf8(bytes) => Err(damaged),
        None => legacy(bytes).ok_or(damaged),
    }
}

/// Whether the beginning is that of a file that is no text.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    utf16(bytes).is_none() && memchr(0, head).is_some()
}

fn utf16(bytes: &[u8]) -> Option<(&'static Encoding, usize)> {
    match bytes {
        [0xFF, 0xFE, ..] => Some((UTF_16LE, 2)),
        [0xFE, 0xFF, ..] => Some((UTF_16BE, 2)),
        _ => None,
    }
}

fn strict<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Option<Cow<'a, str>> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes)
}

/// Windows-31J or EUC-JP. Bytes of the latter often pass for the former: as a row of half-width katakana.
fn legacy(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let windows = strict(SHIFT_JIS, bytes);
    if windows.as_ref().is_some_and(|text| !is_mostly_half_width(text)) {
        return windows;
    }
    strict(EUC_JP, bytes).or(windows)
}

fn is_mostly_half_width(text: &str) -> bool {
    let (mut half, mut all) = (0, 0);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        all += 1;
        half += usize::from(('｡'..='ﾟ').contains(&c));
    }
    half * 2 > all
}

/// Mail of old: seven bits, with escape sequences between ASCII and Japanese.
fn iso_2022_jp(bytes: &[u8]) -> Option<Cow<'_, str>> {
    memchr(0x1B, bytes)?;
    let shifts = [&b"\x1B$B"[..], b"\x1B$@"].iter().any(|shift| memmem::find(bytes, shift).is_some());
    if shifts && bytes.is_ascii() { strict(ISO_2022_JP, bytes) } else { None }
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
    use super::{DocumentFault, DocumentKind, decode, is_binary};

    const PLAN: &str = "①髙い評価～ﾃｽﾄ\r\n毎月１回、連絡会議を開く。\r\n";

    fn text(bytes: &[u8]) -> Option<String> {
        decode(bytes, DocumentKind::Text).ok().map(std::borrow::Cow::into_owned)
    }

    #[test]
    fn every_encoding() {
        let utf16 = |mark: char, bytes: fn(u16) -> [u8; 2]| {
            format!("{mark}{PLAN}").encode_utf16().flat_map(bytes).collect::<Vec<u8>>()
        };
        assert_eq!(text(PLAN.as_bytes()).as_deref(), Some(PLAN));
        assert_eq!(text(format!("\u{FEFF}{PLAN}").as_bytes()).as_deref(), Some(PLAN));
        assert_eq!(text(&utf16('\u{FEFF}', u16::to_le_bytes)).as_deref(), Some(PLAN));
        assert_eq!(text(&utf16('\u{FEFF}', u16::to_be_bytes)).as_deref(), Some(PLAN));
        assert_eq!(text(&encoding_rs::SHIFT_JIS.encode(PLAN).0).as_deref(), Some(PLAN));
        let common = "毎月１回、連絡会議を開く。";
        assert_eq!(text(&encoding_rs::EUC_JP.encode(common).0).as_deref(), Some(common));
        assert_eq!(text(&encoding_rs::ISO_2022_JP.encode(common).0).as_deref(), Some(common));
    }

    #[test]
    fn damaged_text_is_not_guessed() {
        let damaged = Err(DocumentFault::Damaged { kind: DocumentKind::Text });
        let mut cut = "庁内で共有している".as_bytes().to_vec();
        cut.remove(4);
        for bytes in [&cut[..], b"\x81\xFF\xFF", b"abc\0def", b"\xFF\xFEa\0b", b"\xFF\xFEa\0\0\0"] {
            assert_eq!(decode(bytes, DocumentKind::Text), damaged, "{bytes:?}");
        }
    }

    #[test]
    fn binary_content_is_seen() {
        assert!(is_binary(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"));
        assert!(!is_binary(b"\xFF\xFEa\0"));
        assert!(!is_binary(PLAN.as_bytes()));
    }
}
