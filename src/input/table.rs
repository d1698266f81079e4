use std::cell::RefCell;
use std::ops::Range;

use jiff::civil::Date;
use serde_spanned::Spanned;
use toml::de::{DeTable, DeValue};

use crate::i18n::Text;
use crate::problem::{Fault, Kind, Place, Problem, Quote, Severity};

/// Collects the problems of one file while its tables are read.
///
/// serde stops at the first problem; people who fill in a form want all of them. So the tables are
/// read by hand: each getter notes what is wrong and gives `None`, and reading goes on.
pub struct Reader<'s> {
    name: &'s str,
    text: &'s str,
    problems: RefCell<Vec<(usize, Problem)>>,
}

impl<'s> Reader<'s> {
    /// A reader of the file that messages call `name`, with the decoded `text`.
    pub fn new(name: &'s str, text: &'s str) -> Self {
        Self {
            name,
            text,
            problems: RefCell::default(),
        }
    }

    /// The file's text.
    pub fn text(&self) -> &'s str {
        self.text
    }

    /// Notes a problem at a span of bytes.
    pub fn report(&self, span: Range<usize>, fault: Fault) {
        self.report_as(fault.severity(), span, fault);
    }

    /// Notes a problem that weighs more or less than usual.
    pub fn report_as(&self, severity: Severity, span: Range<usize>, fault: Fault) {
        let at = span.start;
        let place = Place {
            file: self.name.to_owned(),
            at: Some(Quote::new(self.text, span)),
        };
        self.problems.borrow_mut().push((
            at,
            Problem {
                severity,
                fault,
                place,
            },
        ));
    }

    /// Whether an error (not a warning or a hint) was noted so far.
    pub fn has_errors(&self) -> bool {
        self.problems
            .borrow()
            .iter()
            .any(|(_, p)| p.severity == Severity::Error)
    }

    /// The problems, in the order of the file.
    pub fn finish(self) -> Vec<Problem> {
        let mut problems = self.problems.into_inner();
        problems.sort_by_key(|(at, _)| *at);
        problems.into_iter().map(|(_, problem)| problem).collect()
    }
}

/// The root table of a TOML text; `None` when it is not valid TOML (every place is reported, one per line).
pub fn read<'r>(text: &'r str, reader: &Reader<'_>) -> Option<Spanned<DeTable<'r>>> {
    let (root, errors) = DeTable::parse_recoverable(text);
    let mut last_line = 0;
    for error in &errors {
        let span = error.span().unwrap_or(0..0);
        let line = text[..span.start.min(text.len())].matches('\n').count() + 1;
        // The parser recovers and often stumbles again over the same line.
        if line == last_line {
            continue;
        }
        last_line = line;
        let fault = match error.message() {
            "duplicate key" => Fault::DuplicateKey {
                key: text.get(span.clone()).unwrap_or_default().to_owned(),
            },
            message => Fault::Syntax(message.to_owned()),
        };
        reader.report(span, fault);
    }
    errors.is_empty().then_some(root)
}

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
        Self {
            reader,
            table,
            span,
            asked: RefCell::default(),
        }
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
        self.table
            .iter()
            .map(|(key, value)| (key.get_ref().as_ref(), key.span(), value))
    }

    /// Notes that `key` is missing unless `value` is there or the key stands with a wrong value.
    pub fn need<T>(&self, key: &'static str, value: Option<T>) -> Option<T> {
        if value.is_none() && !self.table.contains_key(key) {
            self.reader.report(
                self.span.clone(),
                Fault::MissingKey {
                    key: key.to_owned(),
                },
            );
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
            self.reader.report(
                value.span(),
                Fault::EmptyText {
                    key: key.to_owned(),
                },
            );
            return None;
        }
        Some(value)
    }

    /// A whole number.
    pub fn integer(&self, key: &'static str) -> Option<Spanned<i64>> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Integer(number) => {
                match i64::from_str_radix(number.as_str(), number.radix()) {
                    Ok(number) => Some(Spanned::new(value.span(), number)),
                    Err(_) => {
                        let range = (i64::MIN.to_string(), i64::MAX.to_string());
                        self.reader.report(
                            value.span(),
                            Fault::OutOfRange {
                                key: key.to_owned(),
                                range,
                            },
                        );
                        None
                    }
                }
            }
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
                self.reader.report(
                    number.span(),
                    Fault::OutOfRange {
                        key: key.to_owned(),
                        range,
                    },
                );
                None
            }
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
        let date = day
            .and_then(|d| Date::new(i16::try_from(d.year).ok()?, d.month as i8, d.day as i8).ok());
        if date.is_none() {
            self.reader.report(
                value.span(),
                Fault::BadDate {
                    key: key.to_owned(),
                    value: stamp.to_string(),
                },
            );
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
        items
            .iter()
            .filter_map(|item| self.as_table(key, item))
            .collect()
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
        let one = |lang| {
            self.filled(lang)
                .map(|s| s.into_inner().to_owned())
                .unwrap_or_default()
        };
        let text = Text {
            ja: one("ja"),
            en: one("en"),
        };
        if !text.is_empty() {
            return Some(text);
        }
        if self.table.is_empty() {
            self.reader.report(
                self.span.clone(),
                Fault::EmptyText {
                    key: key.to_owned(),
                },
            );
        }
        None
    }

    /// One of a closed list of words.
    pub fn word(&self, key: &'static str, allowed: &[&str]) -> Option<Spanned<&'r str>> {
        let word = self.string(key)?;
        if allowed.contains(word.get_ref()) {
            return Some(word);
        }
        self.reader
            .report(word.span(), wrong_word(key, word.get_ref(), allowed));
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
        self.reader.report(
            value.span(),
            Fault::WrongType {
                key: key.to_owned(),
                expected,
                found,
            },
        );
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

/// The fault for a key outside `allowed`.
fn unknown_key(key: &str, allowed: &[&str]) -> Fault {
    let mut all: Vec<String> = Vec::new();
    for key in allowed {
        if !all.iter().any(|known| known == key) {
            all.push((*key).to_owned());
        }
    }
    Fault::UnknownKey {
        key: key.to_owned(),
        nearest: nearest(key, allowed),
        allowed: all,
    }
}

/// The fault for a word outside `allowed`.
pub(crate) fn wrong_word(key: &str, word: &str, allowed: &[&str]) -> Fault {
    Fault::WrongWord {
        key: key.to_owned(),
        word: word.to_owned(),
        nearest: nearest(word, allowed),
        allowed: allowed.iter().map(|w| (*w).to_owned()).collect(),
    }
}

/// The candidate that `word` was probably meant to be: alike in normal form, or one or two slips of the finger away.
pub fn nearest<S: AsRef<str>>(word: &str, candidates: &[S]) -> Option<String> {
    let word = crate::text::fold(word);
    let scored = candidates.iter().map(|candidate| {
        let candidate = candidate.as_ref();
        (
            strsim::damerau_levenshtein(&word, &crate::text::fold(candidate)),
            candidate,
        )
    });
    let (distance, candidate) = scored.min_by_key(|(distance, _)| *distance)?;
    let length = word.chars().count().max(candidate.chars().count());
    (distance <= length / 2 && distance <= 3).then(|| candidate.to_owned())
}
