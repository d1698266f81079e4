//! The parts of the package, unpacked within bounds.

use std::{
    collections::HashMap,
    io::{Cursor, Read},
};

use zip::ZipArchive;

use super::damaged;
use crate::{document::DocumentFault, problem::Bound};

/// The most entries: Excel writes a few per sheet; pictures add some hundreds.
const MAX_ENTRIES: usize = 10_000;

/// The most bytes unpacked, over all parts that are read. As many cells as are read take half of it.
const MAX_UNPACKED: u64 = 256 << 20;

/// The package of a workbook. Only the parts that are asked for are unpacked.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Names in lower case (part names know no case) with their index.
    names: HashMap<String, usize>,
    /// The bytes that may still be unpacked.
    left: u64,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, DocumentFault> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        if archive.len() > MAX_ENTRIES {
            return Err(DocumentFault::TooMuch { of: Bound::Entries, limit: MAX_ENTRIES as u64 });
        }
        let mut names = HashMap::with_capacity(archive.len());
        for (index, name) in archive.file_names().enumerate() {
            let name = name.map_err(|_| damaged())?;
            names.insert(name.replace('\\', "/").to_lowercase(), index);
        }
        Ok(Self { archive, names, left: MAX_UNPACKED })
    }

    /// The text of a part; `None` when there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, DocumentFault> {
        let Some(&index) = self.names.get(&name.to_lowercase()) else {
            return Ok(None);
        };
        let entry = self.archive.by_index(index).map_err(|_| damaged())?;
        if entry.encrypted() {
            return Err(DocumentFault::Password);
        }
        // Counted while unpacking: what the entry declares may be a lie.
        let mut bytes = Vec::new();
        entry.take(self.left + 1).read_to_end(&mut bytes).map_err(|_| damaged())?;
        self.left = self
            .left
            .checked_sub(bytes.len() as u64)
            .ok_or(DocumentFault::TooMuch { of: Bound::Unpacked, limit: MAX_UNPACKED })?;
        decode(bytes).map(Some)
    }
}

/// UTF-8, or UTF-16 with its mark: the two that the format allows.
fn decode(bytes: Vec<u8>) -> Result<String, DocumentFault> {
    match encoding_rs::Encoding::for_bom(&bytes) {
        Some((encoding, mark)) => encoding
            .decode_without_bom_handling_and_without_replacement(&bytes[mark..])
            .map(std::borrow::Cow::into_owned)
            .ok_or_else(damaged),
        None => String::from_utf8(bytes).map_err(|_| damaged()),
    }
}

/// The name of the part that `target`, written in `part`, points to.
pub(super) fn resolve(part: &str, target: &str) -> String {
    let mut path: Vec<&str> = if target.starts_with('/') { Vec::new() } else { part.split('/').collect() };
    path.pop();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            name => path.push(name),
        }
    }
    path.join("/")
}

/// The name of the part with the relationships of another.
pub(super) fn relationships_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_relative_to_their_part_or_absolute() {
        assert_eq!(resolve("xl/workbook.xml", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl/worksheets/sheet1.xml", "../drawings/d.xml"), "xl/drawings/d.xml");
        assert_eq!(resolve("xl/workbook.xml", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(resolve("a.xml", "../../b.xml"), "b.xml");
        assert_eq!(relationships_of("xl/workbook.xml"), "xl/_rels/workbook.xml.rels");
        assert_eq!(relationships_of("workbook.xml"), "_rels/workbook.xml.rels");
    }

    #[test]
    fn both_encodings_are_read() {
        assert_eq!(decode("\u{feff}計画".as_bytes().to_vec()), Ok("計画".to_owned()));
        let wide: Vec<u8> = "\u{feff}計画".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(wide), Ok("計画".to_owned()));
        assert_eq!(decode(vec![0x8c, 0x76]), Err(damaged()));
    }
}
