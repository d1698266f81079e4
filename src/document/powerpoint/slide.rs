//! A slide: its shapes, from XML to blocks.

use std::collections::HashMap;

use super::super::xml::{Element, Node, Xml};
use super::super::{Builder, DocumentFault, DocumentKind, Place, numbering, table};
use crate::problem::Bound;

/// The most cells of all tables, counted over all slides.
const MAX_CELLS: usize = 500_000;

/// A slide that is shown.
#[derive(Debug, Default)]
pub(super) struct Slide {
    pieces: Vec<Piece>,
}

#[derive(Debug)]
enum Piece {
    Title(Vec<Text>),
    Texts(Vec<Text>),
    Table(Vec<Vec<Cell>>),
}

/// A paragraph.
#[derive(Debug, Default)]
struct Text {
    /// Its lines are parted by line ends.
    text: String,
    level: usize,
    /// It has a bullet; `None` when that is left to its place.
    bullet: Option<bool>,
    bold: bool,
}

#[derive(Debug, Default)]
struct Cell {
    span: u32,
    continued: bool,
    /// It belongs to the cell left of it.
    covered: bool,
    marked: bool,
    texts: Vec<Text>,
}

/// What a shape is for.
#[derive(Clone, Copy, PartialEq)]
enum Purpose {
    Title,
    /// A body, in which paragraphs have bullets unless they say otherwise.
    Body,
    Other,
    /// The number of the slide, the date, the footer.
    Furniture,
}

/// A reader of slides.
struct Shapes<'a, 'c> {
    xml: Xml<'a>,
    graphics: HashMap<String, Vec<String>>,
    cells: &'c mut usize,
    pieces: Vec<Piece>,
}

impl Slide {
    /// Reads a slide; `None` when it is hidden. `cells` counts the cells of all tables.
    pub(super) fn read(
        part: &[u8],
        graphics: HashMap<String, Vec<String>>,
        cells: &mut usize,
    ) -> Result<Option<Self>, DocumentFault> {
        let xml = Xml::new(part, DocumentKind::PowerPoint);
        let mut shapes = Shapes { xml, graphics, cells, pieces: Vec::new() };
        loop {
            match shapes.xml.next()? {
                Node::Open(tag) if tag.name() == "sld" => {
                    if tag.attribute("show").is_some_and(|show| show == "0" || show == "false") {
                        return Ok(None);
                    }
                }
                Node::Open(tag) => shapes.shape(&tag)?,
                Node::End => return Ok(Some(Self { pieces: shapes.pieces })),
                Node::Close | Node::Text(_) => {}
            }
        }
    }

    /// Adds the slide to a document: its title first, wherever it is listed.
    pub(super) fn write(mut self, builder: &mut Builder, slide: u32) {
        let mut paragraph = 0_u32;
        let mut next = || {
            paragraph = paragraph.saturating_add(1);
            Place::Slide { slide, paragraph }
        };
        // What stands on a slide without a title does not belong to the slide before.
        builder.end_sections();
        self.pieces.sort_by_key(|piece| !matches!(piece, Piece::Title(_)));
        let mut titled = false;
        for piece in self.pieces {
            match piece {
                Piece::Title(texts) => {
                    let lines: Vec<_> = texts.iter().map(|text| (text, next())).collect();
                    let lines: Vec<_> =
                        lines.iter().flat_map(|(text, place)| table::lines(&text.text, *place)).collect();
                    if titled {
                        builder.paragraph(&lines);
                    } else {
                        builder.heading(1, &lines);
                    }
                    titled = true;
                }
                Piece::Texts(texts) => {
                    for text in texts {
                        let place = next();
                        if text.bullet == Some(true) {
                            let lines: Vec<_> = table::lines(&text.text, place).collect();
                            builder.item(text.level, &lines);
                        } else {
                            for part in numbering::parts(&text.text) {
                                numbering::write(builder, &part, place);
                            }
                        }
                    }
                }
                Piece::Table(rows) => {
                    let grid = grid(&rows);
                    let mut writing = table::Writing::new(&grid);
                    for index in 0..grid.rows.len() {
                        writing.row(builder, index, next());
                    }
                }
            }
        }
    }
}

impl Shapes<'_, '_> {
    /// Reads a shape or a frame that has just begun; groups of them stay open.
    fn shape(&mut self, tag: &Element<'_>) -> Result<(), DocumentFault> {
        match tag.name() {
            "sp" => {
                let (purpose, mut texts) = self.text_shape()?;
                texts.retain(|text| !text.text.trim().is_empty());
                for text in &mut texts {
                    text.bullet = Some(text.bullet.unwrap_or(purpose == Purpose::Body || text.level > 0));
                }
                match purpose {
                    _ if texts.is_empty() => {}
                    Purpose::Furniture => {}
                    Purpose::Title => self.pieces.push(Piece::Title(texts)),
                    Purpose::Body | Purpose::Other => self.pieces.push(Piece::Texts(texts)),
                }
            }
            "tbl" => {
                let rows = self.table()?;
                self.pieces.push(Piece::Table(rows));
            }
            "chart" | "relIds" => {
                let id = if tag.name() == "chart" { tag.attribute("id") } else { tag.attribute("dm") };
                let lines = id.and_then(|id| self.graphics.remove(&id)).unwrap_or_default();
                let text = |text| Text { text, bullet: Some(false), ..Text::default() };
                self.pieces.push(Piece::Texts(lines.into_iter().map(text).collect()));
            }
            _ => {}
        }
        Ok(())
    }

    /// A shape that has just begun: what it is for, and its paragraphs.
    fn text_shape(&mut self) -> Result<(Purpose, Vec<Text>), DocumentFault> {
        let mut purpose = Purpose::Other;
        let mut texts = Vec::new();
        let mut depth = 0;
        loop {
            match self.xml.next()? {
                Node::Open(tag) if tag.name() == "p" => texts.push(self.paragraph()?),
                Node::Open(tag) => {
                    match tag.name() {
                        "cNvPr" if tag.has("hidden") => purpose = Purpose::Furniture,
                        "ph" if purpose == Purpose::Other => purpose = purpose_of(&tag),
                        _ => {}
                    }
                    depth += 1;
                }
                Node::Close if depth == 0 => return Ok((purpose, texts)),
                Node::Close => depth -= 1,
                Node::Text(_) => {}
                Node::End => return Err(self.xml.damaged()),
            }
        }
    }

    fn paragraph(&mut self) -> Result<Text, DocumentFault> {
        let mut text = Text { bold: true, ..Text::default() };
        let mut bold = false;
        let mut depth = 0;
        loop {
            match self.xml.next()? {
                Node::Open(tag) => {
                    match tag.name() {
                        "t" => {
                            let before = text.text.len();
                            self.xml.text(&mut text.text)?;
                            text.bold &= bold || text.text[before..].trim().is_empty();
                            continue;
                        }
                        "r" | "fld" => bold = false,
                        "rPr" => bold = tag.has("b"),
                        "pPr" => text.level = tag.number("lvl").map_or(0, |level| level.min(8) as usize),
                        "buChar" | "buAutoNum" | "buBlip" => text.bullet = Some(true),
                        "buNone" => text.bullet = Some(false),
                        "br" => text.text.push('\n'),
                        _ => {}
                    }
                    depth += 1;
                }
                Node::Close if depth == 0 => break,
                Node::Close => depth -= 1,
                Node::Text(_) => {}
                Node::End => return Err(self.xml.damaged()),
            }
        }
        if text.text.contains(['\t', '\u{b}', '\r']) {
            text.text = text.text.replace('\u{b}', "\n").replace(['\t', '\r'], " ");
        }
        Ok(text)
    }

    fn table(&mut self) -> Result<Vec<Vec<Cell>>, DocumentFault> {
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        // The first row, the first column stand out by the table's style.
        let mut styled = (false, false);
        let mut depth = 0;
        loop {
            match self.xml.next()? {
                Node::Open(tag) => {
                    match tag.name() {
                        "tblPr" => styled = (tag.has("firstRow"), tag.has("firstCol")),
                        "tr" => {
                            self.count()?;
                            rows.push(Vec::new());
                        }
                        "tc" => {
                            self.count()?;
                            let mut cell = self.cell(&tag)?;
                            let first_row = rows.len() <= 1;
                            if let Some(row) = rows.last_mut() {
                                cell.marked |= styled.0 && first_row || styled.1 && row.is_empty();
                                row.push(cell);
                            }
                            continue;
                        }
                        _ => {}
                    }
                    depth += 1;
                }
                Node::Close if depth == 0 => return Ok(rows),
                Node::Close => depth -= 1,
                Node::Text(_) => {}
                Node::End => return Err(self.xml.damaged()),
            }
        }
    }

    fn cell(&mut self, tag: &Element<'_>) -> Result<Cell, DocumentFault> {
        let mut cell = Cell {
            span: tag.number("gridSpan").unwrap_or(1).max(1),
            continued: tag.has("vMerge"),
            covered: tag.has("hMerge"),
            ..Cell::default()
        };
        let mut depth = 0;
        loop {
            match self.xml.next()? {
                Node::Open(tag) if tag.name() == "p" => {
                    let text = self.paragraph()?;
                    if !text.text.trim().is_empty() {
                        cell.texts.push(text);
                    }
                }
                Node::Open(_) => depth += 1,
                Node::Close if depth == 0 => break,
                Node::Close => depth -= 1,
                Node::Text(_) => {}
                Node::End => return Err(self.xml.damaged()),
            }
        }
        cell.marked = !cell.texts.is_empty() && cell.texts.iter().all(|text| text.bold);
        Ok(cell)
    }

    /// Rows and cells are counted whether or not there is anything in them: each takes memory.
    fn count(&mut self) -> Result<(), DocumentFault> {
        *self.cells += 1;
        if *self.cells > MAX_CELLS {
            return Err(DocumentFault::TooMuch { of: Bound::Cells, limit: MAX_CELLS as u64 });
        }
        Ok(())
    }
}

fn purpose_of(placeholder: &Element<'_>) -> Purpose {
    match placeholder.attribute("type").as_deref() {
        Some("title" | "ctrTitle") => Purpose::Title,
        Some("dt" | "ftr" | "hdr" | "sldNum") => Purpose::Furniture,
        Some("subTitle") => Purpose::Other,
        _ => Purpose::Body,
    }
}

/// The cells of a table; every column has a cell, those that a merged one covers too.
fn grid(rows: &[Vec<Cell>]) -> table::Table<'_> {
    let mut table = table::Table::default();
    for cells in rows {
        let seen = (0_u32..).zip(cells).filter(|(_, cell)| !cell.covered);
        let cells = seen.map(|(column, cell)| table::Cell {
            column,
            span: cell.span,
            continued: cell.continued,
            marked: cell.marked,
            paragraphs: cell.texts.iter().map(|text| text.text.as_str()).collect(),
        });
        table.rows.push(table::Row { head: false, cells: cells.collect() });
    }
    table
}
