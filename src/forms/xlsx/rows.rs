//! The rows of the table of questions, one point each: whose they are, and what they say.

use std::collections::BTreeMap;

use crate::answers::{Answer, Entry, ticks_disagree};
use crate::checklist::{Checklist, Point};
use crate::document::{BookCell, Value};
use crate::problem::{CellPlace, Fault, FormFault, Severity};
use crate::text::{fit, fold};

use super::columns::Column;
use super::cover::is_printed;
use super::memo::Memo;
use super::read::{Notes, column_name, quoted, row_name, text_of};
use super::table::{Heads, Table};
use super::{values, write};
use crate::forms::lines::apart;
use crate::forms::merge::together;
use crate::i18n::Lang;

/// The columns of what is quoted of one cell where several are quoted together.
const SHORT: usize = 40;

/// What is needed to understand rows.
pub(super) struct Rows<'a> {
    pub(super) checklist: &'a Checklist,
    pub(super) version: u32,
    pub(super) memo: Option<&'a Memo>,
    pub(super) heads: &'a Heads,
}

/// The answers that were found: per point its entry, and the cell of its answer.
pub(super) struct Answers(Vec<Option<(Option<Entry>, CellPlace)>>);

impl Answers {
    pub(super) fn new(checklist: &Checklist) -> Self {
        Self(checklist.points.iter().map(|_| None).collect())
    }

    /// The entries and the cells of their answers.
    pub(super) fn finish(self) -> (Vec<Option<Entry>>, Vec<Option<CellPlace>>) {
        let apart = |found: Option<(Option<Entry>, CellPlace)>| {
            found.map_or((None, None), |(entry, cell)| (entry, Some(cell)))
        };
        self.0.into_iter().map(apart).unzip()
    }
}

/// Whose a row is.
enum Whose {
    Point(usize),
    /// A point that the checklist does not have.
    Unknown(String),
    Nobodys,
}

impl Rows<'_> {
    /// Reads the rows of a table.
    pub(super) fn read(&self, table: &Table<'_>, answers: &mut Answers, notes: &mut Notes<'_>) {
        let (above, rows) = table.rows();
        for row in above {
            let others: Vec<&BookCell> = row.iter().filter(|cell| !is_printed(&cell.text)).collect();
            self.nobodys(table, row[0].row, &others, notes);
        }
        // What stands in columns that somebody added, with the row that it stands in.
        let mut added: BTreeMap<u16, Vec<String>> = BTreeMap::new();
        for row in rows {
            let known = |cell: &&BookCell| table.column(cell.column).is_some();
            let index = match self.whose(table, row, notes) {
                Whose::Point(index) => index,
                Whose::Unknown(id) => {
                    let older = self.version < self.checklist.version;
                    let severity = if older { Severity::Warning } else { Severity::Error };
                    let fault = self.checklist.unknown_point(&id);
                    notes.note_as(severity, &table.sheet.name, table.name(row, Column::Id), fault);
                    continue;
                }
                // Heads that somebody repeated further down.
                Whose::Nobodys if self.heads.count(row) > 2 => continue,
                Whose::Nobodys => {
                    self.nobodys(table, row[0].row, &row.iter().collect::<Vec<_>>(), notes);
                    continue;
                }
            };
            let point = &self.checklist.points[index];
            for cell in row.iter().filter(|cell| !known(cell) && !cell.text.trim().is_empty()) {
                let text = format!("{} {}", point.id, fit(&quoted(&cell.text), SHORT));
                added.entry(cell.column).or_default().push(text);
            }
            let entry = self.entry(table, row, point, notes);
            let cell = CellPlace { sheet: table.sheet.name.clone(), name: table.name(row, Column::Answer) };
            self.put(index, entry, cell, answers, notes);
        }
        for (column, texts) in added {
            let head = table.others.get(&column).map_or_else(String::new, |head| quoted(head));
            let fault = FormFault::UnknownColumn { head, text: texts.join(" / ") };
            notes.note(&table.sheet.name, column_name(column), fault);
        }
    }

    /// Notes what stands in a row that is no point's.
    fn nobodys(&self, table: &Table<'_>, row: u32, cells: &[&BookCell], notes: &mut Notes<'_>) {
        let texts = cells.iter().map(|cell| fit(&quoted(&cell.text), SHORT));
        let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
        if !texts.is_empty() {
            notes.note(&table.sheet.name, row_name(row), FormFault::UnknownRow { text: texts.join(" / ") });
        }
    }

    /// The point of a row: that of its id, else the one whose question it asks.
    fn whose(&self, table: &Table<'_>, row: &[BookCell], notes: &mut Notes<'_>) -> Whose {
        let id = table.cell(row, Column::Id);
        if let Some(index) = id.and_then(|id| self.checklist.typed(id.text.trim())) {
            return Whose::Point(index);
        }
        if let Some(index) = table.cell(row, Column::Question).and_then(|cell| self.asking(&cell.text)) {
            let point = self.checklist.points[index].id.clone();
            let cell = table.name(row, Column::Id);
            notes.note(&table.sheet.name, cell, FormFault::FoundByQuestion { point });
            return Whose::Point(index);
        }
        let answered = table.cell(row, Column::Answer).is_some();
        match id.filter(|_| answered) {
            Some(id) => Whose::Unknown(id.text.trim().to_owned()),
            None => Whose::Nobodys,
        }
    }

    /// The point with a question, as the form had it or as the checklist words it in any language.
    fn asking(&self, question: &str) -> Option<usize> {
        let wanted = fold(question);
        let noted = self.memo.into_iter().flat_map(|memo| &memo.points);
        let mut asked = noted.filter(|(_, text, _)| fold(text) == wanted);
        let by_memo = asked.next().and_then(|(id, ..)| self.checklist.position(id));
        let asks = |point: &Point| {
            let whole = |lang| fold(&write::question(point, lang)) == wanted;
            Lang::ALL.into_iter().any(|lang| whole(lang) || fold(point.question.get(lang)) == wanted)
        };
        by_memo.or_else(|| self.checklist.points.iter().position(asks))
    }

    /// What a row says of its point; `None` where it says nothing.
    fn entry(
        &self,
        table: &Table<'_>,
        row: &[BookCell],
        point: &Point,
        notes: &mut Notes<'_>,
    ) -> Option<Entry> {
        let sheet = &table.sheet.name;
        let mut bad = false;
        for cell in row.iter().filter(|cell| cell.value == Value::Error) {
            if table.column(cell.column).is_some_and(Column::is_filled_in) {
                notes.note(sheet, cell.name(), FormFault::FailedFormula { text: cell.text.clone() });
                bad = true;
            }
        }
        let sound = |column| table.cell(row, column).filter(|cell| cell.value != Value::Error);
        let text = |column| sound(column).map(text_of).unwrap_or_default();
        let given = sound(Column::Answer).and_then(|cell| match values::answer(cell) {
            Some((answer, own)) => {
                if !own {
                    let fault = FormFault::AnswerRead { text: quoted(&cell.text), answer: answer.word() };
                    notes.note(sheet, cell.name(), fault);
                }
                Some(answer)
            }
            None => {
                notes.note(sheet, cell.name(), FormFault::UnknownAnswer { text: quoted(&cell.text) });
                bad = true;
                None
            }
        });
        let mut day = |column, whole| {
            let cell = sound(column)?;
            let Some((day, own)) = values::day(cell, whole) else {
                notes.note(sheet, cell.name(), FormFault::UnknownDay { text: quoted(&cell.text) });
                bad = true;
                return None;
            };
            if !own {
                let fault = FormFault::DayRead { text: quoted(&cell.text), day: day.to_string() };
                notes.note(sheet, cell.name(), fault);
            }
            Some(day)
        };
        let (due, checked) = (day(Column::Due, true), day(Column::Checked, false));
        let entry = Entry {
            answer: given.unwrap_or(Answer::Unknown),
            ticks: self.ticks(table, row, point, notes),
            note: text(Column::Note),
            evidence: apart(&text(Column::Evidence)),
            owner: text(Column::Owner),
            due,
            checked,
        };
        let at = || table.name(row, Column::Answer);
        if given == Some(Answer::Na) && entry.note.is_empty() {
            notes.note(sheet, at(), Fault::NaWithoutNote { point: point.id.clone() });
        }
        if given.is_none() {
            if entry == Entry::new(Answer::Unknown, point) {
                return None;
            }
            if !bad {
                notes.note(sheet, at(), FormFault::NoAnswer { point: point.id.clone() });
            }
        }
        if let Some(doubt) = ticks_disagree(point, &entry) {
            notes.note(sheet, at(), Fault::Doubt(doubt));
        }
        Some(entry)
    }

    /// The ticks of a row in the order of the checklist's criteria; the form may have had them in another.
    fn ticks(
        &self,
        table: &Table<'_>,
        row: &[BookCell],
        point: &Point,
        notes: &mut Notes<'_>,
    ) -> Vec<Option<bool>> {
        let mut ticks = vec![None; point.criteria.len()];
        let noted = self.memo.and_then(|memo| memo.points.iter().find(|(id, ..)| *id == point.id));
        for cell in row.iter().filter(|cell| cell.value != Value::Error && !cell.text.trim().is_empty()) {
            let Some(Column::Tick(column)) = table.column(cell.column) else { continue };
            let index = match noted {
                Some((.., criteria)) => criteria.get(column).map(|id| point.criterion(id)),
                None => Some(Some(column).filter(|column| *column < ticks.len())),
            };
            let fault = match (index.flatten(), values::tick(cell)) {
                (Some(index), Some(tick)) => {
                    ticks[index] = Some(tick);
                    continue;
                }
                (Some(_), None) => FormFault::UnknownTick { text: quoted(&cell.text) },
                (None, _) => FormFault::NoSuchCriterion { point: point.id.clone() },
            };
            notes.note(&table.sheet.name, cell.name(), fault);
        }
        ticks
    }

    /// Puts an entry in its place; a second one of the same point must not contradict the first.
    fn put(
        &self,
        index: usize,
        entry: Option<Entry>,
        cell: CellPlace,
        answers: &mut Answers,
        notes: &mut Notes<'_>,
    ) {
        let Some((first, first_cell)) = &mut answers.0[index] else {
            answers.0[index] = Some((entry, cell));
            return;
        };
        let point = self.checklist.points[index].id.clone();
        let same_sheet = first_cell.sheet == cell.sheet;
        let other = match same_sheet {
            true => first_cell.name.clone(),
            false => format!("{}!{}", first_cell.sheet, first_cell.name),
        };
        let (both, agree) = match (first.take(), entry) {
            (Some(first), Some(second)) => {
                let both = together(&first, &second);
                let agree = both.is_some();
                (both, agree)
            }
            (first, second) => (first.or(second), true),
        };
        *first = both;
        let fault = match agree {
            true => FormFault::TwoRows { point, other },
            false => FormFault::RowsDiffer { point, other },
        };
        notes.note(&cell.sheet, cell.name, fault);
    }
}
