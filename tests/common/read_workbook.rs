//! What is in a workbook, read by the letter: cells as they are stored, links, and the parts themselves.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A workbook.
pub(crate) struct Workbook {
    /// Every part by its name.
    pub(crate) parts: BTreeMap<String, String>,
    pub(crate) sheets: Vec<ReadSheet>,
}

/// A sheet.
pub(crate) struct ReadSheet {
    pub(crate) name: String,
    /// Its part.
    pub(crate) xml: String,
    /// Cells in their order: reference, whether it is a text, and its content. Empty ones are left out.
    pub(crate) cells: Vec<(String, bool, String)>,
    /// Links: reference, and the place in the workbook or the address.
    pub(crate) links: Vec<(String, String)>,
}

impl Workbook {
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        let mut parts = BTreeMap::new();
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).expect("an entry");
            let name = part.name().expect("a name").into_owned();
            let mut text = String::new();
            part.read_to_string(&mut text).expect("UTF-8");
            assert!(parts.insert(name, text).is_none(), "two parts of one name");
        }
        // Every part is well-formed.
        parts.values().for_each(|xml| each(xml, |_, _| ()));
        let strings = strings(&parts["xl/sharedStrings.xml"]);
        let targets = relations(&parts["xl/_rels/workbook.xml.rels"]);
        let mut sheets = Vec::new();
        each(&parts["xl/workbook.xml"], |event, _| {
            if let Some(tag) = started(event, "sheet") {
                let target = &targets[&attribute(&tag, "r:id").expect("a relation")];
                let part = format!("xl/{}", target.trim_start_matches("/xl/"));
                let file = part.rsplit('/').next().expect("a name");
                let relations = parts.get(&format!("xl/worksheets/_rels/{file}.rels"));
                let relations = relations.map(|xml| relations_of(xml)).unwrap_or_default();
                let name = attribute(&tag, "name").expect("a name");
                sheets.push(ReadSheet::read(name, &parts[&part], &strings, &relations));
            }
        });
        Self { parts, sheets }
    }

    pub(crate) fn sheet(&self, name: &str) -> &ReadSheet {
        self.sheets.iter().find(|sheet| sheet.name == name).unwrap_or_else(|| panic!("no sheet {name}"))
    }

    /// Every text of every cell.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        let cells = self.sheets.iter().flat_map(|sheet| &sheet.cells);
        cells.filter(|(_, is_text, _)| *is_text).map(|(.., text)| text.as_str())
    }

    /// The sheets cell by cell, for golden files.
    pub(crate) fn dump(&self) -> String {
        let mut out = String::new();
        for sheet in &self.sheets {
            out += &format!("[{}]\n", sheet.name);
            for (at, _, content) in &sheet.cells {
                let link = sheet.links.iter().find(|(from, _)| from == at);
                let link = link.map_or(String::new(), |(_, to)| format!(" -> {to}"));
                out += &format!("{at} {}{link}\n", content.replace('\n', "⏎"));
            }
            out.push('\n');
        }
        out
    }
}

impl ReadSheet {
    fn read(name: String, xml: &str, strings: &[String], relations: &BTreeMap<String, String>) -> Self {
        let (mut cells, mut links) = (Vec::new(), Vec::new());
        let (mut at, mut is_text, mut in_value) = (String::new(), false, false);
        let mut value = String::new();
        each(xml, |event, text| {
            if let Some(tag) = started(event, "c") {
                at = attribute(&tag, "r").expect("a reference");
                is_text = attribute(&tag, "t").is_some_and(|kind| kind == "s");
            } else if started(event, "v").is_some() {
                in_value = true;
                value.clear();
            } else if let Some(tag) = started(event, "hyperlink") {
                let to = attribute(&tag, "location").filter(|_| attribute(&tag, "r:id").is_none());
                let to = to.or_else(|| relations.get(&attribute(&tag, "r:id")?).cloned());
                links.push((attribute(&tag, "ref").expect("a place"), to.expect("a target")));
            } else if matches!(event, Event::End(end) if end.local_name().as_ref() == "v") {
                in_value = false;
                let content = if is_text {
                    strings[value.parse::<usize>().expect("an index")].clone()
                } else {
                    value.clone()
                };
                cells.push((at.clone(), is_text, content));
            } else if in_value {
                value += text;
            }
        });
        Self { name, xml: xml.to_owned(), cells, links }
    }

    /// The content of a cell; nothing where it is empty.
    pub(crate) fn cell(&self, at: &str) -> &str {
        self.cells.iter().find(|(place, ..)| place == at).map_or("", |(.., content)| content)
    }
}

/// The shared strings.
fn strings(xml: &str) -> Vec<String> {
    let (mut all, mut in_text, mut one) = (Vec::new(), false, String::new());
    each(xml, |event, text| match event {
        Event::Start(tag) if tag.local_name().as_ref() == "t" => in_text = true,
        Event::End(tag) if tag.local_name().as_ref() == "t" => in_text = false,
        Event::End(tag) if tag.local_name().as_ref() == "si" => {
            all.push(unescaped(&std::mem::take(&mut one)));
        }
        _ if in_text => one += text,
        _ => {}
    });
    all
}

/// `_x000D_` and its like as the characters that they stand for.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).and_then(|hex| u32::from_str_radix(hex, 16).ok());
        let ends = rest.get(at + 6..at + 7) == Some("_");
        match code.and_then(char::from_u32).filter(|_| ends) {
            Some(c) => {
                out += &rest[..at];
                out.push(c);
                rest = &rest[at + 7..];
            }
            None => {
                out += &rest[..at + 2];
                rest = &rest[at + 2..];
            }
        }
    }
    out + rest
}

fn relations(xml: &str) -> BTreeMap<String, String> {
    relations_of(xml)
}

fn relations_of(xml: &str) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    each(xml, |event, _| {
        if let Some(tag) = started(event, "Relationship") {
            all.insert(attribute(&tag, "Id").expect("an id"), attribute(&tag, "Target").expect("a target"));
        }
    });
    all
}

/// Calls with every event of a part, and with the text of those that are text.
fn each(xml: &str, mut see: impl FnMut(&Event<'_>, &str)) {
    let mut reader = Reader::from_str(xml);
    loop {
        let event = reader.read_event().unwrap_or_else(|e| panic!("{e} in {xml:.200}"));
        let text = match &event {
            Event::Eof => return,
            Event::Text(text) => text.to_string(),
            Event::GeneralRef(name) => {
                let number = name.resolve_char_ref().expect("a reference");
                let named = || quick_xml::escape::resolve_predefined_entity(name).map(str::to_owned);
                number.map(String::from).or_else(named).expect("a known reference")
            }
            _ => String::new(),
        };
        see(&event, &text);
    }
}

fn started<'a>(event: &'a Event<'a>, name: &str) -> Option<BytesStart<'a>> {
    match event {
        Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == name => Some(tag.clone()),
        _ => None,
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.try_get_attribute(name).expect("attributes")?;
    Some(quick_xml::escape::unescape(&attribute.value).expect("known references").into_owned())
}
