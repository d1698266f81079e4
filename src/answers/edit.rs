//! Writing an answer file: only what changed is touched, so that comments, order and line ends stay the user's.

use jiff::civil::Date;
use toml_edit::{Array, Decor, DocumentMut, InlineTable, Item, Table, TableLike, Value};

use crate::checklist::{Checklist, Point};

use super::{Answer, AnswerSheet, Entry, Subject};

/// The text of an answer file that can be changed in place.
#[derive(Clone, Debug)]
pub struct AnswerFile {
    document: DocumentMut,
    crlf: bool,
}

impl AnswerFile {
    /// A new file for `checklist` with `comment` (lines without `#`) above it.
    pub fn new(checklist: &Checklist, comment: &str) -> Self {
        let comment: String =
            comment.lines().map(|line| format!("# {line}").trim_end().to_owned() + "\n").collect();
        let text = format!(
            "{comment}format = 1\nchecklist = {{ id = \"{}\", version = {} }}\n\n[subject]\n",
            checklist.id, checklist.version
        );
        Self { document: text.parse().unwrap_or_default(), crlf: false }
    }

    /// The file with this decoded text; `None` when it is not valid TOML.
    pub fn from_text(text: &str) -> Option<Self> {
        let crlf = text.matches("\r\n").count() * 2 > text.matches('\n').count();
        Some(Self { document: text.replace("\r\n", "\n").parse().ok()?, crlf })
    }

    /// The whole text, to be written as UTF-8.
    pub fn to_text(&self) -> String {
        let text = self.document.to_string();
        // toml_edit writes LF only; a file with mixed line ends gets one kind.
        let text = text.replace("\r\n", "\n");
        if self.crlf { text.replace('\n', "\r\n") } else { text }
    }

    /// Notes that the answers are now those of the checklist's present version.
    pub fn set_version(&mut self, version: u32) {
        if let Some(checklist) = self.document.get_mut("checklist").and_then(Item::as_table_like_mut) {
            put(checklist, "version", i64::from(version).into());
        }
    }

    /// Writes the subject; an empty field is left out.
    pub fn set_subject(&mut self, subject: &Subject) {
        let root = self.document.as_table_mut();
        let table = root.entry("subject").or_insert_with(|| Item::Table(Table::new()));
        let Some(table) = table.as_table_like_mut() else {
            return;
        };
        put_text(table, "organization", &subject.organization);
        put_text(table, "project", &subject.project);
        put_text(table, "service", &subject.service);
        put_text(table, "assessor", &subject.assessor);
        put_date(table, "date", subject.date);
    }

    /// Writes all that a sheet says.
    pub fn set_sheet(&mut self, checklist: &Checklist, sheet: &AnswerSheet) {
        self.set_version(sheet.version);
        self.set_subject(&sheet.subject);
        for (point, entry) in checklist.points.iter().zip(&sheet.entries) {
            if let Some(entry) = entry {
                self.set_entry(checklist, point, entry);
            }
        }
    }

    /// Writes the answer to a point in the form in which it stands; a new one in the form that the file uses.
    pub fn set_entry(&mut self, checklist: &Checklist, point: &Point, entry: &Entry) {
        let root = self.document.as_table_mut();
        if !root.contains_key("answers") {
            let mut answers = Table::new();
            answers.set_implicit(true);
            root.insert("answers", Item::Table(answers));
        }
        let Some(item) = root.get_mut("answers") else { return };
        let answers = &mut *item;
        // Not `Item::get_mut`, which puts an empty item where there is none.
        let present = answers.as_table_like_mut().and_then(|table| table.get_mut(&point.id));
        if let Some(present) = present {
            if let Some(table) = present.as_table_mut() {
                fill_in_order(table, point, entry);
            } else if let Some(table) = present.as_table_like_mut() {
                fill(table, point, entry);
            } else if let Some(value) = present.as_value_mut() {
                update_short(value, point, entry);
            }
            return;
        }
        if uses_long_form(answers) {
            let position = position_before(answers, checklist, point);
            let mut table = Table::new();
            fill(&mut table, point, entry);
            if let Some(position) = position {
                table.set_position(Some(position));
            }
            table.decor_mut().set_prefix("\n");
            if let Some(answers) = answers.as_table_mut() {
                answers.insert(&point.id, Item::Table(table));
            }
        } else if let Some(answers) = answers.as_table_like_mut() {
            answers.insert(&point.id, Item::Value(short(point, entry)));
            move_behind_predecessor(item, checklist, point);
        }
    }
}

/// A file without short answers gets tables of their own; an inline or dotted `answers` cannot hold any.
fn uses_long_form(answers: &Item) -> bool {
    answers
        .as_table()
        .is_some_and(|table| !table.is_dotted() && table.iter().all(|(_, item)| item.is_table()))
}

/// The place of the nearest earlier point's table in the file: a new table with the same place is written right after it.
fn position_before(answers: &Item, checklist: &Checklist, point: &Point) -> Option<isize> {
    let index = checklist.position(&point.id)?;
    let earlier = checklist.points[..index].iter().rev();
    earlier.filter_map(|p| answers.get(&p.id)?.as_table().map(last_position)).next()?
}

/// The place of the last header that belongs to a table: its own or that of a table inside it.
fn last_position(table: &Table) -> Option<isize> {
    let inner = table.iter().filter_map(|(_, item)| item.as_table().and_then(last_position)).max();
    inner.max(table.position())
}

fn update_short(value: &mut Value, point: &Point, entry: &Entry) {
    let same = value.as_str().and_then(Answer::from_word) == Some(entry.answer);
    let new = short(point, entry);
    if same && new.is_str() {
        return;
    }
    replace(value, new);
}

/// The shortest form: a word, or an inline table where something is noted.
fn short(point: &Point, entry: &Entry) -> Value {
    let mut table = InlineTable::new();
    fill(&mut table, point, entry);
    if table.len() == 1 { entry.answer.word().into() } else { table.into() }
}

fn fill(table: &mut dyn TableLike, point: &Point, entry: &Entry) {
    let given = table.get("answer").and_then(Item::as_str).and_then(Answer::from_word);
    if given != Some(entry.answer) {
        put(table, "answer", entry.answer.word().into());
    }
    put_ticks(table, point, entry);
    put_text(table, "note", &entry.note);
    put_evidence(table, &entry.evidence);
    put_text(table, "owner", &entry.owner);
    put_date(table, "due", entry.due);
    put_date(table, "checked", entry.checked);
}

/// The keys of an answer in the order in which they are written.
const KEY_ORDER: [&str; 7] = ["answer", "criteria", "note", "evidence", "owner", "due", "checked"];

/// [`fill`], with new keys in their usual places; a table that the user has put in another order keeps it.
fn fill_in_order(table: &mut Table, point: &Point, entry: &Entry) {
    let rank = |key: &str| KEY_ORDER.iter().position(|known| *known == key);
    let usual = table.iter().map(|(key, _)| rank(key)).is_sorted();
    fill(table, point, entry);
    if usual {
        table.sort_values_by(|a, _, b, _| rank(a).cmp(&rank(b)));
    }
}

fn put_ticks(table: &mut dyn TableLike, point: &Point, entry: &Entry) {
    if !entry.has_ticks() {
        remove(table, "criteria");
        return;
    }
    if !table.get("criteria").is_some_and(Item::is_table_like) {
        table.insert("criteria", Item::Value(InlineTable::new().into()));
    }
    let Some(criteria) = table.get_mut("criteria").and_then(Item::as_table_like_mut) else {
        return;
    };
    for (criterion, tick) in point.criteria.iter().zip(&entry.ticks) {
        match tick {
            Some(tick) if criteria.get(&criterion.id).and_then(Item::as_bool) == Some(*tick) => {}
            Some(tick) => put(criteria, &criterion.id, (*tick).into()),
            None => remove(criteria, &criterion.id),
        }
    }
}

fn put_text(table: &mut dyn TableLike, key: &str, text: &str) {
    // An emptied text stays as `""`: with its key would go the comments around it.
    let same = table.get(key).map_or(text.is_empty(), |item| item.as_str() == Some(text));
    if !same {
        put(table, key, text.into());
    }
}

fn put_evidence(table: &mut dyn TableLike, evidence: &[String]) {
    let present: Option<Vec<&str>> = table.get("evidence").map(|item| match item.as_array() {
        Some(array) => array.iter().filter_map(Value::as_str).collect(),
        None => item.as_str().into_iter().collect(),
    });
    if evidence.is_empty() {
        remove(table, "evidence");
    } else if present.is_none_or(|present| present != evidence) {
        put(table, "evidence", evidence.iter().map(String::as_str).collect::<Array>().into());
    }
}

fn put_date(table: &mut dyn TableLike, key: &str, date: Option<Date>) {
    let Some(date) = date else {
        remove(table, key);
        return;
    };
    let text = date.to_string();
    if table.get(key).and_then(Item::as_datetime).is_none_or(|present| present.to_string() != text)
        && let Ok(stamp) = text.parse::<toml_edit::Datetime>()
    {
        put(table, key, stamp.into());
    }
}

/// Sets a value; where one stands, its white space and its end-of-line comment stay.
fn put(table: &mut dyn TableLike, key: &str, value: Value) {
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(present) => replace(present, value),
        None => drop(table.insert(key, Item::Value(value))),
    }
}

fn replace(present: &mut Value, mut value: Value) {
    let decor: Decor = present.decor().clone();
    *value.decor_mut() = decor;
    *present = value;
}

/// Removes a key; the comments above it go above what follows, or below what stands before.
fn remove(table: &mut dyn TableLike, key: &str) {
    let keys: Vec<String> = table.iter().map(|(key, _)| key.to_owned()).collect();
    let Some(at) = keys.iter().position(|k| k == key) else {
        return;
    };
    let comments = comments_above(table, key);
    table.remove(key);
    if !comments.contains('#') {
        return;
    }
    if let Some(next) = keys.get(at + 1) {
        let all = comments + &comments_above(table, next);
        if let Some(mut next) = table.key_mut(next) {
            next.leaf_decor_mut().set_prefix(all);
        }
    } else if let Some(last) = at.checked_sub(1).map(|i| &keys[i])
        && let Some(value) = table.get_mut(last).and_then(Item::as_value_mut)
    {
        let suffix = value.decor().suffix().and_then(|s| s.as_str());
        let all = format!("{}\n{}", suffix.unwrap_or_default(), comments.trim_end());
        value.decor_mut().set_suffix(all);
    }
}

fn comments_above(table: &dyn TableLike, key: &str) -> String {
    let prefix = table.key(key).and_then(|key| key.leaf_decor().prefix());
    prefix.and_then(|p| p.as_str()).unwrap_or_default().to_owned()
}

/// Moves a new short answer behind the nearest earlier point.
fn move_behind_predecessor(answers: &mut Item, checklist: &Checklist, point: &Point) {
    let (Some(table), Some(index)) = (answers.as_table_like(), checklist.position(&point.id)) else {
        return;
    };
    let mut order: Vec<String> = table.iter().map(|(key, _)| key.to_owned()).collect();
    order.retain(|key| *key != point.id);
    let mut earlier = checklist.points[..index].iter().rev();
    let behind = earlier.find_map(|p| order.iter().position(|key| *key == p.id));
    order.insert(behind.map_or(0, |at| at + 1), point.id.clone());
    let rank = |key: &str| order.iter().position(|known| known == key);
    if let Some(table) = answers.as_table_mut() {
        table.sort_values_by(|a, _, b, _| rank(a).cmp(&rank(b)));
    } else if let Some(table) = answers.as_inline_table_mut() {
        table.sort_values_by(|a, _, b, _| rank(a).cmp(&rank(b)));
    }
}
