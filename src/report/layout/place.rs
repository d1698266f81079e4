//! Places in words.

use crate::document::{Document, Place};
use crate::i18n::Words;
use crate::outcome::PlaceView;

/// A place as a person looks it up.
pub(in crate::report) fn place_words(view: &PlaceView, words: &Words) -> String {
    match view.place {
        Place::Line { line, .. } => (words.place_line)(line),
        Place::Page { page, .. } => (words.place_page)(page),
        Place::Cell { row, column, .. } => (words.place_cell)(&view.sheet, &Document::cell_name(row, column)),
        Place::Paragraph { paragraph, row: 0 } => (words.place_paragraph)(paragraph),
        Place::Paragraph { paragraph, row } => (words.place_row)(paragraph, row),
        Place::Slide { slide, .. } => (words.place_slide)(slide),
    }
}
