//! Reading the XML of a part.

use std::borrow::Cow;

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesEnd, BytesRef, BytesStart, Event},
};

use super::damaged;
use crate::document::DocumentFault;

/// A part as a stream of elements and texts; declarations and comments are passed over.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
}

/// What comes next in a part.
pub(super) enum Step<'a> {
    /// An element begins; `true` when it ends at once.
    Start(BytesStart<'a>, bool),
    /// An element ends.
    End(BytesEnd<'a>),
    /// Text.
    Text(Cow<'a, str>),
    /// The end of the part.
    Eof,
}

impl<'a> Xml<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        // The archive's checks see damage; what is left open is seen by the element that never ends.
        reader.config_mut().check_end_names = false;
        Self { reader }
    }

    pub(super) fn next(&mut self) -> Result<Step<'a>, DocumentFault> {
        loop {
            return Ok(match self.reader.read_event().map_err(|_| damaged())? {
                Event::Start(element) => Step::Start(element, false),
                Event::Empty(element) => Step::Start(element, true),
                Event::End(element) => Step::End(element),
                Event::Text(text) => Step::Text(text.xml10_content()),
                Event::CData(text) => Step::Text(text.xml10_content()),
                Event::GeneralRef(entity) => Step::Text(referred(&entity)?),
                Event::Eof => Step::Eof,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            });
        }
    }

    /// Passes over the rest of an element that began.
    pub(super) fn skip(&mut self, element: &BytesStart<'_>) -> Result<(), DocumentFault> {
        self.reader.read_to_end(element.name()).map(|_| ()).map_err(|_| damaged())
    }
}

/// What `&…;` stands for. Entities of a document's own are not expanded: the format has none.
fn referred(entity: &BytesRef<'_>) -> Result<Cow<'static, str>, DocumentFault> {
    if let Some(char) = entity.resolve_char_ref().map_err(|_| damaged())? {
        return Ok(char.to_string().into());
    }
    match entity.as_ref() {
        "lt" => Ok("<".into()),
        "gt" => Ok(">".into()),
        "amp" => Ok("&".into()),
        "quot" => Ok("\"".into()),
        "apos" => Ok("'".into()),
        _ => Err(damaged()),
    }
}

/// Whether an element that ends has this name.
pub(super) fn is_end(element: &BytesEnd<'_>, name: &str) -> bool {
    element.local_name().as_ref() == name
}

/// An attribute by its name without a prefix.
pub(super) fn attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Option<Cow<'e, str>> {
    let mut attributes = element.attributes();
    let found = attributes.with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok()
}

/// Whether an attribute says yes.
pub(super) fn is_on(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| matches!(value.as_ref(), "1" | "true" | "on"))
}

/// An attribute that is a number.
pub(super) fn number(element: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(element, name)?.trim().parse().ok()
}

/// A text of a workbook: characters that XML cannot hold are written `_x000D_` there.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|_| rest[at + 6..].starts_with('_'));
        let char = code.and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32);
        match char {
            Some(char) => {
                out.push(char);
                rest = &rest[at + 7..];
            }
            None => {
                out.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    out.push_str(rest);
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_xml_cannot_hold_are_put_back() {
        assert_eq!(unescaped("一_x000D_二"), "一\r二");
        assert_eq!(unescaped("_x005F_x000D_"), "_x000D_");
        assert_eq!(unescaped("a_xy_x00"), "a_xy_x00");
        assert_eq!(unescaped("_x計画書_"), "_x計画書_");
    }
}
