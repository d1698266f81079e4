//! Markdown, read line by line in one pass.
//!
//! Own reader, no library: most lines of a plan go to the document as they are, without a tree and without a copy,
//! which `pulldown-cmark` cannot do (it is several times slower than the search for terms that follows, and merges
//! what stands on several lines). It reads what plans hold, kindly: what a renderer would show is read; text that
//! CommonMark would swallow by accident (an unclosed fence or comment) is read too.

mod block;
mod front;
mod inline;
mod link;
mod reader;
mod scanner;
mod table;
mod tags;
mod wrap;

use super::decode::decode;
use super::lines::Lines;
use super::{Builder, Document, DocumentFault, DocumentKind, plain};

pub(super) fn read(bytes: &[u8]) -> Result<Document, DocumentFault> {
    let text = decode(bytes, DocumentKind::Markdown)?;
    let out = Builder::new(DocumentKind::Markdown);
    // What comes from standard input, and many a file called .md, is plain text with official numbering.
    if !is_marked_up(&text) && plain::is_numbered(&text) { plain::fill(&text, out) } else { fill(&text, out) }
}

/// Reads Markdown into a document.
pub(super) fn fill(text: &str, mut out: Builder) -> Result<Document, DocumentFault> {
    out.expect_text(text.len());
    let lines = front::skip(Lines::new(text));
    reader::Reader::new(lines, out).read()
}

/// How much of a text is looked at before it is taken for plain.
const SAMPLE: usize = 2000;

/// Whether there are headings or tables of Markdown.
pub(super) fn is_marked_up(text: &str) -> bool {
    Lines::new(text).take(SAMPLE).any(|line| {
        let text = line.text;
        match text.as_bytes().first() {
            Some(b'#') => block::heading(text).is_some(),
            Some(b'|') => table::is_rule(text),
            Some(b'`') => text.starts_with("```"),
            _ => false,
        }
    })
}
