//! The workbook: its sheets in order, and where their parts are.

use std::collections::BTreeMap;

use super::{
    damaged,
    package::{Package, relationships_of, resolve},
    xml::{Step, Xml, attribute, is_end, is_on},
};
use crate::document::DocumentFault;

/// What the workbook says of itself.
#[derive(Debug, Default)]
pub(super) struct Workbook {
    /// The sheets in the order of their tabs; only those with cells, not sheets that are a chart.
    pub(super) sheets: Vec<SheetEntry>,
    /// Whether days count from 1904.
    pub(super) from_1904: bool,
    /// The part with the texts that cells share.
    pub(super) strings: Option<String>,
    /// The part with the looks of cells.
    pub(super) styles: Option<String>,
}

/// A sheet as the workbook lists it.
#[derive(Debug)]
pub(super) struct SheetEntry {
    /// Its name on the tab.
    pub(super) name: String,
    /// Its part.
    pub(super) part: String,
    /// Whether it is hidden.
    pub(super) hidden: bool,
}

/// A relationship: the last word of its type, and the part it leads to.
struct Relationship {
    kind: String,
    part: String,
}

/// Reads the list of sheets.
pub(super) fn read(package: &mut Package<'_>) -> Result<Workbook, DocumentFault> {
    let root = relationships(package, "")?;
    let part = root
        .into_values()
        .find(|r| r.kind == "officeDocument")
        .map_or_else(|| "xl/workbook.xml".to_owned(), |r| r.part);
    let related = relationships(package, &part)?;
    let text = package.part(&part)?.ok_or_else(damaged)?;
    let part_of = |kind: &str| related.values().find(|r| r.kind == kind).map(|r| r.part.clone());
    let mut workbook =
        Workbook { strings: part_of("sharedStrings"), styles: part_of("styles"), ..Workbook::default() };
    let mut xml = Xml::new(&text);
    loop {
        match xml.next()? {
            Step::Start(element, _) => match element.local_name().as_ref() {
                "workbookPr" => workbook.from_1904 |= is_on(&element, "date1904"),
                "sheet" => {
                    let id = attribute(&element, "id").ok_or_else(damaged)?;
                    let target = related.get(id.as_ref()).ok_or_else(damaged)?;
                    if target.kind == "worksheet" {
                        let hidden = attribute(&element, "state").is_some_and(|state| state != "visible");
                        workbook.sheets.push(SheetEntry {
                            name: attribute(&element, "name").unwrap_or_default().trim().to_owned(),
                            part: target.part.clone(),
                            hidden,
                        });
                    }
                }
                _ => {}
            },
            Step::End(element) if is_end(&element, "workbook") => return Ok(workbook),
            Step::End(_) | Step::Text(_) => {}
            Step::Eof => return Err(damaged()),
        }
    }
}

/// The parts that a part is related to in one way, in the order of their ids.
pub(super) fn related(
    package: &mut Package<'_>,
    part: &str,
    kind: &str,
) -> Result<Vec<String>, DocumentFault> {
    let found = relationships(package, part)?.into_values();
    Ok(found.filter(|r| r.kind == kind).map(|r| r.part).collect())
}

/// The relationships of a part by their ids; none when it has no list of them.
fn relationships(
    package: &mut Package<'_>,
    part: &str,
) -> Result<BTreeMap<String, Relationship>, DocumentFault> {
    let mut found = BTreeMap::new();
    let Some(text) = package.part(&relationships_of(part))? else {
        return Ok(found);
    };
    let mut xml = Xml::new(&text);
    loop {
        match xml.next()? {
            Step::Start(element, _) if element.local_name().as_ref() == "Relationship" => {
                let value = |name| attribute(&element, name);
                let (Some(id), Some(kind), Some(target)) = (value("Id"), value("Type"), value("Target"))
                else {
                    return Err(damaged());
                };
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                found.insert(id.into_owned(), Relationship { kind, part: resolve(part, &target) });
            }
            Step::Eof => return Ok(found),
            _ => {}
        }
    }
}
