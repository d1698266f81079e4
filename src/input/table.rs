use std::cell::RefCell;
use std::ops::Range;

use jiff::civil::Date;
use serde_spanned::Spanned;
use toml::de::{DeTable, DeValue};

use crate::i18n::Text;
use crate::problem::{Fault, Kind};

use super::Reader;
use super::nearest::{unknown_key, wrong_word};

/// One table of a TOML file. Getters note wrong types and give `None`; [`Table::finish`] notes the keys nobody asked for.
pub struct Table<'r> {
    reader: &'r Reader<'r>,
    table: &'r DeTable<'r>,
    span: Range<usize>,
    asked: RefCell<Vec<&'static str>>,
}

impl<'r> Table<'r> {
    /// The table at `span`.
    pub fn new(reader: &'r Reader<'r>, table: &'r DeTable<'r>, span: Range<usize>) -> Self {
        Self { reader, table, span, asked: RefCell::default() }
    }

    /// The file's root table.
    pub fn root(reader: &'r Reader<'r>, root: &'r Spanned<DeTable<'r>>) -> Self {
        Self::new(reader, root.get_ref(), 0..0)
    }

    /// The reader that collects the problems.
    pub fn reader(&self) -> &'r Reader<'r> {
        self.reader
    }

    /// Where the table stands.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// The value of a key, whatever its type; the key counts as known from now on.
    pub fn value(&self, key: &'static str) -> Option<&'r Spanned<DeValue<'r>>> {
        self.asked.borrow_mut().push(key);
        self.table.get(key)
    }

    /// Every key with its span, and its value: for tables whose keys are the user's or are looked up.
    pub fn entries(
        &self,
    ) -> impl Iterator<Item = (&'r str, Range<usize>, &'r Spanned<DeValue<'r>>)> + use<'r> {
        self.table.iter().map(|(key, value)| (key.get_ref().as_ref(), key.span(), value))
    }

    /// Notes that `key` is missing unless `value` is there or the key stands with a wrong value.
    pub fn need<T>(&self, key: &'static str, value: Option<T>) -> Option<T> {
        if value.is_none() && !self.table.contains_key(key) {
            self.reader.report(self.span.clone(), Fault::MissingKey { key: key.to_owned() });
        }
        value
    }

    /// A text in quotation marks.
    pub fn string(&self, key: &'static str) -> Option<Spanned<&'r str>> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::String(text) => Some(Spanned::new(value.span(), text.as_ref())),
            _ => self.wrong(key, Kind::String, value),
        }
    }

    /// A text that must not be empty.
    pub fn filled(&self, key: &'static str) -> Option<Spanned<&'r str>> {
        let value = self.string(key)?;
        if value.get_ref().trim().is_empty() {
            self.reader.report(value.span(), Fault::EmptyText { key: key.to_owned() });
            return None;
        }
        Some(value)
    }

    /// A whole number.
    pub fn integer(&self, key: &'static str) -> Option<Spanned<i64>> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
                Ok(number) => Some(Spanned::new(value.span(), number)),
                Err(_) => {
                    let range = (i64::MIN.to_string(), i64::MAX.to_string());
                    self.reader.report(value.span(), Fault::OutOfRange { key: key.to_owned(), range });
                    None
                }
            },
            _ => self.wrong(key, Kind::Integer, value),
        }
    }

    /// A whole number from `low` to `high`.
    pub fn whole(&self, key: &'static str, low: u32, high: u32) -> Option<Spanned<u32>> {
        let number = self.integer(key)?;
        match u32::try_from(*number.get_ref()) {
            Ok(n) if (low..=high).contains(&n) => Some(Spanned::new(number.span(), n)),
            _ => {
                let range = (low.to_string(), high.to_string());
                self.reader.report(number.span(), Fault::OutOfRange { key: key.to_owned(), range });
                None
            }
        }
    }

    /// The digits of a number in base ten, with or without a fraction.
    pub fn decimal(&self, key: &'static str) -> Option<Spanned<&'r str>> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => {
                Some(Spanned::new(value.span(), number.as_str()))
            }
            DeValue::Float(number) => Some(Spanned::new(value.span(), number.as_str())),
            _ => self.wrong(key, Kind::Number, value),
        }
    }

    /// `true` or `false`.
    pub fn boolean(&self, key: &'static str) -> Option<bool> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Boolean(b) => Some(*b),
            _ => self.wrong(key, Kind::Boolean, value),
        }
    }

    /// A day: a TOML date without a time.
    pub fn date(&self, key: &'static str) -> Option<Spanned<Date>> {
        let value = self.value(key)?;
        let DeValue::Datetime(stamp) = value.get_ref() else {
            return self.wrong(key, Kind::Date, value);
        };
        let day = stamp.date.filter(|_| stamp.time.is_none());
        let date = day.and_then(|d| Date::new(i16::try_from(d.year).ok()?, d.month as i8, d.day as i8).ok());
        if date.is_none() {
            self.reader
                .report(value.span(), Fault::BadDate { key: key.to_owned(), value: stamp.to_string() });
        }
        date.map(|date| Spanned::new(value.span(), date))
    }

    /// A list of texts; absent is an empty list.
    pub fn strings(&self, key: &'static str) -> Vec<Spanned<&'r str>> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong::<()>(key, Kind::Strings, value);
            return Vec::new();
        };
        let text = |item: &'r Spanned<DeValue<'r>>| match item.get_ref() {
            DeValue::String(text) => Some(Spanned::new(item.span(), text.as_ref())),
            _ => self.wrong(key, Kind::String, item),
        };
        items.iter().filter_map(text).collect()
    }

    /// A table.
    pub fn table(&self, key: &'static str) -> Option<Table<'r>> {
        let value = self.value(key)?;
        self.as_table(key, value)
    }

    /// A list of tables (`[[key]]`, or an array of inline tables); absent is an empty list.
    pub fn tables(&self, key: &'static str) -> Vec<Table<'r>> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong::<()>(key, Kind::Tables, value);
            return Vec::new();
        };
        items.iter().filter_map(|item| self.as_table(key, item)).collect()
    }

    /// A value of this table read as a table.
    pub fn as_table(&self, key: &str, value: &'r Spanned<DeValue<'r>>) -> Option<Table<'r>> {
        match value.get_ref() {
            DeValue::Table(table) => Some(Table::new(self.reader, table, value.span())),
            _ => self.wrong(key, Kind::Table, value),
        }
    }

    /// A text in one or both languages: `{ ja = "…", en = "…" }`.
    pub fn text(&self, key: &'static str) -> Option<Text> {
        let value = self.value(key)?;
        let DeValue::Table(table) = value.get_ref() else {
            return self.wrong(key, Kind::Text, value);
        };
        let table = Table::new(self.reader, table, value.span());
        let text = table.both(key);
        table.finish();
        text
    }

    /// A name: [`Table::text`], or a plain string that serves in both languages.
    pub fn name(&self, key: &'static str) -> Option<Text> {
        match self.value(key)?.get_ref() {
            DeValue::String(name) => Some(Text { ja: name.to_string(), en: name.to_string() }),
            _ => self.text(key),
        }
    }

    /// A list of texts in one or both languages; absent is an empty list.
    pub fn texts(&self, key: &'static str) -> Vec<Text> {
        self.tables(key)
            .iter()
            .filter_map(|table| {
                let text = table.both(key);
                table.finish();
                text
            })
            .collect()
    }

    fn both(&self, key: &str) -> Option<Text> {
        let one = |lang| self.filled(lang).map(|s| s.into_inner().to_owned()).unwrap_or_default();
        let text = Text { ja: one("ja"), en: one("en") };
        if !text.is_empty() {
            return Some(text);
        }
        if self.table.is_empty() {
            self.reader.report(self.span.clone(), Fault::EmptyText { key: key.to_owned() });
        }
        None
    }

    /// One of a closed list of words.
    pub fn word(&self, key: &'static str, allowed: &[&str]) -> Option<Spanned<&'r str>> {
        let word = self.string(key)?;
        if allowed.contains(word.get_ref()) {
            return Some(word);
        }
        self.reader.report(word.span(), wrong_word(key, word.get_ref(), allowed));
        None
    }

    /// Notes a value of the wrong type.
    pub fn wrong<T>(&self, key: &str, expected: Kind, value: &Spanned<DeValue<'_>>) -> Option<T> {
        let found = match value.get_ref() {
            DeValue::String(_) => Kind::String,
            DeValue::Integer(_) => Kind::Integer,
            DeValue::Float(_) => Kind::Number,
            DeValue::Boolean(_) => Kind::Boolean,
            DeValue::Datetime(_) => Kind::Date,
            DeValue::Array(_) => Kind::Array,
            DeValue::Table(_) => Kind::Table,
        };
        self.reader.report(value.span(), Fault::WrongType { key: key.to_owned(), expected, found });
        None
    }

    /// Notes every key that no getter asked for.
    pub fn finish(&self) {
        self.finish_except(|_| false);
    }

    /// [`Table::finish`], passing over the keys for which `known` holds.
    pub fn finish_except(&self, known: impl Fn(&str) -> bool) {
        let asked = self.asked.borrow();
        for (key, span, _) in self.entries() {
            if !asked.contains(&key) && !known(key) {
                self.reader.report(span, unknown_key(key, &asked));
            }
        }
    }
}
