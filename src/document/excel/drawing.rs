//! The text boxes that lie on a sheet.

use super::{
    damaged,
    package::Package,
    workbook::related,
    xml::{Step, Xml, is_end},
};
use crate::document::DocumentFault;

/// A text box.
#[derive(Debug, Default)]
pub(super) struct TextBox {
    /// The row of its upper left corner, from 1.
    pub(super) row: u32,
    /// The column of its upper left corner, from 1.
    pub(super) column: u16,
    /// Its paragraphs that are not blank.
    pub(super) paragraphs: Vec<String>,
}

/// The text boxes of a sheet from top to bottom.
pub(super) fn read(package: &mut Package<'_>, sheet: &str) -> Result<Vec<TextBox>, DocumentFault> {
    let mut boxes = Vec::new();
    for part in related(package, sheet, "drawing")? {
        let text = package.part(&part)?.ok_or_else(damaged)?;
        anchors(&text, &mut boxes)?;
    }
    boxes.sort_by_key(|b| (b.row, b.column));
    Ok(boxes)
}

fn anchors(text: &str, boxes: &mut Vec<TextBox>) -> Result<(), DocumentFault> {
    let mut xml = Xml::new(text);
    let mut current = TextBox::default();
    let mut number = String::new();
    let mut paragraph = String::new();
    // What the text that comes belongs to.
    let (mut corner, mut inside) = (false, "");
    loop {
        match xml.next()? {
            Step::Start(element, empty) => match element.local_name().as_ref() {
                // What is drawn for programs that do not know a newer kind of drawing: the same once more.
                "Fallback" if !empty => xml.skip(&element)?,
                "from" => corner = true,
                "col" | "row" if corner => {
                    number.clear();
                    inside = "number";
                }
                "t" if !empty => inside = "text",
                "br" => paragraph.push('\n'),
                _ => {}
            },
            Step::Text(piece) => match inside {
                "number" => number.push_str(&piece),
                "text" => paragraph.push_str(&piece),
                _ => {}
            },
            Step::End(element) => {
                inside = "";
                match element.local_name().as_ref() {
                    "from" => corner = false,
                    "row" if corner => {
                        current.row = number.trim().parse::<u32>().unwrap_or(0).saturating_add(1);
                    }
                    "col" if corner => {
                        current.column = number.trim().parse::<u16>().unwrap_or(0).saturating_add(1);
                    }
                    "p" => {
                        let text = std::mem::take(&mut paragraph);
                        if !text.trim().is_empty() {
                            current.paragraphs.push(text);
                        }
                    }
                    "twoCellAnchor" | "oneCellAnchor" | "absoluteAnchor" => {
                        let mut read = std::mem::take(&mut current);
                        if !read.paragraphs.is_empty() {
                            (read.row, read.column) = (read.row.max(1), read.column.max(1));
                            boxes.push(read);
                        }
                    }
                    _ if is_end(&element, "wsDr") => return Ok(()),
                    _ => {}
                }
            }
            Step::Eof => return Err(damaged()),
        }
    }
}
