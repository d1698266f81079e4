//! What all our TOML files have in common: `format`, ids, and texts in two languages.

use std::ops::Range;

use serde_spanned::Spanned;
use toml::de::DeValue;

use crate::i18n::Lang;
use crate::problem::{Fault, Quote};

use super::{Reader, Table};

/// The version of the file formats that this program reads.
const FORMAT: i64 = 1;

/// Notes a `format` that this program does not know; absent is the current one.
pub(crate) fn check_format(root: &Table<'_>) {
    if let Some(format) = root.integer("format") {
        let (span, found) = (format.span(), format.into_inner());
        if found > FORMAT {
            root.reader().report(span, Fault::NewerFormat { found });
        } else if found < 1 {
            let range = ("1".to_owned(), FORMAT.to_string());
            root.reader().report(span, Fault::OutOfRange { key: "format".to_owned(), range });
        }
    }
}

/// An id: letters, digits, `-` and `_`, at most 64.
pub(crate) fn identifier(table: &Table<'_>, key: &'static str) -> Option<String> {
    let id = table.string(key)?;
    let good = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if id.get_ref().is_empty() || id.get_ref().len() > 64 || !id.get_ref().chars().all(good) {
        table.reader().report(id.span(), Fault::BadId { id: (*id.get_ref()).to_owned() });
        return None;
    }
    Some(id.into_inner().to_owned())
}

/// Ids seen so far, each with the place of its first use, over all files of a bundle.
#[derive(Default)]
pub(crate) struct Seen<'r>(Vec<(String, &'r Reader<'r>, usize)>);

impl<'r> Seen<'r> {
    /// Notes an id; a second use is a problem at the `id` of `table`.
    pub(crate) fn note(&mut self, table: &Table<'r>, id: &str) {
        let span = table.value("id").map_or(table.span(), Spanned::span);
        let Some((_, reader, start)) = self.0.iter().find(|(known, ..)| known == id) else {
            return self.0.push((id.to_owned(), table.reader(), span.start));
        };
        // The line is counted only where it is needed.
        let line = Quote::new(reader.text(), *start..*start).line;
        let elsewhere = if std::ptr::eq(*reader, table.reader()) { "" } else { reader.name() };
        let first = (elsewhere.to_owned(), line);
        table.reader().report(span, Fault::DuplicateId { id: id.to_owned(), first });
    }
}

/// Warns at every text table below `table` that has one language only.
pub(crate) fn warn_one_language(table: &Table<'_>) {
    for (key, span, value) in table.entries() {
        walk_texts(table.reader(), key, span, value);
    }
}

fn walk_texts(reader: &Reader<'_>, key: &str, span: Range<usize>, value: &Spanned<DeValue<'_>>) {
    match value.get_ref() {
        DeValue::Table(table) => {
            // Words of a lexicon are lists, and need no counterpart.
            let is_text = |value: &Spanned<DeValue<'_>>| matches!(value.get_ref(), DeValue::String(_));
            let has = |lang: Lang| table.get(lang.code()).is_some_and(is_text);
            for lang in Lang::ALL {
                if !has(lang) && Lang::ALL.into_iter().any(has) {
                    reader.report(
                        span.clone(),
                        Fault::MissingLanguage { key: key.to_owned(), lang: lang.code() },
                    );
                }
            }
            for (key, value) in table {
                walk_texts(reader, key.get_ref(), key.span(), value);
            }
        }
        DeValue::Array(items) => items.iter().for_each(|item| walk_texts(reader, key, item.span(), item)),
        _ => {}
    }
}
