//! XML as the Office formats use it: elements by their local names, texts with entities put in, of alternatives the
//! first, and nesting within bounds.

use std::borrow::Cow;

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::{DocumentFault, DocumentKind};
use crate::problem::Bound;

/// How deep elements may stand in elements. A text box in a table in a table is about 40 deep.
pub(super) const MAX_DEPTH: usize = 256;

/// A reader of XML.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    kind: DocumentKind,
    depth: usize,
    /// The last element was empty; its end has not been told.
    empty: bool,
    /// Whether any element was seen.
    begun: bool,
    /// The alternatives that are open: how deep they stand, and whether one was taken.
    alternatives: Vec<(usize, bool)>,
}

/// A piece of XML.
pub(super) enum Node<'a> {
    /// An element begins.
    Open(Element<'a>),
    /// An element ends.
    Close,
    /// Text.
    Text(Cow<'a, str>),
    /// The end of the XML.
    End,
}

/// The start of an element.
pub(super) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// Its name without the prefix: producers choose prefixes as they like, and the strict formats other namespaces.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of an attribute, by its name without the prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let found = attributes
            .with_checks(false)
            .filter_map(Result::ok)
            .find(|attribute| attribute.key.local_name().into_inner() == name)?;
        found.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
    }

    /// The id of a relation, `r:id`, beside which there may be an `id` of its own.
    pub(super) fn relation(&self) -> Option<String> {
        let mut attributes = self.0.attributes();
        let found = attributes.with_checks(false).filter_map(Result::ok).find(|attribute| {
            attribute.key.prefix().is_some() && attribute.key.local_name().into_inner() == "id"
        })?;
        found.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
    }

    /// The value of `val`.
    pub(super) fn val(&self) -> Option<String> {
        self.attribute("val")
    }

    /// The value of an attribute as a number.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Whether a property that is on by being there is on: `val` may turn it off again.
    pub(super) fn is_on(&self) -> bool {
        !self.val().is_some_and(|val| is_off(&val))
    }

    /// Whether an attribute is there and on.
    pub(super) fn has(&self, name: &str) -> bool {
        self.attribute(name).is_some_and(|val| !is_off(&val))
    }
}

fn is_off(val: &str) -> bool {
    matches!(val, "0" | "false" | "off" | "none")
}

impl<'a> Xml<'a> {
    /// A reader of bytes in UTF-8.
    pub(super) fn new(bytes: &'a [u8], kind: DocumentKind) -> Self {
        Self {
            reader: Reader::from_reader(bytes),
            kind,
            depth: 0,
            empty: false,
            begun: false,
            alternatives: Vec::new(),
        }
    }

    /// That the XML is damaged.
    pub(super) fn damaged(&self) -> DocumentFault {
        DocumentFault::Damaged { kind: self.kind }
    }

    /// The next piece.
    pub(super) fn next(&mut self) -> Result<Node<'a>, DocumentFault> {
        if self.empty {
            self.empty = false;
            return Ok(self.close());
        }
        loop {
            let event = self.reader.read_event().map_err(|_| self.damaged())?;
            let element = match event {
                Event::Start(start) => Element(start),
                Event::Empty(start) => {
                    self.empty = true;
                    Element(start)
                }
                Event::End(_) => return Ok(self.close()),
                Event::Text(text) => return Ok(Node::Text(text.into_inner())),
                Event::CData(data) => return Ok(Node::Text(data.into_inner())),
                Event::GeneralRef(reference) => {
                    let text = match reference.resolve_char_ref().map_err(|_| self.damaged())? {
                        Some(char) => Cow::Owned(char.to_string()),
                        // Entities of its own would have to be declared in the part, which the formats forbid.
                        None => Cow::Borrowed(resolve_xml_entity(&reference).ok_or_else(|| self.damaged())?),
                    };
                    return Ok(Node::Text(text));
                }
                Event::Eof if self.begun && self.depth == 0 => return Ok(Node::End),
                Event::Eof => return Err(self.damaged()),
                Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) => continue,
            };
            self.begun = true;
            self.depth += 1;
            if self.depth > MAX_DEPTH {
                return Err(DocumentFault::TooMuch { of: Bound::Nesting, limit: MAX_DEPTH as u64 });
            }
            if self.is_other_alternative(&element) {
                self.skip(&element)?;
                continue;
            }
            return Ok(Node::Open(element));
        }
    }

    /// Passes over the rest of an element that has just begun.
    pub(super) fn skip(&mut self, element: &Element<'_>) -> Result<(), DocumentFault> {
        if self.empty {
            self.empty = false;
        } else {
            self.reader.read_to_end(element.0.to_end().name()).map_err(|_| self.damaged())?;
        }
        self.close();
        Ok(())
    }

    /// Passes over the rest of an element that holds none of its own name, without a look at what it holds: styles of
    /// tables are most of a Word file.
    pub(super) fn leap(&mut self, element: &Element<'_>) -> Result<(), DocumentFault> {
        if !self.empty {
            let rest: &'a [u8] = self.reader.get_ref();
            let name = element.0.name().into_inner().as_bytes();
            let mut at = 0;
            let is_end = |tag: &[u8]| tag.strip_prefix(b"</").is_some_and(|tag| tag.starts_with(name));
            while !is_end(&rest[at..]) {
                at += 1;
                at += rest[at.min(rest.len())..]
                    .iter()
                    .position(|b| *b == b'<')
                    .ok_or_else(|| self.damaged())?;
            }
            *self.reader.get_mut() = &rest[at..];
        }
        self.skip(element)
    }

    /// The elements within one that has just begun, whatever they stand in, until it ends.
    pub(super) fn each(&mut self, mut seen: impl FnMut(&Element<'a>)) -> Result<(), DocumentFault> {
        let depth = self.depth;
        loop {
            match self.next()? {
                Node::Open(element) => seen(&element),
                Node::Close if self.depth < depth => return Ok(()),
                Node::Close | Node::Text(_) => {}
                Node::End => return Err(self.damaged()),
            }
        }
    }

    /// The text within an element that has just begun, with what stands in other elements.
    pub(super) fn text(&mut self, into: &mut String) -> Result<(), DocumentFault> {
        let depth = self.depth;
        loop {
            match self.next()? {
                Node::Text(text) => into.push_str(&text),
                Node::Close if self.depth < depth => return Ok(()),
                Node::Open(_) | Node::Close => {}
                Node::End => return Err(self.damaged()),
            }
        }
    }

    fn close(&mut self) -> Node<'a> {
        self.depth = self.depth.saturating_sub(1);
        self.alternatives.retain(|(depth, _)| *depth <= self.depth);
        Node::Close
    }

    /// Programs write a text box twice, once for newer and once for older programs.
    fn is_other_alternative(&mut self, element: &Element<'_>) -> bool {
        let depth = self.depth;
        match element.name() {
            "AlternateContent" => self.alternatives.push((depth, false)),
            "Choice" | "Fallback" => {
                if let Some((_, taken)) = self.alternatives.last_mut().filter(|(of, _)| of + 1 == depth) {
                    return std::mem::replace(taken, true);
                }
            }
            _ => {}
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Result<String, DocumentFault> {
        let mut xml = Xml::new(text.as_bytes(), DocumentKind::Word);
        let mut told = String::new();
        loop {
            match xml.next()? {
                Node::Open(element) => told += &format!("<{}", element.name()),
                Node::Close => told.push('>'),
                Node::Text(text) => told += &text,
                Node::End => return Ok(told),
            }
        }
    }

    #[test]
    fn elements_texts_and_entities_are_told() {
        let damaged = Err(DocumentFault::Damaged { kind: DocumentKind::Word });
        assert_eq!(
            told("<?xml version='1.0'?><a:b><c/>x&amp;&#x7a93;<![CDATA[<]]></a:b>").as_deref(),
            Ok("<b<c>x&窓<>")
        );
        assert_eq!(told("<a><b></a>"), damaged);
        assert_eq!(told("<a>&own;</a>"), damaged);
        assert_eq!(told("<a>"), damaged);
        assert_eq!(told(""), damaged);
        assert!(told("<a>\u{0}</a").is_err());
    }

    #[test]
    fn leaps_end_behind_the_element() {
        for text in ["<a><w:s/><c/></a>", "<a><w:s><x><y/>t</x></w:s><c/></a>", "<a><w:s></w:s><c/></a>"] {
            let mut xml = Xml::new(text.as_bytes(), DocumentKind::Word);
            let mut rest = Vec::new();
            while let Ok(Node::Open(element)) = xml.next() {
                rest.push(element.name().to_owned());
                if element.name() == "s" {
                    xml.leap(&element).expect("an end");
                }
            }
            assert_eq!(rest, ["a", "s", "c"], "{text}");
        }
        let mut xml = Xml::new(b"<a><s>", DocumentKind::Word);
        let last = (xml.next(), xml.next());
        let (Ok(_), Ok(Node::Open(element))) = last else { panic!("two elements") };
        assert_eq!(xml.leap(&element), Err(DocumentFault::Damaged { kind: DocumentKind::Word }));
    }

    #[test]
    fn one_alternative_is_taken() {
        let both = "<x><AlternateContent><Choice>1</Choice><Choice>2</Choice><Fallback>3</Fallback></AlternateContent>4</x>";
        assert_eq!(told(both).as_deref(), Ok("<x<AlternateContent<Choice1>>4>"));
        let none = "<x><AlternateContent><Fallback>3</Fallback></AlternateContent><Fallback/></x>";
        assert_eq!(told(none).as_deref(), Ok("<x<AlternateContent<Fallback3>><Fallback>>"));
    }

    #[test]
    fn nesting_has_an_end() {
        let nested = |depth: usize| format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
        assert!(told(&nested(MAX_DEPTH)).is_ok());
        let limit = MAX_DEPTH as u64;
        assert_eq!(told(&nested(MAX_DEPTH + 1)), Err(DocumentFault::TooMuch { of: Bound::Nesting, limit }));
    }
}
