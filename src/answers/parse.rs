//! From TOML tables to an answer sheet, noting every problem.

use serde_spanned::Spanned;
use toml::de::DeValue;

use crate::checklist::{Checklist, Point};
use crate::input::{Reader, Table, check_format, nearest, read, wrong_word};
use crate::problem::{Fault, Kind, Problem, Severity};
use crate::seeds::Service;

use super::{ANSWER_WORDS, Answer, AnswerSheet, Entry, NEAR_WORDS, Subject, doubts};

/// What became of reading a TOML file as an answer file.
#[derive(Debug, PartialEq)]
pub enum Outcome {
    /// It is one; the problems are warnings and hints.
    Read(AnswerSheet, Vec<Problem>),
    /// It is one, or not even TOML, and cannot be used.
    Failed(Vec<Problem>),
    /// It is valid TOML without a `checklist` key: some other file.
    OtherFile,
}

/// Reads an answer file, checking it against the checklist and the service kinds.
///
/// `name` is what messages call the file, `text` its decoded content.
pub fn parse(name: &str, text: &str, checklist: &Checklist, services: &[Service]) -> Outcome {
    // A text over several lines says the same whatever the line ends of the file.
    let unix;
    let text = if text.contains('\r') {
        unix = text.replace("\r\n", "\n");
        &unix
    } else {
        text
    };
    let reader = Reader::new(name, text);
    let Some(root) = read(text, &reader) else {
        return Outcome::Failed(reader.finish());
    };
    if !root.get_ref().contains_key("checklist") && !root.get_ref().contains_key("answers") {
        return Outcome::OtherFile;
    }
    let sheet = sheet(&Table::root(&reader, &root), checklist, services);
    match sheet.filter(|_| !reader.has_errors()) {
        Some(sheet) => Outcome::Read(sheet, reader.finish()),
        None => Outcome::Failed(reader.finish()),
    }
}

fn sheet(root: &Table<'_>, checklist: &Checklist, services: &[Service]) -> Option<AnswerSheet> {
    check_format(root);
    let version = checklist_version(root, checklist)?;
    let subject = root.table("subject").map(|table| subject(&table, checklist, services)).unwrap_or_default();
    let mut entries = vec![None; checklist.points.len()];
    if let Some(answers) = root.table("answers") {
        for (id, span, value) in answers.entries() {
            match checklist.position(id) {
                Some(index) => {
                    entries[index] = entry(&answers, value, &checklist.points[index], checklist, version);
                }
                None => unknown(root, version, checklist, span, checklist.unknown_point(id)),
            }
        }
    }
    root.finish();
    Some(AnswerSheet { version, subject, entries })
}

fn checklist_version(root: &Table<'_>, checklist: &Checklist) -> Option<u32> {
    let table = root.need("checklist", root.table("checklist"))?;
    let id = table.need("id", table.string("id"));
    let version = table.need("version", table.integer("version"));
    table.finish();
    let (id, version) = (id?, version?);
    if *id.get_ref() != checklist.id {
        let found = (*id.get_ref()).to_owned();
        root.reader().report(id.span(), Fault::OtherChecklist { found, expected: checklist.id.clone() });
        return None;
    }
    match u32::try_from(*version.get_ref()) {
        Ok(number) if (1..=checklist.version).contains(&number) => Some(number),
        Ok(number) if number > 0 => {
            let fault = Fault::NewerChecklist { found: number.into(), known: checklist.version };
            root.reader().report(version.span(), fault);
            None
        }
        _ => {
            let range = ("1".to_owned(), checklist.version.to_string());
            root.reader().report(version.span(), Fault::OutOfRange { key: "version".to_owned(), range });
            None
        }
    }
}

fn subject(table: &Table<'_>, checklist: &Checklist, services: &[Service]) -> Subject {
    let text = |key| table.string(key).map(|t| t.into_inner().to_owned()).unwrap_or_default();
    let service = table.string("service").filter(|s| !s.get_ref().is_empty());
    if let Some(service) = &service
        && !services.iter().any(|s| s.id == *service.get_ref())
    {
        let ids: Vec<_> = services.iter().map(|s| s.id.as_str()).collect();
        let id = (*service.get_ref()).to_owned();
        let nearest = nearest(&id, &ids);
        table.reader().report(service.span(), Fault::UnknownService { id, nearest });
    }
    let subject = Subject {
        organization: text("organization"),
        project: text("project"),
        service: service.map(|s| s.into_inner().to_owned()).unwrap_or_default(),
        assessor: text("assessor"),
        date: table.date("date").map(Spanned::into_inner),
    };
    finish(table, checklist, "subject");
    subject
}

/// [`Table::finish`], with a word of its own for a point's line that slipped under another table's header.
fn finish(table: &Table<'_>, checklist: &Checklist, under: &str) {
    for (key, span, _) in table.entries() {
        if checklist.position(key).is_some() {
            let fault = Fault::SlippedPoint { id: key.to_owned(), under: under.to_owned() };
            table.reader().report(span, fault);
        }
    }
    table.finish_except(|key| checklist.position(key).is_some());
}

/// Notes an id that the checklist does not have: an error, but in an answer file of an older version,
/// where the id may have been dropped since, a warning.
fn unknown(
    root: &Table<'_>,
    version: u32,
    checklist: &Checklist,
    span: std::ops::Range<usize>,
    fault: Fault,
) {
    let severity = if version < checklist.version { Severity::Warning } else { Severity::Error };
    root.reader().report_as(severity, span, fault);
}

fn entry(
    answers: &Table<'_>,
    value: &Spanned<DeValue<'_>>,
    point: &Point,
    checklist: &Checklist,
    version: u32,
) -> Option<Entry> {
    let reader = answers.reader();
    match value.get_ref() {
        DeValue::String(text) if text.is_empty() => None,
        DeValue::String(_) => {
            let answer = word(reader, &point.id, value)?;
            if answer == Answer::Na {
                reader.report(value.span(), Fault::NaWithoutNote { point: point.id.clone() });
            }
            Some(Entry::new(answer, point))
        }
        DeValue::Table(table) => {
            let table = Table::new(reader, table, value.span());
            long(&table, point, checklist, version)
        }
        _ => answers.wrong(&point.id, Kind::Answer, value),
    }
}

fn word(reader: &Reader<'_>, key: &str, value: &Spanned<DeValue<'_>>) -> Option<Answer> {
    let DeValue::String(word) = value.get_ref() else {
        return None;
    };
    let answer = Answer::from_word(word);
    if answer.is_none() {
        reader.report(value.span(), wrong_answer(key, word));
    }
    answer
}

/// A wrong word for an answer, with the right one that was probably meant: by its letters, else by its meaning.
fn wrong_answer(key: &str, word: &str) -> Fault {
    let mut fault = wrong_word(key, word, &ANSWER_WORDS);
    if let Fault::WrongWord { nearest: near @ None, .. } = &mut fault {
        let theirs = NEAR_WORDS.map(|(theirs, _)| theirs);
        let meant =
            nearest(word, &theirs).and_then(|w| NEAR_WORDS.into_iter().find(|(theirs, _)| *theirs == w));
        *near = meant.map(|(_, ours)| ours.to_owned());
    }
    fault
}

fn long(table: &Table<'_>, point: &Point, checklist: &Checklist, version: u32) -> Option<Entry> {
    let reader = table.reader();
    // The type first, so that a wrong one is noted as such; then the word. Empty is not answered.
    let given = table.need("answer", table.string("answer"));
    let blank = given.as_ref().is_some_and(|text| text.get_ref().is_empty());
    let answer = given.filter(|_| !blank).and_then(|_| word(reader, "answer", table.value("answer")?));
    let text = |key| table.string(key).map(|t| t.into_inner().to_owned()).unwrap_or_default();
    let entry = Entry {
        answer: answer.unwrap_or(Answer::Unknown),
        ticks: ticks(table, point, checklist, version),
        note: text("note"),
        evidence: evidence(table),
        owner: text("owner"),
        due: table.date("due").map(Spanned::into_inner),
        checked: table.date("checked").map(Spanned::into_inner),
    };
    finish(table, checklist, &format!("answers.{}", point.id));
    if blank && entry.says_something() {
        reader.report(table.value("answer")?.span(), Fault::EmptyText { key: "answer".to_owned() });
    }
    let (answer, span) = (answer?, table.value("answer")?.span());
    if answer == Answer::Na && entry.note.trim().is_empty() {
        reader.report(span, Fault::NaWithoutNote { point: point.id.clone() });
        return None;
    }
    if let Some(doubt) = doubts::ticks_disagree(point, &entry) {
        reader.report(span, Fault::Doubt(doubt));
    }
    Some(entry)
}

/// One text or a list of texts.
fn evidence(table: &Table<'_>) -> Vec<String> {
    match table.value("evidence").map(Spanned::get_ref) {
        Some(DeValue::String(one)) => vec![one.to_string()],
        _ => table.strings("evidence").into_iter().map(|t| t.into_inner().to_owned()).collect(),
    }
}

fn ticks(table: &Table<'_>, point: &Point, checklist: &Checklist, version: u32) -> Vec<Option<bool>> {
    let mut ticks = vec![None; point.criteria.len()];
    let Some(criteria) = table.table("criteria") else {
        return ticks;
    };
    for (id, span, value) in criteria.entries() {
        match (point.criterion(id), value.get_ref()) {
            (Some(index), DeValue::Boolean(tick)) => ticks[index] = Some(*tick),
            (Some(_), _) => {
                criteria.wrong::<()>(id, Kind::Boolean, value);
            }
            (None, _) if checklist.position(id).is_some() => {
                let under = format!("answers.{}.criteria", point.id);
                table.reader().report(span, Fault::SlippedPoint { id: id.to_owned(), under });
            }
            (None, _) => {
                let allowed = point.criteria.iter().map(|c| c.id.clone()).collect();
                let fault = Fault::UnknownCriterion { point: point.id.clone(), id: id.to_owned(), allowed };
                unknown(table, version, checklist, span, fault);
            }
        }
    }
    ticks
}
