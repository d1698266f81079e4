//! Assessments of different days held against each other: what moved, what only carried over, and what became of what
//! was to be done.

use jiff::civil::Date;

use crate::answers::{AnswerSheet, Entry, Subject};
use crate::assessment::{Assessment, Score, Standing};
use crate::checklist::{Checklist, Point};
use crate::text::fold;

use super::entries::{Action, NotedChange, Renewal, action, renewal};

/// One of the assessments that are compared.
#[derive(Clone, Copy, Debug)]
pub struct Version<'a> {
    /// The answers.
    pub sheet: &'a AnswerSheet,
    /// What they come to.
    pub assessment: &'a Assessment,
}

/// How a point moved from one assessment to a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Movement {
    /// Answered in both, and better now.
    Rose,
    /// Answered in both, and worse now.
    Fell,
    /// Unknown or not answered before, answered now.
    NewlyAnswered,
    /// Answered before, unknown or not answered now.
    NoLongerAnswered,
    /// Said now not to apply.
    SetAside,
    /// Said before not to apply, and applies now.
    TakenUp,
    /// The same answer in both.
    Stayed,
    /// Unknown or not answered in both.
    Open,
}

/// What became of a point in the checklist since the older of the two answer files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Revision {
    /// Nothing.
    Same,
    /// Its meaning, criteria or weight changed.
    Reworded,
    /// It was not there yet.
    Added,
}

/// Why a point needs a look after the checklist changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// It changed, and its answer was neither changed nor confirmed since.
    Confirm,
    /// It came, and is not answered yet.
    Answer,
}

/// A point in two assessments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointChange {
    /// How it moved.
    pub movement: Movement,
    /// Whether both answers have a value and are to the same question: only then does a difference tell of practice.
    pub comparable: bool,
    /// What became of it in the checklist.
    pub revision: Revision,
    /// Whether the answer was confirmed again; `None` where one of the two is missing.
    pub renewal: Option<Renewal>,
    /// What is noted about it and differs.
    pub noted: NotedChange,
    /// What became of what was to be done.
    pub action: Option<Action>,
    /// Why it needs a look.
    pub look: Option<Look>,
}

/// A score in two assessments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScoreChange {
    /// As each file has it.
    pub plain: [Score; 2],
    /// Over the points that can be compared: apart from what changed only in coverage.
    pub same: [Score; 2],
}

/// What changed from one assessment to a later one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Over all points.
    pub total: ScoreChange,
    /// One per phase.
    pub phases: Vec<ScoreChange>,
    /// One per point of the checklist.
    pub points: Vec<PointChange>,
}

/// What of a subject differs between assessments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The municipality or office.
    Organization,
    /// The project.
    Project,
}

/// Holds two assessments by one checklist against each other. `today` decides which due dates are over.
pub fn change(checklist: &Checklist, old: Version<'_>, new: Version<'_>, today: Date) -> Change {
    let versions = [old.sheet.version, new.sheet.version];
    let points = checklist.points.iter().enumerate().map(|(index, point)| {
        let entries = [old, new].map(|version| version.sheet.entries[index].as_ref());
        let standings = [old, new].map(|version| version.assessment.standings[index]);
        point_change(point, versions, entries, standings, old.sheet.subject.date, today)
    });
    let points: Vec<PointChange> = points.collect();
    let over = |of: &dyn Fn(&Assessment) -> Score, within: &dyn Fn(usize) -> bool| ScoreChange {
        plain: [of(old.assessment), of(new.assessment)],
        same: [old, new].map(|version| {
            version.assessment.score_over(checklist, |index| points[index].comparable && within(index))
        }),
    };
    let phase = |(index, phase): (usize, &crate::checklist::Phase)| {
        over(&|assessment| assessment.phases[index], &|point| phase.points.contains(&point))
    };
    Change {
        total: over(&|assessment| assessment.total, &|_| true),
        phases: checklist.phases.iter().enumerate().map(phase).collect(),
        points,
    }
}

/// The score of each assessment over the points that are answered in every one of them and did not change between
/// them in the checklist: a series that shows practice alone.
pub fn over_same_points(checklist: &Checklist, versions: &[Version<'_>]) -> Vec<Score> {
    let numbers = || versions.iter().map(|version| version.sheet.version);
    let (oldest, newest) = (numbers().min().unwrap_or(0), numbers().max().unwrap_or(0));
    let same = |index: usize| {
        let valued = |version: &Version<'_>| version.assessment.standings[index].halves().is_some();
        versions.iter().all(valued) && !changed_within(&checklist.points[index], oldest, newest)
    };
    versions.iter().map(|version| version.assessment.score_over(checklist, same)).collect()
}

/// What of the subjects differs, with each wording once, in the order of the assessments. What is left empty differs
/// from nothing.
pub fn differing(subjects: &[&Subject]) -> Vec<(About, Vec<String>)> {
    let about = |about: About| {
        let mut found: Vec<String> = Vec::new();
        for subject in subjects {
            let text = match about {
                About::Organization => subject.organization.trim(),
                About::Project => subject.project.trim(),
            };
            if !text.is_empty() && !found.iter().any(|known| fold(known) == fold(text)) {
                found.push(text.to_owned());
            }
        }
        (found.len() > 1).then_some((about, found))
    };
    [About::Organization, About::Project].into_iter().filter_map(about).collect()
}

/// Whether a day of assessment is before that of one further to the front.
pub fn runs_backwards(days: &[Option<Date>]) -> bool {
    let days: Vec<Date> = days.iter().flatten().copied().collect();
    days.windows(2).any(|pair| pair[1] < pair[0])
}

fn point_change(
    point: &Point,
    versions: [u32; 2],
    [old, new]: [Option<&Entry>; 2],
    standings: [Standing; 2],
    old_day: Option<Date>,
    today: Date,
) -> PointChange {
    let [oldest, newest] = [versions[0].min(versions[1]), versions[0].max(versions[1])];
    let revision = match point {
        point if point.added_in > oldest => Revision::Added,
        point if point.changed_in > oldest => Revision::Reworded,
        _ => Revision::Same,
    };
    let renewal = old.zip(new).map(|(old, new)| renewal(old, new, old_day));
    let renewed = matches!(renewal, Some(Renewal::Changed | Renewal::Confirmed) | None);
    let [was, is] = standings;
    let look = match (revision, new) {
        (Revision::Same, _) => None,
        (Revision::Added, _) if is.is_open() => Some(Look::Answer),
        (_, Some(_)) if point.changed_in > versions[1] || !renewed => Some(Look::Confirm),
        _ => None,
    };
    PointChange {
        movement: Movement::of(was, is),
        comparable: standings.iter().all(|standing| standing.halves().is_some())
            && !changed_within(point, oldest, newest),
        revision,
        renewal,
        noted: NotedChange::between(old, new, point.criteria.len()),
        action: action(old, new, today),
        look,
    }
}

/// Whether a point changed after one version, and not after a later one.
fn changed_within(point: &Point, after: u32, until: u32) -> bool {
    (after + 1..=until).contains(&point.changed_in)
}

impl Movement {
    /// Every movement, those that say most first.
    pub const ALL: [Self; 8] = [
        Self::Rose,
        Self::Fell,
        Self::NewlyAnswered,
        Self::NoLongerAnswered,
        Self::SetAside,
        Self::TakenUp,
        Self::Stayed,
        Self::Open,
    ];

    /// From where a point stood to where it stands.
    pub fn of(old: Standing, new: Standing) -> Self {
        match (old.halves(), new.halves()) {
            (Some(old), Some(new)) if new > old => Self::Rose,
            (Some(old), Some(new)) if new < old => Self::Fell,
            (Some(_), Some(_)) => Self::Stayed,
            _ if old == Standing::Na && new == Standing::Na => Self::Stayed,
            _ if old == Standing::Na => Self::TakenUp,
            _ if new == Standing::Na => Self::SetAside,
            (None, Some(_)) => Self::NewlyAnswered,
            (Some(_), None) => Self::NoLongerAnswered,
            (None, None) => Self::Open,
        }
    }

    /// The code that machine-readable reports carry; stable.
    pub fn code(self) -> &'static str {
        match self {
            Self::Rose => "rose",
            Self::Fell => "fell",
            Self::NewlyAnswered => "newly-answered",
            Self::NoLongerAnswered => "no-longer-answered",
            Self::SetAside => "set-aside",
            Self::TakenUp => "taken-up",
            Self::Stayed => "stayed",
            Self::Open => "open",
        }
    }
}

impl Revision {
    /// The code that machine-readable reports carry; stable. `None` where nothing changed.
    pub fn code(self) -> Option<&'static str> {
        match self {
            Self::Same => None,
            Self::Reworded => Some("reworded"),
            Self::Added => Some("added"),
        }
    }
}

impl Look {
    /// The code that machine-readable reports carry; stable.
    pub fn code(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Answer => "answer",
        }
    }
}

impl ScoreChange {
    /// Whether both scores are over the same points: then a difference is one of practice alone.
    pub fn is_of_same_points(&self) -> bool {
        self.plain.iter().zip(&self.same).all(|(plain, same)| plain.answered() == same.answered())
    }

    /// By how much a score rose, in thousandths, as the printed figures have it; `None` where one has no score.
    pub fn rise([old, new]: &[Score; 2]) -> Option<i64> {
        let thousandths = |score: &Score| Some(i64::try_from(score.value()?.thousandths()).unwrap_or(0));
        Some(thousandths(new)? - thousandths(old)?)
    }
}
