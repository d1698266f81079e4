//! What a file is, by its content first and its ending second.

use super::{DocumentFault, DocumentKind, decode};
use crate::problem::OldFormat;

/// Endings that are text whatever they say.
const TEXT_ENDINGS: [&str; 2] = ["log", "rst"];

/// The kind of a document.
pub(super) fn kind(bytes: &[u8], ending: Option<&str>) -> Result<DocumentKind, DocumentFault> {
    let Some(ending) = ending else {
        return if decode::is_binary(bytes) {
            Err(DocumentFault::OtherKind { ending: String::new(), found: by_content(bytes) })
        } else {
            Ok(DocumentKind::Markdown)
        };
    };
    let lower = ending.to_ascii_lowercase();
    let promised = DocumentKind::from_ending(&lower);
    if let Some(old) = old_format(bytes, &lower) {
        return Err(old);
    }
    let found = by_content(bytes);
    match (promised, found) {
        (Some(promised), Some(found)) if promised == found => Ok(found),
        (_, Some(found)) => Err(DocumentFault::OtherKind { ending: lower, found: Some(found) }),
        (Some(DocumentKind::Markdown | DocumentKind::Text), None) if decode::is_binary(bytes) => {
            Err(DocumentFault::OtherKind { ending: lower, found: None })
        }
        (Some(text @ (DocumentKind::Markdown | DocumentKind::Text)), None) => Ok(text),
        (None, None) if TEXT_ENDINGS.contains(&lower.as_str()) => Ok(DocumentKind::Text),
        (None, None) => Err(DocumentFault::UnknownKind { ending: lower }),
        // A package or PDF that is cut off at its start, or something else under its name.
        (Some(kind), None) if bytes.is_empty() || starts_like(bytes, kind) => {
            Err(DocumentFault::Damaged { kind })
        }
        (Some(_), None) => Err(DocumentFault::OtherKind { ending: lower, found: None }),
    }
}

fn starts_like(bytes: &[u8], kind: DocumentKind) -> bool {
    kind != DocumentKind::Pdf && bytes.starts_with(b"PK")
}

/// What the first bytes, and for packages the names of their parts, say.
fn by_content(bytes: &[u8]) -> Option<DocumentKind> {
    let head = &bytes[..bytes.len().min(1024)];
    if head.windows(5).any(|w| w == b"%PDF-") {
        return Some(DocumentKind::Pdf);
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    // The names stand uncompressed in the archive, in its entries and again in its directory.
    let holds = |name: &[u8]| bytes.windows(name.len()).any(|w| w == name);
    [
        (&b"word/document"[..], DocumentKind::Word),
        (b"xl/workbook", DocumentKind::Excel),
        (b"ppt/presentation", DocumentKind::PowerPoint),
    ]
    .into_iter()
    .find(|(name, _)| holds(name))
    .map(|(_, kind)| kind)
}

/// Formats of the past, and packages behind a password: both are compound files.
fn old_format(bytes: &[u8], ending: &str) -> Option<DocumentFault> {
    const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    let ichitaro = matches!(ending, "jtd" | "jtt" | "jtdc" | "jttc" | "jhd" | "jaw" | "jbw" | "jfw" | "juw");
    if ichitaro {
        return Some(DocumentFault::Old(OldFormat::Ichitaro));
    }
    if !bytes.starts_with(COMPOUND) {
        return None;
    }
    let wide = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let holds = |name: &str| {
        let name = wide(name);
        bytes.windows(name.len()).any(|w| w == name)
    };
    if holds("EncryptedPackage") {
        return Some(DocumentFault::Password);
    }
    let old = if holds("WordDocument") {
        OldFormat::Word
    } else if holds("Workbook") || holds("Book") {
        OldFormat::Excel
    } else if holds("PowerPoint Document") {
        OldFormat::PowerPoint
    } else if holds("JSRV_SegmentInformation") || holds("DocumentText") {
        OldFormat::Ichitaro
    } else {
        match ending {
            "doc" => OldFormat::Word,
            "xls" => OldFormat::Excel,
            "ppt" => OldFormat::PowerPoint,
            _ => OldFormat::Office,
        }
    };
    Some(DocumentFault::Old(old))
}
