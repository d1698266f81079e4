//! What changed between assessments as JSON, schema 1.

use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::assessment::{Score, Standing};
use crate::compare::{About, Action, Look, Movement, Renewal, ScoreChange};
use crate::outcome::{ChangeReport, GapReport, PointChangeView};
use crate::report::csv::word;

use super::schema::ChecklistJson;
use super::{ErrorView, assessment, filled, floor, to_json, value};

/// Writes a comparison as one JSON document in the frame of the others.
pub struct JsonChanges;

#[derive(Serialize)]
struct ComparisonJson<'a> {
    from: &'a str,
    to: &'a str,
    today: String,
    /// What of the subjects differs, in all its wordings.
    subjects_differ: Map<String, Value>,
    dates_backwards: bool,
    unread: &'a [String],
    score: ScoresJson<'a>,
    series: Vec<SeriesJson<'a>>,
    /// How many points there are of each movement.
    counts: Map<String, Value>,
    points: Vec<PointJson<'a>>,
    checklist: RevisionsJson<'a>,
}

#[derive(Serialize)]
struct ScoresJson<'a> {
    total: ChangeJson,
    phases: Vec<PhaseJson<'a>>,
}

#[derive(Serialize)]
struct PhaseJson<'a> {
    phase: &'a str,
    #[serde(flatten)]
    change: ChangeJson,
}

#[derive(Serialize)]
struct ChangeJson {
    before: Option<f64>,
    after: Option<f64>,
    change: Option<f64>,
    answered: [usize; 2],
    applicable: [usize; 2],
    /// Over the points that are answered in both and did not change in the checklist between them.
    same_points: SameJson,
}

#[derive(Serialize)]
struct SameJson {
    points: usize,
    before: Option<f64>,
    after: Option<f64>,
    change: Option<f64>,
}

#[derive(Serialize)]
struct SeriesJson<'a> {
    path: &'a str,
    date: Option<String>,
    answered_version: u32,
    value: Option<f64>,
    floor: Option<f64>,
    answered: usize,
    applicable: usize,
    phases: Vec<PhaseValueJson<'a>>,
    /// Over the points that are answered in every assessment.
    same_points: PlainJson,
}

#[derive(Serialize)]
struct PhaseValueJson<'a> {
    phase: &'a str,
    value: Option<f64>,
}

#[derive(Serialize)]
struct PlainJson {
    points: usize,
    value: Option<f64>,
}

#[derive(Serialize)]
struct PointJson<'a> {
    point: &'a str,
    title: &'a str,
    change: &'static str,
    /// The answer in each assessment, the oldest first.
    answers: Vec<Option<&'static str>>,
    comparable: bool,
    confirmation: Option<&'static str>,
    checked: [Option<String>; 2],
    criteria_ticked: Vec<&'a str>,
    criteria_unticked: Vec<&'a str>,
    evidence_added: &'a [String],
    evidence_removed: &'a [String],
    note: [Option<&'a str>; 2],
    owner: [Option<&'a str>; 2],
    due: [Option<String>; 2],
    action: Option<&'static str>,
    checklist: Option<&'static str>,
    look: Option<&'static str>,
}

#[derive(Serialize)]
struct RevisionsJson<'a> {
    added: Vec<&'a str>,
    reworded: Vec<&'a str>,
    dropped: &'a [String],
    look: Vec<&'a str>,
}

impl JsonChanges {
    /// The whole document. Without a report nothing could be compared; `errors` then say why.
    pub fn document(id: &str, version: u32, report: Option<&ChangeReport>, errors: &[ErrorView]) -> String {
        let (tool, checklist) = (to_json(&crate::TOOL), to_json(&ChecklistJson { id, version }));
        let assessments = report.map_or(&[][..], |report| &report.assessments);
        let assessments: Vec<String> = assessments.iter().map(|one| to_json(&assessment(one))).collect();
        let comparison = to_json(&report.and_then(comparison));
        format!(
            "{{\"schema\": 1, \"tool\": {tool}, \"checklist\": {checklist},\n\"assessments\": [\n{}\n],\n\"comparison\": {comparison},\n\"errors\": {}}}\n",
            assessments.join(",\n"),
            to_json(&errors)
        )
    }
}

fn comparison(report: &ChangeReport) -> Option<ComparisonJson<'_>> {
    let ends = report.ends()?;
    let about = |about: About| match about {
        About::Organization => "organization",
        About::Project => "project",
    };
    let differ =
        report.differing.iter().map(|(what, values)| (about(*what).to_owned(), values.clone().into()));
    let phases = ends.1.phases.iter().zip(&report.phases);
    let count = |movement: Movement| (movement.code().to_owned(), report.having(movement).len().into());
    let ids = |wanted: &dyn Fn(&PointChangeView) -> bool| -> Vec<&str> {
        report.indices(wanted).into_iter().map(|index| ends.1.points[index].id.as_str()).collect()
    };
    let revised = |code: &'static str| ids(&move |point| point.change.revision.code() == Some(code));
    Some(ComparisonJson {
        from: &ends.0.file,
        to: &ends.1.file,
        today: report.today.to_string(),
        subjects_differ: differ.collect(),
        dates_backwards: report.backwards,
        unread: &report.unread,
        score: ScoresJson {
            total: change(&report.total),
            phases: phases.map(|((id, ..), c)| PhaseJson { phase: id, change: change(c) }).collect(),
        },
        series: report.assessments.iter().zip(&report.over_same).map(series).collect(),
        counts: Movement::ALL.map(count).into_iter().collect(),
        points: (0..report.points.len()).map(|index| point(report, ends, index)).collect(),
        checklist: RevisionsJson {
            added: revised("added"),
            reworded: revised("reworded"),
            dropped: &report.dropped,
            look: ids(&|point| point.change.look.is_some()),
        },
    })
}

fn change(change: &ScoreChange) -> ChangeJson {
    let [old, new] = &change.plain;
    let [same_old, same_new] = &change.same;
    ChangeJson {
        before: value(old),
        after: value(new),
        change: fraction(ScoreChange::rise(&change.plain)),
        answered: [old.answered(), new.answered()],
        applicable: [old.applicable, new.applicable],
        same_points: SameJson {
            points: same_old.answered(),
            before: value(same_old),
            after: value(same_new),
            change: fraction(ScoreChange::rise(&change.same)),
        },
    }
}

fn fraction(thousandths: Option<i64>) -> Option<f64> {
    thousandths.map(|n| n as f64 / 1000.0)
}

fn series<'a>((one, same): (&'a GapReport, &Score)) -> SeriesJson<'a> {
    let phase =
        |(id, _, score): &'a (String, String, Score)| PhaseValueJson { phase: id, value: value(score) };
    SeriesJson {
        path: &one.file,
        date: day(one.subject.date),
        answered_version: one.answered_version,
        value: value(&one.total),
        floor: floor(&one.total),
        answered: one.total.answered(),
        applicable: one.total.applicable,
        phases: one.phases.iter().map(phase).collect(),
        same_points: PlainJson { points: same.answered(), value: value(same) },
    }
}

fn point<'a>(report: &'a ChangeReport, ends: (&'a GapReport, &'a GapReport), index: usize) -> PointJson<'a> {
    let point = &report.points[index];
    let both = [&ends.0.points[index], &ends.1.points[index]];
    let standings = report.assessments.iter().map(|one| one.points[index].standing);
    let answer = |standing| Some(word(standing)).filter(|_| standing != Standing::Unanswered);
    let ids = |criteria: &'a [(String, String)]| criteria.iter().map(|(id, _)| id.as_str()).collect();
    PointJson {
        point: &both[1].id,
        title: &both[1].title,
        change: point.change.movement.code(),
        answers: standings.map(answer).collect(),
        comparable: point.change.comparable,
        confirmation: point.change.renewal.map(Renewal::code),
        checked: both.map(|point| day(point.noted.checked)),
        criteria_ticked: ids(&point.ticked),
        criteria_unticked: ids(&point.unticked),
        evidence_added: &point.change.noted.evidence_added,
        evidence_removed: &point.change.noted.evidence_removed,
        note: both.map(|point| filled(&point.noted.note)),
        owner: both.map(|point| filled(&point.noted.owner)),
        due: both.map(|point| day(point.noted.due)),
        action: point.change.action.map(Action::code),
        checklist: point.change.revision.code(),
        look: point.change.look.map(Look::code),
    }
}

fn day(date: Option<Date>) -> Option<String> {
    date.map(|date| date.to_string())
}
