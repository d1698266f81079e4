//! A sheet as its part has it: filled cells, empty boxes, merged ranges, and what is hidden.

use std::borrow::Cow;

use quick_xml::events::BytesStart;

use super::{
    damaged,
    number::Format,
    package::Package,
    strings::rich_text,
    styles::Styles,
    xml::{Step, Xml, attribute, is_end, is_on, number, unescaped},
};
use crate::{document::DocumentFault, problem::Bound};

/// The last row of a sheet.
const MAX_ROW: u32 = 1 << 20;

/// The last column of a sheet.
const MAX_COLUMN: u16 = 1 << 14;

/// The most filled cells, over all sheets: more than any plan has, in less than 100 MB of memory.
pub(super) const MAX_CELLS: usize = 500_000;

/// A sheet; of each cell what its reader keeps, for plans the text that it shows.
#[derive(Debug)]
pub(super) struct Sheet<C = CellText> {
    /// The filled cells, by row and column.
    pub(super) cells: Vec<Filled<C>>,
    /// The boxes without a text, by row and column.
    pub(super) boxes: Vec<Boxes>,
    /// The merged ranges, by row and column.
    pub(super) merges: Vec<Area>,
    /// The hidden rows.
    pub(super) hidden_rows: Ranges,
    /// The hidden columns.
    pub(super) hidden_columns: Ranges,
}

/// A filled cell.
#[derive(Debug)]
pub(super) struct Filled<C = CellText> {
    pub(super) row: u32,
    pub(super) column: u16,
    pub(super) style: u32,
    pub(super) text: C,
}

/// What stands in a cell.
#[derive(Debug)]
pub(super) enum Raw {
    /// An index of the texts that cells share.
    Shared(u32),
    /// A text of its own, or what a formula makes.
    Text(Box<str>),
    /// A number; dates are numbers too.
    Number(f64),
    /// True or false.
    Flag(bool),
    /// What stands where a formula fails: `#N/A`.
    Error(Box<str>),
    /// A formula whose result the file does not hold.
    NoResult,
}

/// The text of a cell.
#[derive(Debug)]
pub(super) enum CellText {
    /// An index of the texts that cells share.
    Shared(u32),
    /// Its own.
    Own(Box<str>),
}

/// Boxes side by side, for someone to fill in.
#[derive(Debug)]
pub(super) struct Boxes {
    pub(super) row: u32,
    pub(super) first: u16,
    pub(super) last: u16,
}

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Area {
    pub(super) top: u32,
    pub(super) left: u16,
    pub(super) bottom: u32,
    pub(super) right: u16,
}

/// Ranges of numbers, ascending and apart.
#[derive(Debug, Default)]
pub(super) struct Ranges(Vec<(u32, u32)>);

impl Ranges {
    /// Puts ranges in order that come in any order and may overlap.
    fn of(mut ranges: Vec<(u32, u32)>) -> Self {
        ranges.sort_unstable();
        let mut apart: Vec<(u32, u32)> = Vec::new();
        for (first, last) in ranges {
            match apart.last_mut() {
                Some(before) if first <= before.1.saturating_add(1) => before.1 = before.1.max(last),
                _ => apart.push((first, last)),
            }
        }
        Self(apart)
    }

    /// The end of the range that holds a number.
    pub(super) fn end(&self, number: u32) -> Option<u32> {
        let after = self.0.partition_point(|range| range.0 <= number);
        let range = self.0[..after].last()?;
        (range.1 >= number).then_some(range.1)
    }

    /// Whether they hold all numbers from one to another.
    pub(super) fn hold(&self, first: u32, last: u32) -> bool {
        self.end(first).is_some_and(|end| end >= last)
    }
}

/// Reads a sheet. `cells` counts the filled cells of all sheets. `keep` makes of a cell's style and content what is kept
/// of it; nothing where it shows nothing.
pub(super) fn read<C>(
    package: &mut Package<'_>,
    part: &str,
    styles: &Styles,
    strings: usize,
    cells: &mut usize,
    keep: impl Fn(u32, Raw) -> Option<C>,
) -> Result<Sheet<C>, DocumentFault> {
    let text = package.part(part)?.ok_or_else(damaged)?;
    let mut xml = Xml::new(&text);
    let sheet = Sheet {
        cells: Vec::new(),
        boxes: Vec::new(),
        merges: Vec::new(),
        hidden_rows: Ranges::default(),
        hidden_columns: Ranges::default(),
    };
    let mut reading = Reading { styles, strings, row: 0, column: 0, sheet, keep };
    let (mut rows, mut columns) = (Vec::new(), Vec::new());
    loop {
        match xml.next()? {
            Step::Start(element, empty) => match element.local_name().as_ref() {
                "row" => {
                    reading.begin_row(&element)?;
                    let flat = attribute(&element, "ht").is_some_and(|height| height == "0");
                    if is_on(&element, "hidden") || flat {
                        rows.push((reading.row, reading.row));
                    }
                }
                "c" => {
                    reading.cell(&mut xml, &element, empty)?;
                    if *cells + reading.sheet.cells.len() > MAX_CELLS {
                        return Err(DocumentFault::TooMuch { of: Bound::Cells, limit: MAX_CELLS as u64 });
                    }
                }
                "col" => {
                    let flat = attribute(&element, "width").is_some_and(|width| width == "0");
                    if is_on(&element, "hidden") || flat {
                        let first = number(&element, "min").ok_or_else(damaged)?;
                        columns.push((first, number(&element, "max").unwrap_or(first)));
                    }
                }
                "mergeCell" => {
                    let area =
                        attribute(&element, "ref").and_then(|range| area(&range)).ok_or_else(damaged)?;
                    reading.sheet.merges.push(area);
                }
                // Drawings of forms, drop-down lists, conditions: nothing that is read.
                "dataValidations" | "conditionalFormatting" | "extLst" | "headerFooter" if !empty => {
                    xml.skip(&element)?;
                }
                _ => {}
            },
            Step::End(element) if is_end(&element, "worksheet") => break,
            Step::End(_) | Step::Text(_) => {}
            Step::Eof => return Err(damaged()),
        }
    }
    let mut sheet = reading.sheet;
    *cells += sheet.cells.len();
    // They are in order in every file that a program wrote.
    sheet.cells.sort_by_key(|cell| (cell.row, cell.column));
    sheet.cells.dedup_by_key(|cell| (cell.row, cell.column));
    sheet.boxes.sort_by_key(|boxes| (boxes.row, boxes.first));
    sheet.merges.sort_unstable();
    sheet.hidden_rows = Ranges::of(rows);
    sheet.hidden_columns = Ranges::of(columns);
    Ok(sheet)
}

struct Reading<'s, C, K> {
    styles: &'s Styles,
    /// How many texts there are that cells share.
    strings: usize,
    row: u32,
    column: u16,
    sheet: Sheet<C>,
    keep: K,
}

impl<C, K: Fn(u32, Raw) -> Option<C>> Reading<'_, C, K> {
    fn begin_row(&mut self, element: &BytesStart<'_>) -> Result<(), DocumentFault> {
        // A row without a number follows the one before.
        self.row = number(element, "r").unwrap_or(self.row + 1);
        self.column = 0;
        if (1..=MAX_ROW).contains(&self.row) { Ok(()) } else { Err(damaged()) }
    }

    fn cell(
        &mut self,
        xml: &mut Xml<'_>,
        element: &BytesStart<'_>,
        empty: bool,
    ) -> Result<(), DocumentFault> {
        let (mut name, mut style, mut kind) = (None, 0, None);
        // In one pass: there are many cells.
        for attribute in element.attributes().with_checks(false).flatten() {
            match attribute.key.as_ref() {
                "r" => name = Some(attribute.value),
                "s" => style = attribute.value.parse().unwrap_or(0),
                "t" => kind = Some(attribute.value),
                _ => {}
            }
        }
        (self.row, self.column) = match name {
            Some(name) => position(&name).ok_or_else(damaged)?,
            None => (self.row, self.column + 1),
        };
        if self.row == 0 || self.column > MAX_COLUMN {
            return Err(damaged());
        }
        let content = if empty { Content::default() } else { content(xml)? };
        match self.raw(kind.as_deref(), content)?.and_then(|raw| (self.keep)(style, raw)) {
            Some(text) => {
                self.sheet.cells.push(Filled { row: self.row, column: self.column, style, text });
            }
            None if self.styles.look(style).boxed => self.note_box(),
            None => {}
        }
        Ok(())
    }

    fn note_box(&mut self) {
        match self.sheet.boxes.last_mut() {
            Some(boxes) if boxes.row == self.row && boxes.last + 1 == self.column => boxes.last += 1,
            _ => self.sheet.boxes.push(Boxes { row: self.row, first: self.column, last: self.column }),
        }
    }

    /// What stands in a cell; `None` when it is empty.
    fn raw(&self, kind: Option<&str>, content: Content<'_>) -> Result<Option<Raw>, DocumentFault> {
        let value = content.value.trim();
        Ok(Some(match kind {
            Some("inlineStr") => Raw::Text(content.inline),
            _ if content.value.is_empty() => return Ok(content.formula.then_some(Raw::NoResult)),
            Some("s") if value.is_empty() => return Ok(None),
            Some("s") => {
                let index: u32 = value.parse().map_err(|_| damaged())?;
                if index as usize >= self.strings {
                    return Err(damaged());
                }
                Raw::Shared(index)
            }
            Some("b") => Raw::Flag(value != "0"),
            Some("e") => Raw::Error(value.into()),
            None | Some("n") => value.parse().map_or_else(|_| Raw::Text(value.into()), Raw::Number),
            // Results of formulas, dates of the newer form.
            Some(_) => Raw::Text(unescaped(&content.value).into()),
        }))
    }
}

/// The text that a cell shows in a plan.
pub(super) fn shown(format: &Format, raw: Raw, from_1904: bool) -> Option<CellText> {
    if *format == Format::Hidden {
        return None;
    }
    let text: Box<str> = match raw {
        Raw::Shared(index) => return Some(CellText::Shared(index)),
        Raw::Text(text) if text.trim().len() == text.len() => text,
        Raw::Text(text) => text.trim().into(),
        Raw::Number(number) => format.show(number, from_1904).into(),
        Raw::Flag(flag) => if flag { "TRUE" } else { "FALSE" }.into(),
        Raw::Error(code) => code,
        Raw::NoResult => return None,
    };
    (!text.is_empty()).then_some(CellText::Own(text))
}

/// What stands in a cell's element.
#[derive(Default)]
struct Content<'x> {
    value: Cow<'x, str>,
    inline: Box<str>,
    /// Whether there is a formula.
    formula: bool,
}

fn content<'x>(xml: &mut Xml<'x>) -> Result<Content<'x>, DocumentFault> {
    let mut content = Content::default();
    let mut inside = false;
    loop {
        match xml.next()? {
            Step::Start(element, false) => match element.local_name().as_ref() {
                "v" => inside = true,
                "is" => content.inline = rich_text(xml, "is")?,
                name => {
                    content.formula |= name == "f";
                    xml.skip(&element)?;
                }
            },
            Step::Text(piece) if inside => {
                if content.value.is_empty() {
                    content.value = piece;
                } else {
                    content.value.to_mut().push_str(&piece);
                }
            }
            Step::End(element) if is_end(&element, "c") => return Ok(content),
            Step::End(_) => inside = false,
            Step::Start(..) | Step::Text(_) => {}
            Step::Eof => return Err(damaged()),
        }
    }
}

/// The row and column of a cell's name, `B12`.
fn position(name: &str) -> Option<(u32, u16)> {
    let is_sign = |c: &u8| *c != b'$';
    let (mut column, mut letters, mut row, mut digits) = (0_u16, 0, 0_u32, 0);
    for byte in name.trim().bytes().filter(is_sign) {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' if digits == 0 && letters < 3 => {
                column = column * 26 + u16::from(byte.to_ascii_uppercase() - b'A') + 1;
                letters += 1;
            }
            b'0'..=b'9' if letters > 0 && digits < 7 => {
                row = row * 10 + u32::from(byte - b'0');
                digits += 1;
            }
            _ => return None,
        }
    }
    ((1..=MAX_ROW).contains(&row) && column <= MAX_COLUMN).then_some((row, column))
}

/// A range, `B2:C3`, or a single cell.
fn area(range: &str) -> Option<Area> {
    let (first, last) = range.split_once(':').unwrap_or((range, range));
    let ((row, column), (other_row, other_column)) = (position(first)?, position(last)?);
    Some(Area {
        top: row.min(other_row),
        left: column.min(other_column),
        bottom: row.max(other_row),
        right: column.max(other_column),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_by_their_names() {
        assert_eq!(position("A1"), Some((1, 1)));
        assert_eq!(position("$AA$10"), Some((10, 27)));
        assert_eq!(position("XFD1048576"), Some((MAX_ROW, MAX_COLUMN)));
        for wrong in ["", "A", "1", "A0", "XFE1", "A1048577", "AAAA1", "A-1", "あ1"] {
            assert_eq!(position(wrong), None, "{wrong}");
        }
        assert_eq!(area("C3:B2"), Some(Area { top: 2, left: 2, bottom: 3, right: 3 }));
    }

    #[test]
    fn ranges_that_touch_are_one() {
        let ranges = Ranges::of(vec![(5, 6), (1, 2), (3, 3), (9, 8)]);
        assert_eq!(ranges.end(2), Some(3));
        assert!(ranges.hold(1, 3) && !ranges.hold(1, 5) && !ranges.hold(4, 4));
    }
}
