//! A document as lines that a person can read.

use dx_check::document::{Content, Document, Omission, Place};

/// A line for each heading (`#`), paragraph, item (`-`) and row (`head=cell | cell`), each with its place.
pub(crate) fn lines(document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    // Headings stand between blocks: by their offsets.
    let mut sections = document.sections.iter().skip(1).peekable();
    let mut heading_before = |offset: usize, lines: &mut Vec<String>| {
        while let Some(section) = sections.next_if(|section| section.heading.start < offset) {
            let text = document.slice(&section.heading);
            lines.push(line(
                document,
                section.heading.start,
                &format!("{} {text}", "#".repeat(section.level)),
            ));
        }
    };
    for block in &document.blocks {
        let (at, text) = match &block.content {
            Content::Paragraph(text) => (text.start, document.slice(text).to_owned()),
            Content::Item { depth, text } => {
                (text.start, format!("{}- {}", "  ".repeat(*depth), document.slice(text)))
            }
            Content::Row(cells) => {
                let cells = &document.cells[cells.clone()];
                let told = cells.iter().map(|cell| match document.slice(&cell.head) {
                    "" => document.slice(&cell.text).to_owned(),
                    head => format!("{head}={}", document.slice(&cell.text)),
                });
                // A cell merged over rows stands further up.
                let at = cells.iter().map(|cell| cell.text.start).max().unwrap_or_default();
                (at, told.collect::<Vec<_>>().join(" | "))
            }
        };
        heading_before(at, &mut lines);
        lines.push(line(document, at, &text));
    }
    heading_before(usize::MAX, &mut lines);
    for omission in &document.omitted {
        lines.push(match omission {
            Omission::Sheet(sheet) => format!("omitted: sheet {sheet}"),
            Omission::Hidden { sheet, rows, columns } => {
                format!("omitted: {rows} rows and {columns} columns of {sheet}")
            }
            Omission::Slide(slide) => format!("omitted: slide {slide}"),
        });
    }
    lines
}

fn line(document: &Document, offset: usize, text: &str) -> String {
    format!("{} {text}", document.place(offset).map_or_else(String::new, |place| place_name(document, place)))
}

/// A place in short.
pub(crate) fn place_name(document: &Document, place: Place) -> String {
    match place {
        Place::Line { line, column } => format!("[{line}:{column}]"),
        Place::Page { page, line } => format!("[p{page}:{line}]"),
        Place::Cell { sheet, row, column } => {
            format!("[{}!{}]", document.sheets[usize::from(sheet)], Document::cell_name(row, column))
        }
        Place::Paragraph { paragraph, row: 0 } => format!("[¶{paragraph}]"),
        Place::Paragraph { paragraph, row } => format!("[¶{paragraph} r{row}]"),
        Place::Slide { slide, paragraph } => format!("[s{slide}:{paragraph}]"),
    }
}
