//! Word, `.docx`.
//!
//! Read is what stands on the paper: the body with its text boxes, tables, charts and diagrams, and the notes that it
//! refers to, each behind the paragraph that refers to it. Left out are what is deleted, moved away or hidden, readings
//! above words, codes of fields, prompts of empty content controls, comments, headers and footers, and tables of
//! contents, which repeat the headings.

mod lists;
mod model;
mod paragraph;
mod story;
mod styles;
mod write;

use std::collections::HashMap;

use super::package::{Package, Relation};
use super::{Builder, Document, DocumentFault, DocumentKind, Place, graphic};
use lists::Lists;
use model::Element;
use story::{Holder, Referred, Story};
use styles::Styles;
use write::Writer;

pub(super) fn read(bytes: &[u8]) -> Result<Document, DocumentFault> {
    let mut package = Package::open(bytes, DocumentKind::Word)?;
    let main = package.main_part("word/document.xml")?;
    let body = package.needed(&main)?;
    let relations = package.relations(&main)?;
    let styles = part_of(&mut package, &relations, "styles")?;
    let styles = styles.map_or_else(|| Ok(Styles::default()), |part| Styles::read(&part))?;
    let lists = part_of(&mut package, &relations, "numbering")?;
    let lists = lists.map_or_else(|| Ok(Lists::default()), |part| Lists::read(&part))?;
    let mut referred = Referred::default();
    if let Some(part) = part_of(&mut package, &relations, "footnotes")? {
        referred.footnotes = notes(&part, &styles)?;
    }
    if let Some(part) = part_of(&mut package, &relations, "endnotes")? {
        referred.endnotes = notes(&part, &styles)?;
    }
    referred.graphics = graphic::of_part(&mut package, &relations)?;

    let mut story = Story::new(&body, &styles, lists, referred);
    let mut writer = Writer::new(Builder::new(DocumentKind::Word));
    let mut holder = Holder::default();
    let mut paragraph = 0_u32;
    while let Some(element) = story.element(&mut holder)? {
        paragraph = paragraph.saturating_add(1);
        writer.add(element, Place::Paragraph { paragraph, row: 0 });
        if writer.is_full() {
            break;
        }
    }
    writer.finish().finish()
}

/// The part that the body has such a relation to.
fn part_of(
    package: &mut Package<'_>,
    relations: &[Relation],
    kind: &str,
) -> Result<Option<Vec<u8>>, DocumentFault> {
    match relations.iter().find(|r| r.kind == kind) {
        Some(relation) => package.part(&relation.target),
        None => Ok(None),
    }
}

/// Footnotes or endnotes, by their id.
fn notes(part: &[u8], styles: &Styles) -> Result<HashMap<String, Vec<String>>, DocumentFault> {
    Story::new(part, styles, Lists::default(), Referred::default()).notes()
}

/// The texts of paragraphs, and of those in tables.
fn texts(elements: Vec<Element>, into: &mut Vec<String>) {
    for element in elements {
        match element {
            Element::Paragraph(paragraph) => {
                if !paragraph.is_blank() {
                    into.push(paragraph.text);
                }
                texts(paragraph.after, into);
            }
            Element::Table(table) => {
                let cells = table.rows.into_iter().flat_map(|row| row.cells);
                cells.for_each(|cell| texts(cell.elements, into));
            }
        }
    }
}
