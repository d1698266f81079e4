//! PowerPoint, `.pptx`.
//!
//! Read is what stands on the slides that are shown: titles as headings, texts, tables, charts and diagrams in the order
//! in which the slide lists them. Left out are hidden slides, which are told, hidden shapes, notes, comments, and the
//! numbers, dates and footers of slides.

mod slide;

use std::collections::{HashMap, HashSet};

use super::package::Package;
use super::xml::{Node, Xml};
use super::{Builder, Document, DocumentFault, DocumentKind, Omission, graphic};
use slide::Slide;

pub(super) fn read(bytes: &[u8]) -> Result<Document, DocumentFault> {
    let mut package = Package::open(bytes, DocumentKind::PowerPoint)?;
    let main = package.main_part("ppt/presentation.xml")?;
    let part = package.needed(&main)?;
    let relations = package.relations(&main)?;
    let mut builder = Builder::new(DocumentKind::PowerPoint);
    let mut cells = 0;
    // A slide is shown once; a file could name one a million times.
    let mut unread: HashMap<_, _> = relations.into_iter().map(|r| (r.id, r.target)).collect();
    let mut seen = HashSet::new();
    for (number, id) in (1_u32..).zip(slides(&part)?) {
        let name = &unread.remove(&id).ok_or_else(|| package.damaged())?;
        if !seen.insert(name.clone()) {
            return Err(package.damaged());
        }
        let part = package.needed(name)?;
        let relations = package.relations(name)?;
        let graphics = graphic::of_part(&mut package, &relations)?;
        match Slide::read(&part, graphics, &mut cells)? {
            Some(slide) => slide.write(&mut builder, number),
            None => builder.omit(Omission::Slide(number)),
        }
        if builder.is_full() {
            break;
        }
    }
    builder.finish()
}

/// The slides in the order in which they are shown, each by the id of its relation.
fn slides(part: &[u8]) -> Result<Vec<String>, DocumentFault> {
    let mut xml = Xml::new(part, DocumentKind::PowerPoint);
    let mut slides = Vec::new();
    loop {
        match xml.next()? {
            // Its own `id` and that of the relation have the same local name.
            Node::Open(element) if element.name() == "sldId" => slides.extend(element.relation()),
            Node::End => return Ok(slides),
            _ => {}
        }
    }
}
