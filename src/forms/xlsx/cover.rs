//! The fields of the cover: what is assessed, by whom and when; what they are called in every language.

use std::collections::HashMap;

use crate::document::{BookCell, BookSheet};
use crate::i18n::Lang;

use super::columns::plain;

/// The longest label, in bytes; longer texts are not looked at.
const MAX_LABEL: usize = 100;

/// A field of the cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Organization,
    Project,
    Service,
    Assessor,
    Date,
    /// Facts that are not filled in: the checklist, and how much is answered.
    Checklist,
    Answered,
}

impl Field {
    /// Every field, from top to bottom.
    pub(super) const ALL: [Self; 7] = [
        Self::Organization,
        Self::Project,
        Self::Service,
        Self::Assessor,
        Self::Date,
        Self::Checklist,
        Self::Answered,
    ];

    /// Its label.
    pub(super) fn label(self, lang: Lang) -> &'static str {
        self.labels(lang)[0]
    }

    /// Whether people fill it in.
    pub(super) fn is_filled_in(self) -> bool {
        !matches!(self, Self::Checklist | Self::Answered)
    }

    fn labels(self, lang: Lang) -> Vec<&'static str> {
        let words = lang.words();
        match self {
            Self::Organization => vec![words.organization],
            Self::Project => vec![words.project],
            Self::Service => vec![words.service_kind, words.service],
            Self::Assessor => vec![words.assessor],
            Self::Date => vec![words.forms.cover_date, words.date],
            Self::Checklist => vec![words.checklist],
            Self::Answered => vec![words.forms.answered],
        }
    }
}

/// What every label means, put into normal form once.
pub(super) struct Labels(HashMap<String, Field>);

impl Labels {
    pub(super) fn new() -> Self {
        let of = |(lang, field): (Lang, Field)| {
            field.labels(lang).into_iter().map(move |label| (plain(label), field))
        };
        let all = Lang::ALL.into_iter().flat_map(|lang| Field::ALL.map(|field| (lang, field)));
        Self(all.flat_map(of).collect())
    }

    fn of(&self, cell: &BookCell) -> Option<Field> {
        if cell.text.len() > MAX_LABEL {
            return None;
        }
        self.0.get(&plain(&cell.text)).copied()
    }
}

/// A field as it was found: which, and the cell beside its label, if it holds anything.
pub(super) type Found<'b> = (Field, Option<&'b BookCell>);

/// The fields of a sheet, and the cells that belong to none; `None` when the sheet is no cover.
pub(super) fn read<'b>(sheet: &'b BookSheet, labels: &Labels) -> Option<(Vec<Found<'b>>, Vec<&'b BookCell>)> {
    let (mut fields, mut others) = (Vec::new(), Vec::new());
    for row in sheet.rows() {
        let label = row.iter().enumerate().find_map(|(at, cell)| Some((at, labels.of(cell)?)));
        match label {
            Some((at, field)) => {
                fields.push((field, row.get(at + 1)));
                others.extend(row[..at].iter().chain(row.iter().skip(at + 2)));
            }
            None => others.extend(row),
        }
    }
    // One label alone may stand in any sheet.
    let filled_in = fields.iter().filter(|(field, _)| field.is_filled_in()).count();
    others.retain(|cell| !cell.text.trim().is_empty() && !is_printed(&cell.text));
    (filled_in > 1).then_some((fields, others))
}

/// Whether a text is one that the cover comes with: its title, headings and instructions.
pub(super) fn is_printed(text: &str) -> bool {
    let text = text.trim();
    Lang::ALL.into_iter().any(|lang| {
        let words = &lang.words().forms;
        let title = (words.title)("");
        let fixed = [words.how_heading, words.finished];
        text.starts_with(title.trim_end()) || fixed.contains(&text) || words.how.contains(&text)
    })
}
