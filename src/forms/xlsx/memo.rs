//! The hidden sheet: which checklist a form answers, in which version and language, and what its rows asked.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::checklist::Checklist;
use crate::document::{Book, BookCell, BookSheet};
use crate::i18n::Lang;
use crate::seeds::Library;

/// The name of the sheet.
pub(super) const SHEET: &str = "dx-check";

/// What its first cell says, in whatever sheet it is.
const MARK: &str = "dx-check form";

/// The version of the layout of forms.
const FORMAT: u32 = 1;

/// The row (from 0) from which on the points and the service kinds are listed.
pub(super) const LIST: u32 = 4;

/// The column (from 0) with the names of the service kinds.
pub(super) const SERVICES: u16 = 5;

/// What the hidden sheet says.
#[derive(Debug, Default)]
pub(super) struct Memo {
    /// The version of the layout, as it stands there.
    pub(super) format: i64,
    /// The checklist's id, and its cell.
    pub(super) id: (String, String),
    /// The checklist's version, and its cell.
    pub(super) version: (String, String),
    /// The sheet's own name.
    pub(super) sheet: String,
    /// Per point: its id, its question as the table has it, and the ids of its criteria in the order of their ticks.
    pub(super) points: Vec<(String, String, Vec<String>)>,
}

/// Writes the sheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    checklist: &Checklist,
    version: u32,
    library: &Library,
    lang: Lang,
) -> Result<(), XlsxError> {
    sheet.set_name(SHEET)?.set_hidden(true);
    let facts = [
        (MARK, FORMAT.to_string()),
        ("checklist", checklist.id.clone()),
        ("version", version.to_string()),
        ("lang", lang.code().to_owned()),
    ];
    for (row, (name, value)) in (0..).zip(&facts) {
        sheet.write_string(row, 0, *name)?.write_string(row, 1, value)?;
    }
    for (row, point) in (LIST..).zip(&checklist.points) {
        let criteria: Vec<&str> = point.criteria.iter().map(|c| c.id.as_str()).collect();
        sheet.write_string(row, 0, "point")?.write_string(row, 1, &point.id)?;
        sheet.write_string(row, 2, super::write::question(point, lang))?;
        sheet.write_string(row, 3, criteria.join(" "))?;
    }
    for (row, service) in (LIST..).zip(&library.services) {
        sheet.write_string(row, SERVICES - 1, &service.id)?;
        sheet.write_string(row, SERVICES, service.title.get(lang))?;
    }
    Ok(())
}

impl Memo {
    /// What the hidden sheet of a workbook says; `None` when there is none.
    pub(super) fn find(book: &Book) -> Option<Self> {
        book.sheets.iter().find_map(Self::of)
    }

    fn of(sheet: &BookSheet) -> Option<Self> {
        let mut rows = sheet.rows();
        let (mark, format) = pair(rows.next()?)?;
        if mark.text != MARK {
            return None;
        }
        let mut memo = Self {
            format: format.text.trim().parse().unwrap_or(0),
            sheet: sheet.name.clone(),
            ..Self::default()
        };
        for row in rows {
            let Some((name, value)) = pair(row) else { continue };
            let fact = (value.text.trim().to_owned(), value.name());
            match name.text.as_str() {
                "checklist" => memo.id = fact,
                "version" => memo.version = fact,
                "point" => {
                    let text = |column| row.iter().find(|c| c.column == column).map_or("", |c| &c.text);
                    let criteria = text(4).split_whitespace().map(str::to_owned).collect();
                    memo.points.push((fact.0, text(3).to_owned(), criteria));
                }
                _ => {}
            }
        }
        Some(memo)
    }
}

/// The first two cells of a row.
fn pair(row: &[BookCell]) -> Option<(&BookCell, &BookCell)> {
    match row {
        [name, value, ..] if name.column == 1 && value.column == 2 => Some((name, value)),
        _ => None,
    }
}
