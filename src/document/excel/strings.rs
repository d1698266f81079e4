//! The texts that cells share, without their phonetic guides.

use super::{
    damaged,
    package::Package,
    xml::{Step, Xml, is_end, unescaped},
};
use crate::document::DocumentFault;

/// Reads the shared texts in order.
pub(super) fn read(package: &mut Package<'_>, part: Option<&str>) -> Result<Vec<Box<str>>, DocumentFault> {
    let mut strings = Vec::new();
    let Some(part) = part else {
        return Ok(strings);
    };
    let Some(text) = package.part(part)? else {
        return Ok(strings);
    };
    let mut xml = Xml::new(&text);
    loop {
        match xml.next()? {
            Step::Start(element, empty) if element.local_name().as_ref() == "si" => {
                strings.push(if empty { "".into() } else { rich_text(&mut xml, "si")? });
            }
            Step::Start(element, true) if element.local_name().as_ref() == "sst" => return Ok(strings),
            Step::End(element) if is_end(&element, "sst") => return Ok(strings),
            Step::Eof => return Err(damaged()),
            _ => {}
        }
    }
}

/// The text of an element in runs, up to its end, without what is read out (`rPh`).
pub(super) fn rich_text(xml: &mut Xml<'_>, end: &str) -> Result<Box<str>, DocumentFault> {
    let mut text = String::new();
    let mut inside = false;
    loop {
        match xml.next()? {
            Step::Start(element, false) => match element.local_name().as_ref() {
                "t" => inside = true,
                "rPh" => xml.skip(&element)?,
                _ => {}
            },
            Step::Text(piece) if inside => text.push_str(&piece),
            Step::End(element) if is_end(&element, end) => return Ok(unescaped(&text).into()),
            Step::End(element) if is_end(&element, "t") => inside = false,
            Step::Eof => return Err(damaged()),
            _ => {}
        }
    }
}
