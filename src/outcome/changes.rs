use jiff::civil::Date;

use crate::answers::AnswerSheet;
use crate::assessment::{Assessment, Gate, GateResult, Score};
use crate::checklist::{Checklist, Point};
use crate::compare::{
    About, Change, Movement, PointChange, ScoreChange, Version, change, differing, over_same_points,
    runs_backwards,
};
use crate::i18n::Lang;
use crate::problem::{Fault, Problem};

use super::{Context, GapReport, Settings};

/// An answer file that is compared with others.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    /// The file's name as the user gave it.
    pub file: &'a str,
    /// Its answers.
    pub sheet: &'a AnswerSheet,
    /// What they come to.
    pub assessment: &'a Assessment,
    /// What the configuration nearest to it says.
    pub settings: Settings<'a>,
    /// The ids in it that the checklist has no more (see [`dropped`]).
    pub dropped: &'a [String],
}

/// Assessments of different days side by side, and what changed from the first to the last.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeReport {
    /// The language of all texts.
    pub lang: Lang,
    /// The day on which due dates are looked at.
    pub today: Date,
    /// The assessments in full, the oldest first; at least two. The last has the gate.
    pub assessments: Vec<GapReport>,
    /// The short names of the phases.
    pub phase_labels: Vec<String>,
    /// The score of each over the points that are answered in every one of them.
    pub over_same: Vec<Score>,
    /// Over all points, from the first assessment to the last.
    pub total: ScoreChange,
    /// One per phase.
    pub phases: Vec<ScoreChange>,
    /// One per point, in the checklist's order.
    pub points: Vec<PointChangeView>,
    /// The ids of points that the checklist no longer has and an answer file still has.
    pub dropped: Vec<String>,
    /// What of the subjects differs, in all its wordings.
    pub differing: Vec<(About, Vec<String>)>,
    /// Whether the days of the assessments run backwards.
    pub backwards: bool,
    /// The files that could not be read and are missing here.
    pub unread: Vec<String>,
}

/// A point in the first assessment and in the last.
#[derive(Clone, Debug, PartialEq)]
pub struct PointChangeView {
    /// What changed.
    pub change: PointChange,
    /// The version of the checklist in which it last changed.
    pub changed_in: u32,
    /// Id and text of the criteria that are ticked now and were not.
    pub ticked: Vec<(String, String)>,
    /// Id and text of those that were ticked and are not now.
    pub unticked: Vec<(String, String)>,
}

impl ChangeReport {
    /// Compares answer files, the oldest first. `None` for fewer than two. `gate` is that of the last one.
    pub fn new(
        context: &Context<'_>,
        files: &[Compared<'_>],
        gate: &GateResult,
        unread: Vec<String>,
    ) -> Option<Self> {
        let (first, last) = match files {
            [first, .., last] => (first, last),
            _ => return None,
        };
        let checklist = context.checklist;
        let versions: Vec<Version<'_>> = files.iter().map(of).collect();
        let Change { total, phases, points } = change(checklist, of(first), of(last), context.today);
        let report = |(index, file): (usize, &Compared<'_>)| {
            let context = Context { settings: file.settings, ..*context };
            // Only the newest is held against the gate: what was is no longer to be mended.
            let none = Gate::default().check(checklist, file.assessment, &[], context.today);
            let gate = if index + 1 == files.len() { gate } else { &none };
            GapReport::new(&context, file.file, file.sheet, file.assessment, gate)
        };
        let subjects: Vec<_> = files.iter().map(|file| &file.sheet.subject).collect();
        let days: Vec<_> = subjects.iter().map(|subject| subject.date).collect();
        let mut dropped: Vec<String> = Vec::new();
        for id in files.iter().flat_map(|file| file.dropped) {
            if !dropped.contains(id) {
                dropped.push(id.clone());
            }
        }
        let views =
            checklist.points.iter().zip(points).map(|(point, change)| view(context.lang, point, change));
        let label = |phase: &crate::checklist::Phase| phase.label.get(context.lang).to_owned();
        Some(Self {
            lang: context.lang,
            today: context.today,
            assessments: files.iter().enumerate().map(report).collect(),
            phase_labels: checklist.phases.iter().map(label).collect(),
            over_same: over_same_points(checklist, &versions),
            total,
            phases,
            points: views.collect(),
            dropped,
            differing: differing(&subjects),
            backwards: runs_backwards(&days),
            unread,
        })
    }

    /// The first assessment and the last.
    pub fn ends(&self) -> Option<(&GapReport, &GapReport)> {
        self.assessments.first().zip(self.assessments.last())
    }

    /// The points that moved in a way (indices).
    pub fn having(&self, movement: Movement) -> Vec<usize> {
        self.indices(|point| point.change.movement == movement)
    }

    /// The points for which `wanted` holds (indices).
    pub fn indices(&self, wanted: impl Fn(&PointChangeView) -> bool) -> Vec<usize> {
        self.points.iter().enumerate().filter(|(_, point)| wanted(point)).map(|(index, _)| index).collect()
    }
}

fn of<'a>(file: &Compared<'a>) -> Version<'a> {
    Version { sheet: file.sheet, assessment: file.assessment }
}

fn view(lang: Lang, point: &Point, change: PointChange) -> PointChangeView {
    let criteria = |indices: &[usize]| {
        let criteria = indices.iter().filter_map(|index| point.criteria.get(*index));
        criteria.map(|c| (c.id.clone(), c.text.get(lang).to_owned())).collect()
    };
    PointChangeView {
        ticked: criteria(&change.noted.ticked),
        unticked: criteria(&change.noted.unticked),
        changed_in: point.changed_in,
        change,
    }
}

/// The ids of points that an answer file names and the checklist has no more, as reading it noted them.
pub fn dropped(checklist: &Checklist, problems: &[Problem]) -> Vec<String> {
    let id = |problem: &Problem| match &problem.fault {
        Fault::UnknownPoint { id, .. } if checklist.position(id).is_none() => Some(id.clone()),
        _ => None,
    };
    problems.iter().filter_map(id).collect()
}
