//! The parts of a Word file, as XML.
#![allow(dead_code, reason = "each test file uses its share")]

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The parts by their names.
pub(crate) fn parts(file: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).expect("a package");
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let mut xml = String::new();
        part.read_to_string(&mut xml).expect("UTF-8");
        let name = part.name().expect("a name").into_owned();
        assert!(parts.insert(name.clone(), xml).is_none(), "{name} twice");
    }
    parts
}

/// An element of XML as it is met.
pub(crate) struct Met {
    /// The names of the elements around it, outermost first.
    pub(crate) around: Vec<String>,
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    /// A number of its own, and that of the element around it.
    pub(crate) id: usize,
    pub(crate) parent: usize,
    /// The text directly in it.
    pub(crate) text: String,
}

impl Met {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// All elements of a part, in order. Whatever is not well-formed fails.
pub(crate) fn elements(xml: &str) -> Vec<Met> {
    let mut reader = Reader::from_str(xml);
    let mut all: Vec<Met> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(start) => {
                let id = all.len();
                all.push(met(&start, &open, &all));
                open.push(id);
            }
            Event::Empty(start) => all.push(met(&start, &open, &all)),
            Event::End(_) => {
                open.pop().expect("what ends was begun");
            }
            Event::Text(text) => {
                let text = text.into_inner().into_owned();
                if let Some(at) = open.last() {
                    all[*at].text.push_str(&text);
                }
            }
            Event::GeneralRef(entity) => {
                let text = quick_xml::escape::resolve_xml_entity(&entity).expect("a known entity").to_owned();
                if let Some(at) = open.last() {
                    all[*at].text.push_str(&text);
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "what was begun ends");
    all
}

fn met(start: &BytesStart<'_>, open: &[usize], all: &[Met]) -> Met {
    let attribute = |a: quick_xml::events::attributes::Attribute<'_>| {
        let name = a.key.as_ref().to_owned();
        let value = quick_xml::escape::unescape(&a.value).expect("a value").into_owned();
        (name, value)
    };
    Met {
        around: open.iter().map(|at| all[*at].name.clone()).collect(),
        name: start.name().as_ref().to_owned(),
        attributes: start.attributes().map(|a| attribute(a.expect("an attribute"))).collect(),
        id: all.len(),
        parent: open.last().copied().unwrap_or(usize::MAX),
        text: String::new(),
    }
}
