//! The looks of cells, as far as they tell what a cell is.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::{
    damaged,
    number::{Format, built_in},
    package::Package,
    xml::{Step, Xml, attribute, number},
};
use crate::document::DocumentFault;

/// The looks of a workbook's cells.
#[derive(Debug)]
pub(super) struct Styles {
    looks: Vec<Look>,
    formats: Vec<Format>,
}

/// How a cell looks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Look {
    /// Whether its text is bold.
    pub(super) bold: bool,
    /// Whether it has a colour behind its text.
    pub(super) filled: bool,
    /// Whether a line is drawn at its side and above or below it.
    pub(super) boxed: bool,
    /// The size of its text in quarters of a point; 0 when not said.
    pub(super) size: u16,
    /// Its number format, an index of [`Styles::formats`].
    format: u32,
}

impl Styles {
    /// The look of a style; the default one when there is no such style.
    pub(super) fn look(&self, style: u32) -> Look {
        self.looks.get(style as usize).copied().unwrap_or_default()
    }

    /// The number format of a style.
    pub(super) fn format(&self, style: u32) -> &Format {
        self.formats.get(self.look(style).format as usize).unwrap_or(&Format::General)
    }
}

/// The tables of a style part that a cell's look is put together from.
#[derive(Default)]
struct Tables {
    codes: HashMap<u32, String>,
    /// Bold, and size.
    fonts: Vec<(bool, u16)>,
    fills: Vec<bool>,
    borders: Vec<bool>,
    /// Where each number format that is used stands in the list of formats.
    known: HashMap<u32, u32>,
}

/// Reads the looks.
pub(super) fn read(package: &mut Package<'_>, part: Option<&str>) -> Result<Styles, DocumentFault> {
    let mut styles = Styles { looks: Vec::new(), formats: vec![Format::General] };
    let text = match part {
        Some(part) => package.part(part)?,
        None => None,
    };
    let Some(text) = text else {
        return Ok(styles);
    };
    let mut tables = Tables::default();
    let mut xml = Xml::new(&text);
    // The table that we are in, and how deep: the same elements also stand in the looks of conditional formats.
    let (mut table, mut depth) = (String::new(), 0);
    loop {
        match xml.next()? {
            Step::Start(element, empty) => {
                let name = element.local_name();
                match (depth, name.as_ref()) {
                    (0, "styleSheet") if empty => return Ok(styles),
                    (0, "styleSheet") => continue,
                    (0, name @ ("numFmts" | "fonts" | "fills" | "borders" | "cellXfs")) => {
                        table = name.to_owned();
                    }
                    (0, _) => {
                        if !empty {
                            xml.skip(&element)?;
                        }
                        continue;
                    }
                    _ => tables.add(&table, depth, &element, &mut styles),
                }
                depth += usize::from(!empty);
            }
            Step::End(_) if depth == 0 => return Ok(styles),
            Step::End(_) => depth -= 1,
            Step::Text(_) => {}
            Step::Eof => return Err(damaged()),
        }
    }
}

impl Tables {
    /// Notes what an element within one of the tables says.
    fn add(&mut self, table: &str, depth: usize, element: &BytesStart<'_>, styles: &mut Styles) {
        let name = element.local_name();
        let is = |what: &str| {
            attribute(element, "val").is_none_or(|value| value != "0" && value != "false")
                && what == name.as_ref()
        };
        match (table, depth) {
            ("numFmts", 1) => {
                if let (Some(id), Some(code)) =
                    (number(element, "numFmtId"), attribute(element, "formatCode"))
                {
                    self.codes.insert(id, code.into_owned());
                }
            }
            ("fonts", 1) => self.fonts.push((false, 0)),
            ("fonts", _) => {
                if let Some(font) = self.fonts.last_mut() {
                    font.0 |= is("b");
                    if name.as_ref() == "sz" {
                        let points: f32 =
                            attribute(element, "val").and_then(|v| v.parse().ok()).unwrap_or(0.0);
                        // Saturates; sizes of quarters are the finest that are written.
                        font.1 = (points * 4.0) as u16;
                    }
                }
            }
            ("fills", 1) => self.fills.push(false),
            ("fills", _) => {
                if let Some(fill) = self.fills.last_mut() {
                    match name.as_ref() {
                        "patternFill" => {
                            *fill = attribute(element, "patternType").is_some_and(|p| p != "none");
                        }
                        "fgColor" => *fill &= !is_white(element),
                        _ => {}
                    }
                }
            }
            ("borders", 1) => self.borders.push(false),
            ("borders", 2) => {
                let drawn = attribute(element, "style").is_some_and(|style| style != "none");
                if let Some(boxed) = self.borders.last_mut() {
                    *boxed |= drawn && matches!(name.as_ref(), "left" | "right" | "start" | "end");
                }
            }
            ("cellXfs", 1) => {
                let index = |name| number(element, name).unwrap_or(0) as usize;
                let (bold, size) = self.fonts.get(index("fontId")).copied().unwrap_or_default();
                let look = Look {
                    bold,
                    size,
                    filled: self.fills.get(index("fillId")).copied().unwrap_or_default(),
                    boxed: self.borders.get(index("borderId")).copied().unwrap_or_default(),
                    format: self.format(number(element, "numFmtId").unwrap_or(0), styles),
                };
                styles.looks.push(look);
            }
            _ => {}
        }
    }

    /// The index of a number format, which is read when it is first used.
    fn format(&mut self, id: u32, styles: &mut Styles) -> u32 {
        *self.known.entry(id).or_insert_with(|| {
            let code = self.codes.get(&id).map_or_else(|| built_in(id), String::as_str);
            styles.formats.push(Format::read(code));
            u32::try_from(styles.formats.len() - 1).unwrap_or(0)
        })
    }
}

fn is_white(colour: &BytesStart<'_>) -> bool {
    // Indexed 9 is white; theme colour 0 is the page, unless a tint makes it grey.
    attribute(colour, "rgb").is_some_and(|rgb| rgb.to_ascii_uppercase().ends_with("FFFFFF"))
        || attribute(colour, "indexed").is_some_and(|i| i == "9")
        || (attribute(colour, "theme").is_some_and(|t| t == "0") && attribute(colour, "tint").is_none())
}
