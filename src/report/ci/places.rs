//! Places as machines look them up: regions of text files, names of places elsewhere.

use serde_json::{Value, json};

use crate::document::{Document, Place};
use crate::i18n::Words;
use crate::outcome::PlaceView;
use crate::report::layout::place_words;
use crate::text::visible_line;

/// The line of a text file.
pub(super) fn line_of(view: &PlaceView) -> Option<u32> {
    match view.place {
        Place::Line { line, .. } => Some(line),
        _ => None,
    }
}

/// The region of a statement in a text file; columns in Unicode code points, the last one behind it.
pub(super) fn region(view: &PlaceView) -> Option<Value> {
    match (view.place, view.end) {
        (Place::Line { line, column }, Place::Line { line: last, column: behind }) => Some(json!({
            "startLine": line, "startColumn": column, "endLine": last, "endColumn": behind,
        })),
        _ => None,
    }
}

/// Where a statement stands, as people name it: the place in a document that has no lines, and the headings over it.
pub(super) fn logical(view: &PlaceView, words: &Words) -> Vec<Value> {
    let (kind, path) = match view.place {
        Place::Line { .. } => ("", String::new()),
        Place::Page { page, line } => ("page", format!("page/{page}/line/{line}")),
        Place::Cell { row, column, .. } => {
            ("cell", format!("{}!{}", visible_line(&view.sheet), Document::cell_name(row, column)))
        }
        Place::Paragraph { paragraph, row: 0 } => ("paragraph", format!("paragraph/{paragraph}")),
        Place::Paragraph { paragraph, row } => ("row", format!("paragraph/{paragraph}/row/{row}")),
        Place::Slide { slide, paragraph } => ("slide", format!("slide/{slide}/paragraph/{paragraph}")),
    };
    let mut named = Vec::new();
    if !path.is_empty() {
        named.push(json!({"name": place_words(view, words), "fullyQualifiedName": path, "kind": kind}));
    }
    if let Some(last) = view.heading.last() {
        let path: Vec<_> = view.heading.iter().map(|heading| visible_line(heading)).collect();
        named.push(json!({
            "name": visible_line(last), "fullyQualifiedName": path.join(" / "), "kind": "section",
        }));
    }
    named
}
