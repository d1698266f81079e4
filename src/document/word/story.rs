//! From the XML of a body to paragraphs and tables: what is seen, in the order in which it is read.

use std::collections::HashMap;

use super::super::xml::{Element as Tag, Node, Xml};
use super::super::{DocumentFault, DocumentKind};
use super::lists::Lists;
use super::model::{Cell, Element, Paragraph, Row, Table};
use super::styles::Styles;
use super::texts;
use crate::problem::Bound;

/// The most cells of all tables. A plan of a thousand pages of tables has a tenth of it.
pub(super) const MAX_CELLS: usize = 500_000;

/// Elements whose content is not seen: deleted, moved away, readings above words, codes of fields, settings.
const UNSEEN: [&str; 18] = [
    "del",
    "moveFrom",
    "rt",
    "rubyPr",
    "instrText",
    "delText",
    "delInstrText",
    "sdtEndPr",
    "sectPr",
    "tblPr",
    "tblPrEx",
    "tblGrid",
    "docPartPr",
    "customXmlPr",
    "smartTagPr",
    "fldData",
    "background",
    "annotationRef",
];

/// What the body refers to; each is shown once.
#[derive(Debug, Default)]
pub(super) struct Referred {
    /// Footnotes by their id, each a list of paragraphs.
    pub(super) footnotes: HashMap<String, Vec<String>>,
    /// Endnotes likewise.
    pub(super) endnotes: HashMap<String, Vec<String>>,
    /// What charts and diagrams say, by the id of their relation.
    pub(super) graphics: HashMap<String, Vec<String>>,
}

/// A reader of paragraphs and tables.
pub(super) struct Story<'a, 'p> {
    pub(super) xml: Xml<'a>,
    pub(super) styles: &'p Styles,
    pub(super) referred: Referred,
    pub(super) lists: Lists,
    /// A content control is open that shows only what to type into it.
    prompting: bool,
    cells: usize,
}

/// Something that holds paragraphs and tables: the body, a cell, a text box.
#[derive(Default)]
pub(super) struct Holder {
    /// How many elements are open within it.
    depth: usize,
    /// Its end has been reached.
    done: bool,
    /// A paragraph whose end is deleted.
    begun: Option<Paragraph>,
    /// Of a cell.
    cell: Cell,
}

impl<'a, 'p> Story<'a, 'p> {
    /// A reader of a part.
    pub(super) fn new(part: &'a [u8], styles: &'p Styles, lists: Lists, referred: Referred) -> Self {
        let xml = Xml::new(part, DocumentKind::Word);
        Self { xml, styles, referred, lists, prompting: false, cells: 0 }
    }

    /// The next piece of XML that is seen.
    pub(super) fn next(&mut self) -> Result<Node<'a>, DocumentFault> {
        loop {
            let node = self.xml.next()?;
            let Node::Open(tag) = &node else {
                return Ok(node);
            };
            match tag.name() {
                "sdtPr" => {
                    let mut prompting = false;
                    self.xml.each(|tag| prompting |= tag.name() == "showingPlcHdr" && tag.is_on())?;
                    self.prompting = prompting;
                }
                "sdtContent" if std::mem::take(&mut self.prompting) => self.xml.skip(tag)?,
                name if UNSEEN.contains(&name) => self.xml.skip(tag)?,
                _ => return Ok(node),
            }
        }
    }

    /// The next paragraph or table of what is being read; `None` at its end.
    pub(super) fn element(&mut self, holder: &mut Holder) -> Result<Option<Element>, DocumentFault> {
        while !holder.done {
            match self.next()? {
                Node::Open(tag) => match tag.name() {
                    "p" => {
                        let paragraph = self.paragraph(holder.begun.take())?;
                        if paragraph.joined {
                            holder.begun = Some(paragraph);
                        } else {
                            return Ok(Some(Element::Paragraph(paragraph)));
                        }
                    }
                    "tbl" => return Ok(Some(Element::Table(self.table()?))),
                    "tcPr" => self.cell_properties(&mut holder.cell)?,
                    _ => holder.depth += 1,
                },
                Node::Close if holder.depth > 0 => holder.depth -= 1,
                Node::Close | Node::End => holder.done = true,
                Node::Text(_) => {}
            }
        }
        Ok(holder.begun.take().map(Element::Paragraph))
    }

    /// All that an element holds that has just begun.
    pub(super) fn elements(&mut self, holder: &mut Holder) -> Result<Vec<Element>, DocumentFault> {
        let mut elements = Vec::new();
        while let Some(element) = self.element(holder)? {
            elements.push(element);
        }
        Ok(elements)
    }

    /// The notes of a part of notes, by their id.
    pub(super) fn notes(&mut self) -> Result<HashMap<String, Vec<String>>, DocumentFault> {
        let mut notes = HashMap::new();
        loop {
            match self.next()? {
                Node::Open(tag) if matches!(tag.name(), "footnote" | "endnote") => {
                    let id = tag.attribute("id").unwrap_or_default();
                    let mut paragraphs = Vec::new();
                    texts(self.elements(&mut Holder::default())?, &mut paragraphs);
                    notes.insert(id, paragraphs);
                }
                Node::End => return Ok(notes),
                _ => {}
            }
        }
    }

    fn table(&mut self) -> Result<Table, DocumentFault> {
        let mut table = Table::default();
        let mut depth = 0;
        loop {
            match self.next()? {
                Node::Open(tag) if tag.name() == "tr" => table.rows.extend(self.row()?),
                Node::Open(_) => depth += 1,
                Node::Close if depth == 0 => return Ok(table),
                Node::Close => depth -= 1,
                Node::Text(_) => {}
                Node::End => return Err(self.xml.damaged()),
            }
        }
    }

    /// A row; `None` when it is deleted or hidden.
    fn row(&mut self) -> Result<Option<Row>, DocumentFault> {
        self.count()?;
        let mut row = Row::default();
        let mut column = 0_u32;
        let mut seen = true;
        let mut depth = 0;
        loop {
            match self.next()? {
                Node::Open(tag) => match tag.name() {
                    "tc" => {
                        self.count()?;
                        if let Some(cell) = self.cell(&mut column)? {
                            row.cells.push(cell);
                        }
                    }
                    "trPr" => self.xml.each(|tag| match tag.name() {
                        "tblHeader" => row.head = tag.is_on(),
                        "gridBefore" => column = tag.number("val").unwrap_or(0),
                        "del" => seen = false,
                        "hidden" if tag.is_on() => seen = false,
                        _ => {}
                    })?,
                    _ => depth += 1,
                },
                Node::Close if depth == 0 => return Ok(Some(row).filter(|_| seen)),
                Node::Close => depth -= 1,
                Node::Text(_) => {}
                Node::End => return Err(self.xml.damaged()),
            }
        }
    }

    /// A cell; `None` when it is deleted. `column` moves on behind it.
    fn cell(&mut self, column: &mut u32) -> Result<Option<Cell>, DocumentFault> {
        let mut holder = Holder { cell: Cell { span: 1, ..Cell::default() }, ..Holder::default() };
        let elements = self.elements(&mut holder)?;
        let cell = Cell { column: *column, elements, ..holder.cell };
        *column = column.saturating_add(cell.span);
        Ok(Some(cell).filter(|cell| cell.span > 0))
    }

    /// What a cell covers; a deleted one covers nothing.
    fn cell_properties(&mut self, cell: &mut Cell) -> Result<(), DocumentFault> {
        let mut deleted = false;
        let mut depth = 0;
        loop {
            match self.xml.next()? {
                Node::Open(tag) => match tag.name() {
                    // How it was before a tracked change.
                    "tcPrChange" => self.xml.skip(&tag)?,
                    name => {
                        match name {
                            "gridSpan" => cell.span = tag.number("val").unwrap_or(1).max(1),
                            "vMerge" => cell.continued = tag.val().is_none_or(|val| val == "continue"),
                            "shd" => cell.shaded = is_coloured(&tag),
                            "cellDel" => deleted = true,
                            _ => {}
                        }
                        depth += 1;
                    }
                },
                Node::Close if depth == 0 => break,
                Node::Close => depth -= 1,
                Node::Text(_) => {}
                Node::End => return Err(self.xml.damaged()),
            }
        }
        if deleted {
            cell.span = 0;
        }
        Ok(())
    }

    /// Rows and cells are counted whether or not there is anything in them: each takes memory.
    fn count(&mut self) -> Result<(), DocumentFault> {
        self.cells += 1;
        if self.cells > MAX_CELLS {
            return Err(DocumentFault::TooMuch { of: Bound::Cells, limit: MAX_CELLS as u64 });
        }
        Ok(())
    }
}

/// Whether a shading has a colour other than white.
fn is_coloured(tag: &Tag<'_>) -> bool {
    let fill = tag.attribute("fill").unwrap_or_default().to_ascii_lowercase();
    let pattern = tag.val().unwrap_or_default();
    !matches!(fill.as_str(), "" | "auto" | "ffffff") || pattern.starts_with("pct")
}
