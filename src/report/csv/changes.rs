//! What changed between assessments, as rows: one per assessment, then one for the total, each phase and each point.

use jiff::civil::Date;

use crate::assessment::Standing;
use crate::compare::{Action, Look, Renewal, ScoreChange};
use crate::outcome::{ChangeReport, GapReport};

use super::{BOM, Cells, broken_by, fixed, floor, gate, record, value, waivers, word};

/// Writes a comparison.
pub struct CsvChanges;

/// The columns. A cell that does not fit its record is empty; what has a `before` beside it is of the newest file.
const COLUMNS: [&str; 43] = [
    "record",
    "id",
    "title",
    "file",
    "organization",
    "project",
    "assessor",
    "date",
    "answered_version",
    "change",
    "answer_before",
    "answer",
    "answers",
    "score_before",
    "score",
    "score_change",
    "floor",
    "answered_before",
    "answered",
    "applicable_before",
    "applicable",
    "same_points",
    "same_before",
    "same",
    "same_change",
    "comparable",
    "confirmation",
    "checked_before",
    "checked",
    "criteria_ticked",
    "criteria_unticked",
    "evidence_added",
    "evidence_removed",
    "note_before",
    "note",
    "action",
    "owner_before",
    "owner",
    "due_before",
    "due",
    "checklist",
    "look",
    "gate",
];

impl CsvChanges {
    /// The byte order mark and the head.
    pub fn head() -> String {
        format!("{BOM}{}", record(&fixed(&COLUMNS)))
    }

    /// The rows of a comparison.
    pub fn rows(report: &ChangeReport) -> String {
        let Some((first, last)) = report.ends() else { return String::new() };
        let mut rows: Vec<Cells> = report.assessments.iter().enumerate().map(assessment).collect();
        if let Some(newest) = rows.last_mut() {
            let said = [gate(&last.gate).to_owned(), broken_by(&last.gate), waivers(&last.gate)];
            let said: Vec<String> = said.into_iter().filter(|text| !text.is_empty()).collect();
            newest.push(("gate", said.join("\n")));
        }
        rows.push(score("total", "", "", &report.total));
        let phases = last.phases.iter().zip(&report.phases);
        rows.extend(phases.map(|((id, title, _), change)| score("phase", id, title, change)));
        rows.extend((0..report.points.len()).map(|index| point(report, [first, last], index)));
        let gone = |id: &String| {
            vec![("record", "point".to_owned()), ("id", id.clone()), ("checklist", "dropped".to_owned())]
        };
        rows.extend(report.dropped.iter().map(gone));
        rows.iter().map(row).collect()
    }

    /// The row of a file that could not be used: its name, and `unreadable` in the column of the gate.
    pub fn failed(file: &str) -> String {
        row(&vec![
            ("record", "assessment".to_owned()),
            ("file", file.to_owned()),
            ("gate", "unreadable".to_owned()),
        ])
    }
}

fn row(cells: &Cells) -> String {
    let mut row = vec![String::new(); COLUMNS.len()];
    for (name, cell) in cells {
        if let Some(at) = COLUMNS.iter().position(|column| column == name) {
            row[at] = cell.clone();
        }
    }
    record(&row)
}

fn assessment((index, one): (usize, &GapReport)) -> Cells {
    vec![
        ("record", "assessment".to_owned()),
        ("id", (index + 1).to_string()),
        ("file", one.file.clone()),
        ("organization", one.subject.organization.clone()),
        ("project", one.subject.project.clone()),
        ("assessor", one.subject.assessor.clone()),
        ("date", day(one.subject.date)),
        ("answered_version", one.answered_version.to_string()),
        ("score", value(&one.total)),
        ("floor", floor(&one.total)),
        ("answered", one.total.answered().to_string()),
        ("applicable", one.total.applicable.to_string()),
    ]
}

fn score(record: &str, id: &str, title: &str, change: &ScoreChange) -> Cells {
    let [old, new] = &change.plain;
    let [same_old, same_new] = &change.same;
    vec![
        ("record", record.to_owned()),
        ("id", id.to_owned()),
        ("title", title.to_owned()),
        ("score_before", value(old)),
        ("score", value(new)),
        ("score_change", rise(&change.plain)),
        ("floor", floor(new)),
        ("answered_before", old.answered().to_string()),
        ("answered", new.answered().to_string()),
        ("applicable_before", old.applicable.to_string()),
        ("applicable", new.applicable.to_string()),
        ("same_points", same_old.answered().to_string()),
        ("same_before", value(same_old)),
        ("same", value(same_new)),
        ("same_change", rise(&change.same)),
    ]
}

/// By how much a score rose, in percentage points.
fn rise(scores: &[crate::assessment::Score; 2]) -> String {
    let number = |thousandths: i64| format!("{:.1}", thousandths as f64 / 10.0);
    ScoreChange::rise(scores).map_or_else(String::new, number)
}

fn point(report: &ChangeReport, ends: [&GapReport; 2], index: usize) -> Cells {
    let view = &report.points[index];
    let (change, noted) = (&view.change, &view.change.noted);
    let [old, new] = ends.map(|one| &one.points[index]);
    // A dash would look like a formula.
    let named = |standing| if standing == Standing::Unanswered { "unanswered" } else { word(standing) };
    let answers: Vec<&str> = report.assessments.iter().map(|one| named(one.points[index].standing)).collect();
    let ids = |criteria: &[(String, String)]| {
        criteria.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>().join(" ")
    };
    vec![
        ("record", "point".to_owned()),
        ("id", new.id.clone()),
        ("title", new.title.clone()),
        ("change", change.movement.code().to_owned()),
        ("answer_before", word(old.standing).to_owned()),
        ("answer", word(new.standing).to_owned()),
        ("answers", answers.join(" ")),
        ("comparable", if change.comparable { "yes" } else { "" }.to_owned()),
        ("confirmation", change.renewal.map_or("", Renewal::code).to_owned()),
        ("checked_before", day(old.noted.checked)),
        ("checked", day(new.noted.checked)),
        ("criteria_ticked", ids(&view.ticked)),
        ("criteria_unticked", ids(&view.unticked)),
        ("evidence_added", noted.evidence_added.join("\n")),
        ("evidence_removed", noted.evidence_removed.join("\n")),
        ("note_before", old.noted.note.clone()),
        ("note", new.noted.note.clone()),
        ("action", change.action.map_or("", Action::code).to_owned()),
        ("owner_before", old.noted.owner.clone()),
        ("owner", new.noted.owner.clone()),
        ("due_before", day(old.noted.due)),
        ("due", day(new.noted.due)),
        ("checklist", change.revision.code().unwrap_or_default().to_owned()),
        ("look", change.look.map_or("", Look::code).to_owned()),
    ]
}

fn day(date: Option<Date>) -> String {
    date.map_or_else(String::new, |date| date.to_string())
}
