//! Parts as one file: what Word calls a package.

use std::io::{Cursor, Write as _};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::xml::Xml;

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// What stands beside the document: the kind of its relation, its name below `word/`, its XML.
pub(super) struct Part {
    pub(super) kind: &'static str,
    pub(super) name: &'static str,
    pub(super) xml: String,
}

/// All that makes a Word file.
pub(super) struct Package {
    /// The document itself.
    pub(super) document: String,
    /// What the document refers to, as `rId1`, `rId2` …
    pub(super) parts: Vec<Part>,
    /// The addresses on the web that it leads to, as `link1`, `link2` …
    pub(super) links: Vec<String>,
    /// Title, author and their like.
    pub(super) core: String,
    /// What wrote it.
    pub(super) app: String,
}

impl Package {
    /// The file: parts in the order of their names, all of the same fixed time, so that the same report gives the same
    /// bytes.
    pub(super) fn file(&self) -> Vec<u8> {
        let mut all = vec![
            ("[Content_Types].xml".to_owned(), self.content_types()),
            ("_rels/.rels".to_owned(), roots()),
            ("docProps/app.xml".to_owned(), self.app.clone()),
            ("docProps/core.xml".to_owned(), self.core.clone()),
            ("word/_rels/document.xml.rels".to_owned(), self.relations()),
            ("word/document.xml".to_owned(), self.document.clone()),
        ];
        all.extend(self.parts.iter().map(|part| (format!("word/{}", part.name), part.xml.clone())));
        all.sort();
        // Memory takes everything that is written to it, and parts of any size are allowed for.
        zipped(&all).unwrap_or_default()
    }

    fn content_types(&self) -> String {
        let namespace = format!("{PACKAGE}/content-types");
        Xml::part("Types", &[("xmlns", &namespace)], |xml| {
            let relations = "application/vnd.openxmlformats-package.relationships+xml";
            xml.empty("Default", &[("Extension", &"rels"), ("ContentType", &relations)]);
            xml.empty("Default", &[("Extension", &"xml"), ("ContentType", &"application/xml")]);
            let mut part = |name: &str, kind: &str| {
                xml.empty("Override", &[("PartName", &name), ("ContentType", &kind)]);
            };
            let app = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
            part("/docProps/app.xml", app);
            part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
            part("/word/document.xml", &format!("{WORD}.document.main+xml"));
            for own in &self.parts {
                part(&format!("/word/{}", own.name), &format!("{WORD}.{}+xml", own.kind));
            }
        })
    }

    fn relations(&self) -> String {
        relationships(|xml| {
            for (number, part) in (1..).zip(&self.parts) {
                relation(xml, &format!("rId{number}"), &format!("{RELATIONS}/{}", part.kind), part.name);
            }
            for (number, link) in (1..).zip(&self.links) {
                let id = format!("link{number}");
                let kind = format!("{RELATIONS}/hyperlink");
                let target = [("Target", link as &dyn std::fmt::Display), ("TargetMode", &"External")];
                let named: [(&str, &dyn std::fmt::Display); 2] = [("Id", &id), ("Type", &kind)];
                xml.empty("Relationship", &[named, target].concat());
            }
        })
    }
}

fn roots() -> String {
    relationships(|xml| {
        let kind = |name| format!("{RELATIONS}/{name}");
        relation(xml, "rId1", &kind("officeDocument"), "word/document.xml");
        let core = format!("{PACKAGE}/relationships/metadata/core-properties");
        relation(xml, "rId2", &core, "docProps/core.xml");
        relation(xml, "rId3", &kind("extended-properties"), "docProps/app.xml");
    })
}

fn relationships(inside: impl FnOnce(&mut Xml)) -> String {
    let namespace = format!("{PACKAGE}/relationships");
    Xml::part("Relationships", &[("xmlns", &namespace)], inside)
}

fn relation(xml: &mut Xml, id: &str, kind: &str, target: &str) {
    xml.empty("Relationship", &[("Id", &id), ("Type", &kind), ("Target", &target)]);
}

fn zipped(parts: &[(String, String)]) -> ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, xml) in parts {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644)
            .large_file(u32::try_from(xml.len()).is_err());
        writer.start_file(name.as_str(), options)?;
        writer.write_all(xml.as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}
