//! Packages of the Office formats, made of parts.
#![allow(dead_code, reason = "each test file uses its share")]

use std::io::Write as _;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A package of parts: name and XML. Nothing is compressed, which takes long in slow builds.
pub(crate) fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, xml) in parts {
        writer.start_file(*name, options).expect("a new entry");
        writer.write_all(xml.as_bytes()).expect("room in memory");
    }
    writer.finish().expect("a whole archive").into_inner()
}

/// A Word file with a body, and other parts of the kinds of relations: `styles`, `footnotes` …
pub(crate) fn word(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let document = format!(r#"<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#);
    let mut relations = String::new();
    let mut parts = Vec::new();
    for (kind, xml) in others {
        let name = format!("word/{kind}.xml");
        relations += &relation(kind, kind, &format!("{kind}.xml"));
        parts.push((name, format!(r#"<w:{kind} xmlns:w="w">{xml}</w:{kind}>"#)));
    }
    let mut all = vec![("word/document.xml", document.as_str())];
    let relations = format!("<Relationships>{relations}</Relationships>");
    all.push(("word/_rels/document.xml.rels", &relations));
    all.extend(parts.iter().map(|(name, xml)| (name.as_str(), xml.as_str())));
    package(&all)
}

/// A PowerPoint file: for each slide the attributes of its root, and its shapes.
pub(crate) fn slides(slides: &[(&str, &str)]) -> Vec<u8> {
    let mut ids = String::new();
    let mut relations = String::new();
    let mut parts = Vec::new();
    for (number, (attributes, shapes)) in (1..).zip(slides) {
        ids += &format!(r#"<p:sldId id="{number}" r:id="r{number}"/>"#);
        relations += &relation(&format!("r{number}"), "slide", &format!("slides/slide{number}.xml"));
        let xml = format!("<p:sld {attributes}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>");
        parts.push((format!("ppt/slides/slide{number}.xml"), xml));
    }
    let main = format!("<p:presentation><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>");
    let relations = format!("<Relationships>{relations}</Relationships>");
    let mut all =
        vec![("ppt/presentation.xml", main.as_str()), ("ppt/_rels/presentation.xml.rels", &relations)];
    all.extend(parts.iter().map(|(name, xml)| (name.as_str(), xml.as_str())));
    package(&all)
}

/// A paragraph of a Word file.
pub(crate) fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A table of a Word file.
pub(crate) fn tbl(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| format!("<w:tc>{}</w:tc>", p(text));
    let row = |cells: &&[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

fn relation(id: &str, kind: &str, target: &str) -> String {
    format!(r#"<Relationship Id="{id}" Type="http://x/relationships/{kind}" Target="{target}"/>"#)
}
