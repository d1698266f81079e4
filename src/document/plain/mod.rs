//! Plain text in the style of Japanese official documents, read line by line.
//!
//! There is no markup: what a line is follows from the number or mark that it begins with, how far it is indented, how full
//! it is, and what comes next.

mod grid;
mod layout;
mod marker;
mod reader;
mod title;

use super::decode::decode;
use super::lines::Lines;
use super::{Builder, Document, DocumentFault, DocumentKind, markdown};

pub(super) use layout::columns_of;
pub(super) use marker::{Marker, Rank};

pub(super) fn read(bytes: &[u8]) -> Result<Document, DocumentFault> {
    let text = decode(bytes, DocumentKind::Text)?;
    let out = Builder::new(DocumentKind::Text);
    if markdown::is_marked_up(&text) { markdown::fill(&text, out) } else { fill(&text, out) }
}

/// Reads plain text into a document.
pub(super) fn fill(text: &str, mut out: Builder) -> Result<Document, DocumentFault> {
    out.expect_text(text.len());
    reader::Reader::new(Lines::new(text), out).read()
}

/// How much of a text is looked at.
const SAMPLE: usize = 2000;

/// Whether lines are numbered in the official way.
pub(super) fn is_numbered(text: &str) -> bool {
    let numbered = Lines::new(text).take(SAMPLE).filter(|line| {
        let text = line.text.trim_start();
        // `1. ` and `a) ` are Markdown too.
        !text.starts_with(|c: char| c.is_ascii_alphanumeric())
            && Marker::at(text).is_some_and(|mark| !mark.is_bullet())
    });
    numbered.take(2).count() == 2
}
