//! Packages of the Office formats: a ZIP archive of XML parts and the relations between them, read within bounds.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::xml::{Node, Xml};
use super::{DocumentFault, DocumentKind};
use crate::problem::Bound;

/// The most entries of an archive. Pictures are entries too; the heaviest slide decks have some hundreds.
pub(super) const MAX_ENTRIES: usize = 10_000;

/// The most bytes that are unpacked in all. XML is about twenty times its text; only the parts with text are unpacked.
pub(super) const MAX_UNPACKED: u64 = 128 << 20;

/// The most that deflate makes of one byte. What is unpacked beyond that was packed once and named often.
const MAX_RATIO: u64 = 1032;

/// How a central directory names an entry.
const ENTRY: &[u8] = b"PK\x01\x02";

/// An archive of parts.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    kind: DocumentKind,
    limit: u64,
    unpacked: u64,
}

/// A relation of a part to another.
#[derive(Debug)]
pub(super) struct Relation {
    /// How the part names it.
    pub(super) id: String,
    /// The last word of its type: `styles`, `slide`.
    pub(super) kind: String,
    /// The other part.
    pub(super) target: String,
}

impl<'a> Package<'a> {
    /// Opens an archive.
    pub(super) fn open(bytes: &'a [u8], kind: DocumentKind) -> Result<Self, DocumentFault> {
        // Counted before the archive is opened, which takes memory for each.
        let entries = bytes.windows(ENTRY.len()).filter(|w| *w == ENTRY).count();
        if entries > MAX_ENTRIES {
            return Err(DocumentFault::TooMuch { of: Bound::Entries, limit: MAX_ENTRIES as u64 });
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| DocumentFault::Damaged { kind })?;
        let limit = MAX_UNPACKED.min((bytes.len() as u64).saturating_mul(MAX_RATIO));
        Ok(Self { archive, kind, limit, unpacked: 0 })
    }

    /// What the package should be.
    pub(super) fn kind(&self) -> DocumentKind {
        self.kind
    }

    /// That the package is damaged.
    pub(super) fn damaged(&self) -> DocumentFault {
        DocumentFault::Damaged { kind: self.kind }
    }

    /// The name of the part that the package is about, and `usual` when it does not say.
    pub(super) fn main_part(&mut self, usual: &str) -> Result<String, DocumentFault> {
        let relations = self.relations("")?;
        let main = relations.into_iter().find(|r| r.kind == "officeDocument");
        Ok(main.map_or_else(|| usual.to_owned(), |r| r.target))
    }

    /// The XML of a part that must be there.
    pub(super) fn needed(&mut self, name: &str) -> Result<Vec<u8>, DocumentFault> {
        self.part(name)?.ok_or_else(|| self.damaged())
    }

    /// The XML of a part in UTF-8; `None` when there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, DocumentFault> {
        let Some(index) = self.find(name) else {
            return Ok(None);
        };
        let damaged = self.damaged();
        let mut entry = self.archive.by_index(index).map_err(|error| match error {
            ZipError::InvalidPassword | ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
                DocumentFault::Password
            }
            _ => damaged.clone(),
        })?;
        let declared = entry.size();
        if declared > self.limit - self.unpacked {
            return Err(DocumentFault::TooMuch { of: Bound::Unpacked, limit: self.limit });
        }
        // What it declares is a promise only: one byte more shows a lie, and room is made as the bytes come.
        let mut bytes = Vec::new();
        (&mut entry).take(declared + 1).read_to_end(&mut bytes).map_err(|_| damaged.clone())?;
        self.unpacked += bytes.len() as u64;
        if bytes.len() as u64 != declared {
            return Err(damaged);
        }
        Ok(Some(in_utf8(bytes)))
    }

    /// The relations of a part; of the package itself for an empty name.
    pub(super) fn relations(&mut self, part: &str) -> Result<Vec<Relation>, DocumentFault> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = resolve(folder, &format!("_rels/{file}.rels"));
        let mut relations = Vec::new();
        let Some(bytes) = self.part(&name)? else {
            return Ok(relations);
        };
        let mut xml = Xml::new(&bytes, self.kind);
        loop {
            match xml.next()? {
                Node::Open(element) if element.name() == "Relationship" => {
                    let outside = element.attribute("TargetMode").is_some_and(|mode| mode == "External");
                    let of = |name| element.attribute(name).unwrap_or_default();
                    let (id, kind, target) = (of("Id"), of("Type"), of("Target"));
                    if !outside && !target.is_empty() {
                        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                        relations.push(Relation { id, kind, target: resolve(folder, &target) });
                    }
                }
                Node::End => return Ok(relations),
                _ => {}
            }
        }
    }

    /// Parts are named without regard to case.
    fn find(&self, name: &str) -> Option<usize> {
        let exact = self.archive.index_for_name_raw(name.as_bytes());
        exact.or_else(|| {
            self.archive.file_names_raw().position(|raw| raw.eq_ignore_ascii_case(name.as_bytes()))
        })
    }
}

/// The name of a part, seen from a folder.
fn resolve(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            _ => path.push(step),
        }
    }
    path.retain(|step| !step.is_empty());
    path.join("/")
}

/// XML may be in UTF-16, which begins with a mark of its byte order.
fn in_utf8(bytes: Vec<u8>) -> Vec<u8> {
    match encoding_rs::Encoding::for_bom(&bytes) {
        None => bytes,
        Some((encoding, _)) => encoding.decode(&bytes).0.into_owned().into_bytes(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_parts_are_seen_from_the_folder_of_the_part() {
        assert_eq!(resolve("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve("ppt/slides", "../charts/chart1.xml"), "ppt/charts/chart1.xml");
        assert_eq!(resolve("word", "/word/document.xml"), "word/document.xml");
        assert_eq!(resolve("", "_rels/.rels"), "_rels/.rels");
        assert_eq!(resolve("a", "../../../b"), "b");
    }

    #[test]
    fn utf_16_is_read() {
        let wide: Vec<u8> = "\u{feff}<a>窓口</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(in_utf8(wide), "<a>窓口</a>".as_bytes());
        assert_eq!(in_utf8(b"\xEF\xBB\xBF<a/>".to_vec()), b"<a/>");
        assert_eq!(in_utf8(b"<a/>".to_vec()), b"<a/>");
    }
}
