//! A form's table taken apart, so that tests can do to it what people do in Excel.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::workbook::package;

/// Where the table of questions and the cover stand in a form.
pub(crate) const TABLE: &str = "xl/worksheets/sheet2.xml";
pub(crate) const COVER: &str = "xl/worksheets/sheet1.xml";
pub(crate) const MEMO: &str = "xl/worksheets/sheet3.xml";

/// The row (from 0) of the heads, and that of the first point.
pub(crate) const HEAD: usize = 1;
pub(crate) const FIRST: usize = 2;

/// A cell as its sheet has it, without its name.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cell(pub(crate) String);

impl Cell {
    pub(crate) fn blank() -> Self {
        Self("<c/>".to_owned())
    }

    /// A text; without a format.
    pub(crate) fn text(text: &str) -> Self {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        Self(format!("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"))
    }

    pub(crate) fn number(number: &str) -> Self {
        Self(format!("<c><v>{number}</v></c>"))
    }

    pub(crate) fn error(code: &str) -> Self {
        Self(format!("<c t=\"e\"><f>NA()</f><v>{code}</v></c>"))
    }
}

/// A sheet of a form: its rows, and the parts of the workbook around it.
#[derive(Clone)]
pub(crate) struct Book {
    parts: Vec<(String, Vec<u8>)>,
    sheet: String,
    /// The rows from the first on; every row has a cell in every column.
    pub(crate) rows: Vec<Vec<Cell>>,
}

impl Book {
    /// Takes the table of a form apart.
    pub(crate) fn table(form: &[u8]) -> Self {
        Self::open(form, TABLE)
    }

    /// Takes a sheet of a form apart.
    pub(crate) fn open(form: &[u8], sheet: &str) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(form)).expect("a package");
        let mut parts = Vec::new();
        for index in 0..archive.len() {
            let mut entry = archive.by_index(index).expect("an entry");
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).expect("an entry that can be unpacked");
            parts.push((entry.name().expect("a name").to_string(), bytes));
        }
        let mut book = Self { parts, sheet: sheet.to_owned(), rows: Vec::new() };
        let xml = book.xml();
        let data = &xml[xml.find("<sheetData>").expect("rows") + 11..xml.find("</sheetData>").expect("rows")];
        for row in data.split("<row ").skip(1) {
            let number: usize = between(row, "r=\"", "\"").parse().expect("a number");
            book.rows.resize(number - 1, Vec::new());
            let mut cells = Vec::new();
            for cell in row.split("<c r=\"").skip(1) {
                let (name, rest) = cell.split_once('"').expect("a name");
                let rest = rest.split("</row>").next().unwrap_or(rest);
                cells.resize(column(name), Cell::blank());
                cells.push(Cell(format!("<c{rest}")));
            }
            book.rows.push(cells);
        }
        let widest = book.rows.iter().map(Vec::len).max().unwrap_or(0);
        book.rows.iter_mut().for_each(|row| row.resize(widest, Cell::blank()));
        book
    }

    fn xml(&self) -> String {
        let (_, bytes) = self.parts.iter().find(|(name, _)| *name == self.sheet).expect("the sheet");
        String::from_utf8(bytes.clone()).expect("UTF-8")
    }

    /// The column with a head; heads are texts that the workbook's cells share.
    pub(crate) fn column(&self, head: &str) -> usize {
        let found = self.rows[HEAD].iter().position(|cell| self.shown(cell) == head);
        found.unwrap_or_else(|| panic!("no column {head}"))
    }

    /// Replaces what stands in a point's row (from 0) under a head.
    pub(crate) fn set(&mut self, row: usize, head: &str, cell: Cell) {
        let column = self.column(head);
        self.rows[FIRST + row][column] = cell;
    }

    /// What a cell shows.
    pub(crate) fn shown(&self, cell: &Cell) -> String {
        if cell.0.contains("inlineStr") {
            return between(&cell.0, "preserve\">", "</t>").to_owned();
        }
        if !cell.0.contains("t=\"s\"") {
            return String::new();
        }
        let index: usize = between(&cell.0, "<v>", "</v>").parse().expect("an index");
        let (_, strings) =
            self.parts.iter().find(|(name, _)| name == "xl/sharedStrings.xml").expect("strings");
        let strings = String::from_utf8(strings.clone()).expect("UTF-8");
        let item = strings.split("<si>").nth(index + 1).expect("a string");
        item.split("<t").skip(1).map(|piece| between(piece, ">", "</t>")).collect()
    }

    /// Puts a column in another place.
    pub(crate) fn move_column(&mut self, from: usize, to: usize) {
        for row in &mut self.rows {
            let cell = row.remove(from);
            row.insert(to, cell);
        }
    }

    /// Puts an empty column before one.
    pub(crate) fn insert_column(&mut self, at: usize) {
        self.rows.iter_mut().for_each(|row| row.insert(at, Cell::blank()));
    }

    /// Puts an empty row before one.
    pub(crate) fn insert_row(&mut self, at: usize) {
        let empty = vec![Cell::blank(); self.rows[HEAD].len()];
        self.rows.insert(at, empty);
    }

    /// Takes a part out of the workbook, as far as its relations go.
    pub(crate) fn without_sheet(mut self, name: &str) -> Self {
        let (_, workbook) = self.parts.iter_mut().find(|(part, _)| part == "xl/workbook.xml").expect("it");
        let text = String::from_utf8(workbook.clone()).expect("UTF-8");
        let at = text.find(&format!("<sheet name=\"{name}\"")).expect("the sheet");
        let end = at + text[at..].find("/>").expect("its end") + 2;
        *workbook = format!("{}{}", &text[..at], &text[end..]).into_bytes();
        self
    }

    /// How many of the sheet's cells hold a formula.
    pub(crate) fn formulas(&self) -> usize {
        self.rows.iter().flatten().filter(|cell| cell.0.contains("<f")).count()
    }

    /// The workbook as a file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut rows = String::new();
        for (number, row) in (1..).zip(&self.rows) {
            rows += &format!("<row r=\"{number}\">");
            for (column, cell) in row.iter().enumerate() {
                rows += &cell.0.replacen("<c", &format!("<c r=\"{}{number}\"", letters(column)), 1);
            }
            rows += "</row>";
        }
        let xml = self.xml();
        let (start, end) = (xml.find("<sheetData>").expect("rows"), xml.find("</sheetData>").expect("rows"));
        let xml = format!("{}<sheetData>{rows}{}", &xml[..start], &xml[end..]);
        let mut parts = self.parts.clone();
        for (name, bytes) in &mut parts {
            if *name == self.sheet {
                *bytes = xml.clone().into_bytes();
            }
        }
        package(&parts)
    }
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let from = text.find(start).map_or(0, |at| at + start.len());
    let to = text[from..].find(end).map_or(text.len(), |at| from + at);
    &text[from..to]
}

/// The column (from 0) of a cell's name.
fn column(name: &str) -> usize {
    let letters = name.bytes().take_while(u8::is_ascii_uppercase);
    letters.fold(0, |column, letter| column * 26 + usize::from(letter - b'A') + 1) - 1
}

fn letters(column: usize) -> String {
    let letter = |n: usize| char::from(b'A' + u8::try_from(n).expect("a letter"));
    if column < 26 {
        letter(column).to_string()
    } else {
        format!("{}{}", letter(column / 26 - 1), letter(column % 26))
    }
}
