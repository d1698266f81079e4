//! Reading a form back: the table by its heads, the rows by their ids or else their questions, the cover by its labels.

use crate::answers::{AnswerSheet, Outcome, Subject};
use crate::checklist::Checklist;
use crate::document::{Book, BookCell, BookSheet, Document, Value, book};
use crate::problem::{CellPlace, DocumentFault, Fault, FormFault, Problem, Severity};
use crate::seeds::Service;
use crate::text::{fit, fold, visible_line};

use super::cover::{self, Field, Labels};
use super::memo::Memo;
use super::rows::{Answers, Rows};
use super::table::{Heads, Table};
use super::values;

/// More problems than this help nobody.
const MAX_PROBLEMS: usize = 500;

/// The columns of what is quoted in a message.
const QUOTED: usize = 160;

/// A form that was read.
pub struct ReadForm {
    /// What became of it.
    pub outcome: Outcome,
    /// The cell of each point's answer, in the checklist's order; `None` where no row was found.
    pub cells: Vec<Option<CellPlace>>,
}

/// Reads a form, checking it against the checklist and the service kinds; `name` is what messages call the file.
pub(in crate::forms) fn read(
    name: &str,
    bytes: &[u8],
    checklist: &Checklist,
    services: &[Service],
) -> ReadForm {
    let without = |outcome| ReadForm { outcome, cells: vec![None; checklist.points.len()] };
    let book = match book(bytes) {
        Ok(book) => book,
        Err(fault) => {
            // What does not call itself a workbook is told that it is no form, not that its ending is wrong.
            let calls_itself_one = name.to_ascii_lowercase().ends_with(".xlsx");
            let fault = match fault {
                DocumentFault::OtherKind { .. } if !calls_itself_one => FormFault::NotAForm.into(),
                other => Fault::Document(other),
            };
            return without(Outcome::Failed(vec![Problem::in_file(name, fault)]));
        }
    };
    let memo = Memo::find(&book);
    let heads = Heads::new();
    let others = || book.sheets.iter().filter(|sheet| memo.as_ref().is_none_or(|m| m.sheet != sheet.name));
    let tables: Vec<Table<'_>> = others()
        .filter_map(|sheet| Table::find(sheet, &heads))
        .filter(|table| memo.is_some() || table.is_of_a_form())
        .collect();
    if memo.is_none() && tables.is_empty() {
        return without(Outcome::OtherFile);
    }
    let mut notes = Notes { file: name, problems: Vec::new() };
    if tables.is_empty() {
        notes.problems.push(Problem::in_file(name, FormFault::NoTable.into()));
    }
    let version = version(memo.as_ref(), &tables, checklist, &mut notes);
    let (Some(version), false) = (version, tables.is_empty()) else {
        return without(Outcome::Failed(notes.finish()));
    };
    let subject = subject(&book, memo.as_ref(), &tables, services, &mut notes);
    let rows = Rows { checklist, version, memo: memo.as_ref(), heads: &heads };
    let mut answers = Answers::new(checklist);
    for table in &tables {
        rows.read(table, &mut answers, &mut notes);
    }
    let (entries, cells) = answers.finish();
    let problems = notes.finish();
    let failed = problems.iter().any(|p| p.severity == Severity::Error);
    let sheet = AnswerSheet { version, subject, entries };
    let outcome = if failed { Outcome::Failed(problems) } else { Outcome::Read(sheet, problems) };
    ReadForm { outcome, cells }
}

/// The version of the checklist that was answered; `None` when it cannot be read as one, which is noted.
fn version(
    memo: Option<&Memo>,
    tables: &[Table<'_>],
    checklist: &Checklist,
    notes: &mut Notes<'_>,
) -> Option<u32> {
    let Some(memo) = memo else {
        let fault = FormFault::NoChecklist { id: checklist.id.clone(), version: checklist.version };
        let sheet = tables.first().map_or("", |table| &table.sheet.name);
        notes.note(sheet, String::new(), fault);
        return Some(checklist.version);
    };
    let mut refuse = |cell: &str, fault: Fault| {
        notes.note(&memo.sheet, cell.to_owned(), fault);
        None
    };
    if memo.format != 1 {
        return refuse("B1", Fault::NewerFormat { found: memo.format });
    }
    if memo.id.0 != checklist.id {
        let fault = Fault::OtherChecklist { found: memo.id.0.clone(), expected: checklist.id.clone() };
        return refuse(&memo.id.1, fault);
    }
    match memo.version.0.parse::<u32>() {
        Ok(number) if (1..=checklist.version).contains(&number) => Some(number),
        Ok(number) if number > 0 => {
            let fault = Fault::NewerChecklist { found: number.into(), known: checklist.version };
            refuse(&memo.version.1, fault)
        }
        _ => {
            let range = ("1".to_owned(), checklist.version.to_string());
            refuse(&memo.version.1, Fault::OutOfRange { key: "version".to_owned(), range })
        }
    }
}

/// What is assessed; what is in sheets that the form does not have is noted.
fn subject(
    book: &Book,
    memo: Option<&Memo>,
    tables: &[Table<'_>],
    services: &[Service],
    notes: &mut Notes<'_>,
) -> Subject {
    let mut subject = Subject::default();
    let labels = Labels::new();
    for sheet in &book.sheets {
        let is_known = memo.is_some_and(|memo| memo.sheet == sheet.name)
            || tables.iter().any(|table| std::ptr::eq(table.sheet, sheet));
        if is_known || sheet.cells.is_empty() {
            continue;
        }
        let Some((fields, others)) = cover::read(sheet, &labels) else {
            notes.note(&sheet.name, String::new(), FormFault::UnknownSheet { cells: sheet.cells.len() });
            continue;
        };
        for (field, cell) in fields {
            if let Some(cell) = cell.filter(|cell| !cell.text.trim().is_empty()) {
                take(&mut subject, field, cell, sheet, services, notes);
            }
        }
        for cell in others {
            notes.note(&sheet.name, cell.name(), FormFault::UnknownCell { text: quoted(&cell.text) });
        }
    }
    subject
}

/// Takes over a field of the cover.
fn take(
    subject: &mut Subject,
    field: Field,
    cell: &BookCell,
    sheet: &BookSheet,
    services: &[Service],
    notes: &mut Notes<'_>,
) {
    if !field.is_filled_in() {
        return;
    }
    let mut note = |fault| notes.note(&sheet.name, cell.name(), fault);
    if cell.value == Value::Error {
        return note(FormFault::FailedFormula { text: cell.text.clone() });
    }
    match field {
        Field::Organization => subject.organization = text_of(cell),
        Field::Project => subject.project = text_of(cell),
        Field::Assessor => subject.assessor = text_of(cell),
        Field::Service => {
            let wanted = fold(&cell.text);
            let is_it = |service: &&Service| {
                let names = [&service.id, &service.title.ja, &service.title.en];
                names.into_iter().any(|name| !name.is_empty() && fold(name) == wanted)
            };
            match services.iter().find(is_it) {
                Some(service) => subject.service = service.id.clone(),
                None => note(FormFault::UnknownService { text: quoted(&cell.text) }),
            }
        }
        Field::Date => match values::day(cell, false) {
            Some((day, own)) => {
                subject.date = Some(day);
                if !own {
                    note(FormFault::DayRead { text: quoted(&cell.text), day: day.to_string() });
                }
            }
            None => note(FormFault::UnknownDay { text: quoted(&cell.text) }),
        },
        Field::Checklist | Field::Answered => {}
    }
}

/// A cell's text as it was typed; nothing where there is only white space.
pub(super) fn text_of(cell: &BookCell) -> String {
    if cell.text.trim().is_empty() { String::new() } else { cell.text.replace("\r\n", "\n") }
}

/// A cell's text in a line of a message.
pub(super) fn quoted(text: &str) -> String {
    fit(&visible_line(text), QUOTED)
}

/// The problems of a form.
pub(super) struct Notes<'a> {
    file: &'a str,
    problems: Vec<Problem>,
}

impl Notes<'_> {
    /// Notes a problem of a cell; of a whole sheet where the cell is not named.
    pub(super) fn note(&mut self, sheet: &str, name: String, fault: impl Into<Fault>) {
        let fault = fault.into();
        self.note_as(fault.severity(), sheet, name, fault);
    }

    /// Notes a problem that weighs more or less than usual.
    pub(super) fn note_as(&mut self, severity: Severity, sheet: &str, name: String, fault: impl Into<Fault>) {
        let noted = self.problems.len();
        if noted < MAX_PROBLEMS {
            let cell = CellPlace { sheet: sheet.to_owned(), name };
            self.problems.push(Problem { severity, ..Problem::in_cell(self.file, cell, fault) });
        } else if noted == MAX_PROBLEMS {
            let fault = Fault::TooManyProblems { limit: MAX_PROBLEMS };
            self.problems.push(Problem::in_file(self.file, fault));
        }
    }

    fn finish(self) -> Vec<Problem> {
        self.problems
    }
}

/// The name of a whole row or column, `12:12` or `B:B`.
pub(super) fn row_name(row: u32) -> String {
    format!("{row}:{row}")
}

/// The name of a whole column.
pub(super) fn column_name(column: u16) -> String {
    let name = Document::cell_name(1, column);
    let letters = name.trim_end_matches('1');
    format!("{letters}:{letters}")
}
