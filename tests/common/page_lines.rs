//! A document as lines to read: headings with `#`, items with `-`, rows as `head=cell | head=cell`, each with its
//! place when asked for.

use std::fmt::Write as _;
use std::ops::Range;

use dx_check::document::{Content, Document, Place};

/// The lines without places.
#[allow(dead_code, reason = "each test uses what it needs")]
pub(crate) fn lines(document: &Document) -> String {
    shown(document, false)
}

/// The lines, each with its place before it.
#[allow(dead_code, reason = "each test uses what it needs")]
pub(crate) fn placed_lines(document: &Document) -> String {
    shown(document, true)
}

fn shown(document: &Document, with_places: bool) -> String {
    let mut out = String::new();
    let mut headings = 1;
    for block in &document.blocks {
        while headings <= block.section {
            heading(document, headings, with_places, &mut out);
            headings += 1;
        }
        let (line, at) = match &block.content {
            Content::Paragraph(text) => (document.slice(text).trim_end().to_owned(), text.start),
            Content::Item { depth, text } => {
                (format!("{}- {}", "  ".repeat(*depth), document.slice(text).trim_end()), text.start)
            }
            Content::Row(cells) => {
                let cells = &document.cells[cells.clone()];
                let cell = |head: &Range<usize>, text: &Range<usize>| {
                    let text = document.slice(text).trim_end();
                    match document.slice(head).trim_end() {
                        "" => text.to_owned(),
                        head => format!("{head}={text}"),
                    }
                };
                let texts: Vec<String> = cells.iter().map(|c| cell(&c.head, &c.text)).collect();
                (format!("| {} |", texts.join(" | ")), cells.first().map_or(0, |c| c.text.start))
            }
        };
        add(document, &line, at, with_places, &mut out);
    }
    while headings < document.sections.len() {
        heading(document, headings, with_places, &mut out);
        headings += 1;
    }
    out
}

fn heading(document: &Document, index: usize, with_places: bool, out: &mut String) {
    let section = &document.sections[index];
    let line = format!("{} {}", "#".repeat(section.level), document.slice(&section.heading).trim_end());
    add(document, &line, section.heading.start, with_places, out);
}

fn add(document: &Document, line: &str, at: usize, with_places: bool, out: &mut String) {
    if with_places {
        let place = match document.place(at) {
            None => "?".to_owned(),
            Some(Place::Line { line, column }) => format!("{line}:{column}"),
            Some(Place::Page { page, line }) => format!("p{page}:{line}"),
            Some(Place::Cell { sheet, row, column }) => {
                format!("{}!{}", document.sheets[usize::from(sheet)], Document::cell_name(row, column))
            }
            Some(Place::Paragraph { paragraph, row: 0 }) => format!("¶{paragraph}"),
            Some(Place::Paragraph { paragraph, row }) => format!("¶{paragraph}/{row}"),
            Some(Place::Slide { slide, paragraph }) => format!("s{slide}:{paragraph}"),
        };
        let _ = write!(out, "{place:<8} ");
    }
    out.push_str(line);
    out.push('\n');
}
