//! Small workbooks, as Excel writes them.

use std::io::{Cursor, Write};

use zip::{ZipWriter, write::SimpleFileOptions};

/// Looks of cells: indices of the styles below.
pub(crate) const PLAIN: u32 = 0;
pub(crate) const BOLD: u32 = 1;
pub(crate) const BOX: u32 = 2;
/// A label: a box with a colour.
pub(crate) const LABEL: u32 = 3;
pub(crate) const DATE: u32 = 4;
pub(crate) const PERCENT: u32 = 5;
pub(crate) const NOTHING: u32 = 6;

const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts count="2"><numFmt numFmtId="164" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/><numFmt numFmtId="165" formatCode=";;;"/></numFmts>
<fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDDEBF7"/></patternFill></fill></fills>
<borders count="2"><border><left/><right/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders>
<cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0"/><xf numFmtId="0" fontId="0" fillId="0" borderId="1"/><xf numFmtId="0" fontId="0" fillId="1" borderId="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="1"/><xf numFmtId="9" fontId="0" fillId="0" borderId="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="1"/></cellXfs>
<dxfs count="1"><dxf><font><b/></font></dxf></dxfs></styleSheet>"#;

/// A sheet in the making.
#[derive(Default)]
pub(crate) struct Sheet {
    name: String,
    state: &'static str,
    head: String,
    rows: String,
    merges: String,
    drawing: Option<String>,
}

impl Sheet {
    pub(crate) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), state: "visible", ..Self::default() }
    }

    /// A hidden sheet.
    pub(crate) fn hidden(mut self) -> Self {
        self.state = "hidden";
        self
    }

    /// Hides columns from one to another.
    pub(crate) fn hide_columns(mut self, first: u32, last: u32) -> Self {
        self.head = format!("<cols><col min=\"{first}\" max=\"{last}\" hidden=\"1\"/></cols>");
        self
    }

    /// Adds a row: texts (numbers as they are) with their columns and looks. `A:C` merges to the right, `A:C3` also
    /// down to a row; an empty text is an empty cell.
    pub(crate) fn row(self, number: u32, cells: &[(&str, &str, u32)]) -> Self {
        self.row_with(number, "", cells)
    }

    /// Adds a hidden row.
    pub(crate) fn hidden_row(self, number: u32, cells: &[(&str, &str, u32)]) -> Self {
        self.row_with(number, " hidden=\"1\"", cells)
    }

    fn row_with(mut self, number: u32, attributes: &str, cells: &[(&str, &str, u32)]) -> Self {
        self.rows += &format!("<row r=\"{number}\"{attributes}>");
        for (room, text, style) in cells {
            let (column, rest) = room.split_once(':').unwrap_or((room, ""));
            if !rest.is_empty() {
                let down = if rest.ends_with(|c: char| c.is_ascii_digit()) {
                    rest.to_owned()
                } else {
                    format!("{rest}{number}")
                };
                self.merges += &format!("<mergeCell ref=\"{column}{number}:{down}\"/>");
            }
            let text = text.replace('&', "&amp;").replace('<', "&lt;");
            self.rows += &match text.parse::<f64>() {
                _ if text.is_empty() => format!("<c r=\"{column}{number}\" s=\"{style}\"/>"),
                Ok(_) => format!("<c r=\"{column}{number}\" s=\"{style}\"><v>{text}</v></c>"),
                Err(_) => format!(
                    "<c r=\"{column}{number}\" s=\"{style}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"
                ),
            };
        }
        self.rows += "</row>";
        self
    }

    /// Adds a text box at a row.
    pub(crate) fn text_box(mut self, row: u32, lines: &[&str]) -> Self {
        let lines: String =
            lines.iter().map(|line| format!("<a:p><a:r><a:t>{line}</a:t></a:r></a:p>")).collect();
        let drawing = self.drawing.get_or_insert_default();
        *drawing += &format!(
            "<xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>{}</xdr:row></xdr:from><xdr:sp><xdr:txBody>{lines}</xdr:txBody></xdr:sp></xdr:twoCellAnchor>",
            row - 1
        );
        self
    }

    fn xml(&self) -> String {
        let Self { head, rows, merges, .. } = self;
        let merges =
            if merges.is_empty() { String::new() } else { format!("<mergeCells>{merges}</mergeCells>") };
        let drawing = if self.drawing.is_some() { "<drawing r:id=\"rId1\"/>" } else { "" };
        format!(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"r\">{head}<sheetData>{rows}</sheetData>{merges}{drawing}</worksheet>"
        )
    }
}

/// The bytes of a workbook.
pub(crate) fn workbook(sheets: &[Sheet]) -> Vec<u8> {
    let mut parts = vec![
        ("_rels/.rels".to_owned(), relationships(&[("officeDocument", "xl/workbook.xml".to_owned())])),
        ("xl/styles.xml".to_owned(), STYLES.to_owned()),
    ];
    let (mut entries, mut related) = (String::new(), Vec::new());
    for (at, sheet) in sheets.iter().enumerate() {
        let number = at + 1;
        entries += &format!(
            "<sheet name=\"{}\" sheetId=\"{number}\" state=\"{}\" r:id=\"rId{number}\"/>",
            sheet.name, sheet.state
        );
        related.push(("worksheet", format!("worksheets/sheet{number}.xml")));
        parts.push((format!("xl/worksheets/sheet{number}.xml"), sheet.xml()));
        if let Some(drawing) = &sheet.drawing {
            let to = relationships(&[("drawing", format!("../drawings/drawing{number}.xml"))]);
            parts.push((format!("xl/worksheets/_rels/sheet{number}.xml.rels"), to));
            let drawing = format!("<xdr:wsDr xmlns:xdr=\"x\" xmlns:a=\"a\">{drawing}</xdr:wsDr>");
            parts.push((format!("xl/drawings/drawing{number}.xml"), drawing));
        }
    }
    related.push(("styles", "styles.xml".to_owned()));
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), relationships(&related)));
    parts.push((
        "xl/workbook.xml".to_owned(),
        format!("<workbook xmlns:r=\"r\"><sheets>{entries}</sheets></workbook>"),
    ));
    let parts: Vec<(String, Vec<u8>)> =
        parts.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    package(&parts)
}

fn relationships(targets: &[(&str, String)]) -> String {
    let of = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let list: String = targets
        .iter()
        .enumerate()
        .map(|(at, (kind, target))| {
            format!("<Relationship Id=\"rId{}\" Type=\"{of}/{kind}\" Target=\"{target}\"/>", at + 1)
        })
        .collect();
    format!("<Relationships>{list}</Relationships>")
}

/// A package of parts.
pub(crate) fn package(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name.as_str(), SimpleFileOptions::default())
            .expect("a package in memory can be written");
        zip.write_all(text).expect("a package in memory can be written");
    }
    zip.finish().expect("a package in memory can be written").into_inner()
}
