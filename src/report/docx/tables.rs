//! Tables: their columns, heads and cells.

use crate::i18n::Words;
use crate::report::{Inline, Line, Sheet};
use crate::text::{visible_line, width};

use super::writer::{Start, Writer};

/// A table to be written.
pub(super) struct Table<'a> {
    /// Its style.
    pub(super) style: &'a str,
    /// What it is called to somebody who cannot see it.
    pub(super) name: &'a str,
    /// The heads of its columns; none where the first column says what stands beside it.
    pub(super) head: &'a [String],
    /// The columns that hold numbers.
    pub(super) numbers: &'a [usize],
    /// The widths of its columns, in twentieths of a point.
    pub(super) widths: &'a [u32],
    /// Whether all rows stay on one page, as far as they fit on it.
    pub(super) together: bool,
}

/// What stands in a cell.
pub(super) enum Cell {
    /// Texts and links.
    Line(Line),
    /// What names the row.
    Name(String),
    /// A text that leads to a place in the document.
    Leading { text: String, to: String },
    /// A bar for a part of a whole; nothing where there is no score.
    Bar(Option<(u64, u64)>),
}

/// A character of half width in a table, and the space at both sides of a cell.
pub(super) const CHARACTER: u32 = 105;
pub(super) const MARGINS: u32 = 200;

/// The most and the least columns of characters that a column of the table asks for.
const MOST: usize = 60;
const LEAST: usize = 4;
/// The longest word that a column makes room for: longer ones are broken.
const WORD: usize = 14;
/// A column with no more columns of characters stays on one line.
const NARROW: usize = 16;

/// A row of more lines than this goes on on the next page where it meets the end of one.
const ROW: usize = 16;
/// Names and values of no more lines than this stay on one page.
const BLOCK: usize = 24;

/// The colours of a bar.
const FULL: &str = "2E74B5";
const REST: &str = "DDE4EC";

impl Cell {
    /// How many lines it takes in a column so wide.
    fn lines(&self, column: u32) -> usize {
        match self {
            Self::Line(line) => lines(line, column),
            _ => 1,
        }
    }
}

/// How many lines a text takes in a column so wide, about.
fn lines(line: &Line, column: u32) -> usize {
    let characters = (column.saturating_sub(MARGINS) / CHARACTER).max(1) as usize;
    let text = |piece: &Inline| match piece {
        Inline::Text(text) => text.split('\n').map(|line| width(line).div_ceil(characters).max(1)).sum(),
        _ => 1,
    };
    line.0.iter().map(text).sum()
}

impl Writer {
    /// A table; what follows it does not stick to it.
    pub(super) fn table(&mut self, table: &Table<'_>, rows: impl IntoIterator<Item = Vec<Cell>>) {
        self.open_table(table);
        if !table.head.is_empty() {
            self.xml.open("w:tr", &[]);
            self.xml.within("w:trPr", &[], |xml| {
                xml.flag("w:cantSplit");
                xml.flag("w:tblHeader");
            });
            for (column, head) in table.head.iter().enumerate() {
                self.cell(table.widths[column], |writer| {
                    let right = table.numbers.contains(&column);
                    let start = Start { right, keep: true, ..Start::style("TableHeading") };
                    writer.paragraph(start, &Line::text(visible_line(head)));
                });
            }
            self.xml.close("w:tr");
        }
        let mut rows = rows.into_iter().peekable();
        while let Some(cells) = rows.next() {
            let keep = table.together && rows.peek().is_some();
            self.xml.open("w:tr", &[]);
            let tall = cells.iter().zip(table.widths).any(|(cell, width)| cell.lines(*width) > ROW);
            if !tall {
                self.xml.within("w:trPr", &[], |xml| xml.flag("w:cantSplit"));
            }
            for (column, cell) in cells.iter().enumerate() {
                let right = table.numbers.contains(&column);
                let start = Start { right, keep, ..Start::style("TableText") };
                let width = table.widths[column];
                self.cell(width, |writer| writer.content(cell, start, width));
            }
            self.xml.close("w:tr");
        }
        self.close_table();
    }

    /// The start of a table.
    pub(super) fn open_table(&mut self, table: &Table<'_>) {
        self.xml.open("w:tbl", &[]);
        self.xml.within("w:tblPr", &[], |xml| {
            xml.val("w:tblStyle", table.style);
            let all: u32 = table.widths.iter().sum();
            xml.empty("w:tblW", &[("w:w", &all), ("w:type", &"dxa")]);
            if table.style == "TableGrid" {
                xml.val("w:jc", "right");
            }
            xml.empty("w:tblLayout", &[("w:type", &"fixed")]);
            let head = u8::from(table.style == "ReportTable");
            let names = u8::from(table.style == "ReportFields");
            // As bits and one by one: Word writes both, others read one of them.
            let bits = format!("{:04X}", 0x0600 + 0x20 * u32::from(head) + 0x80 * u32::from(names));
            xml.empty(
                "w:tblLook",
                &[
                    ("w:val", &bits),
                    ("w:firstRow", &head),
                    ("w:lastRow", &0),
                    ("w:firstColumn", &names),
                    ("w:lastColumn", &0),
                    ("w:noHBand", &1),
                    ("w:noVBand", &1),
                ],
            );
            xml.val("w:tblCaption", visible_line(table.name));
        });
        self.xml.within("w:tblGrid", &[], |xml| {
            table.widths.iter().for_each(|width| xml.empty("w:gridCol", &[("w:w", width)]));
        });
    }

    /// The end of a table, with what keeps the next one apart from it.
    pub(super) fn close_table(&mut self) {
        self.xml.close("w:tbl");
        self.begin(Start::style("TableEnd"));
        self.end();
    }

    fn cell(&mut self, width: u32, inside: impl FnOnce(&mut Self)) {
        self.xml.open("w:tc", &[]);
        self.xml.within("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", &width), ("w:type", &"dxa")]);
        });
        inside(self);
        self.xml.close("w:tc");
    }

    fn content(&mut self, cell: &Cell, start: Start<'_>, width: u32) {
        match cell {
            Cell::Line(line) => self.paragraph(start, line),
            Cell::Name(name) => {
                let start = Start { style: "TableHeading", ..start };
                self.paragraph(start, &Line::text(visible_line(name)));
            }
            Cell::Leading { text, to } => {
                self.begin(start);
                self.leading_to(to, text);
                self.end();
            }
            Cell::Bar(part) => self.bar(*part, start, width.saturating_sub(MARGINS + 40)),
        }
    }

    /// A bar of two shades: a tab to where the part ends, another to where the whole does, so that it has its length in
    /// any font. The number stands beside it, so it need not say anything to somebody who cannot see it.
    fn bar(&mut self, part: Option<(u64, u64)>, start: Start<'_>, width: u32) {
        let Some((part, whole)) = part.filter(|(_, whole)| *whole > 0) else {
            self.begin(start);
            return self.end();
        };
        let full = share(width, u32::try_from(part * 1000 / whole).unwrap_or(1000), 1000);
        let ends: Vec<(u32, &str)> = [(full, FULL), (width, REST)]
            .into_iter()
            .filter(|(end, shade)| if *shade == FULL { *end > 0 } else { full < *end })
            .collect();
        self.xml.open("w:p", &[]);
        self.xml.within("w:pPr", &[], |xml| {
            xml.val("w:pStyle", start.style);
            if start.keep {
                xml.flag("w:keepNext");
            }
            xml.within("w:tabs", &[], |xml| {
                ends.iter().for_each(|(end, _)| xml.empty("w:tab", &[("w:val", &"left"), ("w:pos", end)]));
            });
        });
        for (_, shade) in ends {
            self.xml.within("w:r", &[], |xml| {
                xml.within("w:rPr", &[], |xml| {
                    xml.empty("w:shd", &[("w:val", &"clear"), ("w:color", &"auto"), ("w:fill", &shade)]);
                });
                xml.flag("w:tab");
            });
        }
        self.end();
    }

    /// Names and values, one row each.
    pub(super) fn fields(&mut self, fields: &[(String, Line)]) {
        let name = fields.iter().map(|(name, _)| width(name)).max().unwrap_or(0).clamp(8, 18);
        let names = name as u32 * CHARACTER + MARGINS;
        let table = Table {
            style: "ReportFields",
            name: self.words.letter.fields,
            head: &[],
            numbers: &[],
            widths: &[names, self.width - names],
            together: fields.iter().map(|(_, value)| lines(value, self.width - names)).sum::<usize>()
                <= BLOCK,
        };
        let words = self.words;
        let row = |(name, value): &(String, Line)| {
            vec![Cell::Name(name.clone()), Cell::Line(written_out(name, value, words))]
        };
        self.table(&table, fields.iter().map(row));
    }

    /// A table of texts and numbers.
    pub(super) fn sheet(&mut self, sheet: &Sheet) {
        let widths = widths(sheet, self.width);
        let table = Table {
            style: "ReportTable",
            name: &sheet.head.join(self.words.list_comma),
            head: &sheet.head,
            numbers: &sheet.numbers,
            widths: &widths,
            together: false,
        };
        let cell = |text: &String| Cell::Line(Line::text(visible_line(text)));
        self.table(&table, sheet.rows.iter().map(|row| row.iter().map(cell).collect()));
    }
}

/// The value of a field; a day as the letter writes all its days.
fn written_out(name: &str, value: &Line, words: &Words) -> Line {
    let days = [words.date, words.due, words.checked];
    match value.0.as_slice() {
        [Inline::Text(text)] if days.contains(&name) => match text.parse() {
            Ok(day) => Line::text((words.letter.day)(day)),
            Err(_) => value.clone(),
        },
        _ => value.clone(),
    }
}

/// The widths of a table's columns by what stands in them: each has room for its longest word, and the rest goes
/// where there is more to say.
pub(super) fn widths(sheet: &Sheet, all: u32) -> Vec<u32> {
    let columns = sheet.head.len();
    let (mut least, mut most) = (vec![LEAST; columns], vec![LEAST; columns]);
    for row in std::iter::once(&sheet.head).chain(&sheet.rows) {
        for (column, text) in row.iter().enumerate().take(columns) {
            least[column] = least[column].max(longest_word(text).min(WORD));
            most[column] = most[column].max(width(text).min(MOST));
        }
    }
    // What is short stays on one line.
    least.iter_mut().zip(&most).filter(|(_, most)| **most <= NARROW).for_each(|(least, most)| *least = *most);
    let twips = |characters: usize| characters as u32 * CHARACTER + MARGINS;
    let least: Vec<u32> = least.into_iter().map(twips).collect();
    let wish: Vec<u32> =
        most.into_iter().map(twips).zip(&least).map(|(wish, least)| wish.max(*least)).collect();
    let (taken, wished): (u32, u32) = (least.iter().sum(), wish.iter().sum());
    let mut widths: Vec<u32> = if wished <= all {
        wish.iter().map(|wish| share(all, *wish, wished)).collect()
    } else if taken < all {
        let more = |(least, wish): (&u32, &u32)| least + share(all - taken, wish - least, wished - taken);
        least.iter().zip(&wish).map(more).collect()
    } else {
        least.iter().map(|least| share(all, *least, taken)).collect()
    };
    // What rounding left over.
    let used: u32 = widths.iter().sum();
    if let Some(last) = widths.last_mut() {
        *last += all.saturating_sub(used);
    }
    widths
}

fn share(all: u32, part: u32, whole: u32) -> u32 {
    u32::try_from(u64::from(all) * u64::from(part) / u64::from(whole.max(1))).unwrap_or(all)
}

/// The columns of the longest piece of a text in which no line is broken: Japanese breaks between characters.
pub(super) fn longest_word(text: &str) -> usize {
    text.split(|c: char| c.is_whitespace() || !c.is_ascii()).map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Sheet, widths};

    fn sheet(rows: &[&[&str]]) -> Sheet {
        let row = |cells: &&[&str]| cells.iter().map(|c| (*c).to_owned()).collect();
        Sheet {
            head: vec!["A".to_owned(); rows[0].len()],
            numbers: vec![],
            rows: rows.iter().map(row).collect(),
        }
    }

    #[test]
    fn a_table_is_as_wide_as_the_text() {
        let long = "長い文".repeat(100);
        for rows in [&[&["1", "2"][..]][..], &[&["P01", long.as_str(), "○"]], &[&[long.as_str(); 12]]] {
            let widths = widths(&sheet(rows), 9000);
            assert_eq!(widths.iter().sum::<u32>(), 9000, "{widths:?}");
            assert!(widths.iter().all(|width| *width > 300), "{widths:?}");
        }
    }

    #[test]
    fn a_long_text_gets_the_room_that_short_ones_leave() {
        let long = "長い文".repeat(100);
        let widths = widths(&sheet(&[&["P01", long.as_str(), "○"]]), 9000);
        assert!(widths[1] > 3 * (widths[0] + widths[2]), "{widths:?}");
    }
}
