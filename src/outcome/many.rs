use crate::answers::AnswerSheet;
use crate::assessment::{Assessment, GateResult, Score, Standing};

use super::gap_report::subject_view;
use super::{Context, GateView, SubjectView};

/// One assessment as a line of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The file's name as the user gave it.
    pub file: String,
    /// What was assessed.
    pub subject: SubjectView,
    /// Over all points.
    pub total: Score,
    /// One per phase.
    pub phases: Vec<Score>,
    /// One per point.
    pub standings: Vec<Standing>,
    /// How many points are partial or a no.
    pub gaps: usize,
    /// The gate.
    pub gate: GateView,
    /// The configuration in use.
    pub config: Option<String>,
}

impl Row {
    /// The line for one assessment.
    pub fn new(
        context: &Context<'_>,
        file: &str,
        sheet: &AnswerSheet,
        assessment: &Assessment,
        gate: &GateResult,
    ) -> Self {
        Self {
            file: file.to_owned(),
            subject: subject_view(context, sheet),
            total: assessment.total,
            phases: assessment.phases.clone(),
            standings: assessment.standings.clone(),
            gaps: assessment.gaps.len(),
            gate: GateView::new(context, gate),
            config: context.settings.config.map(str::to_owned),
        }
    }
}

/// How often each point got each answer, over many assessments.
#[derive(Clone, Debug, PartialEq)]
pub struct Totals {
    /// One per point of the checklist, in its order.
    pub points: Vec<PointTotals>,
    /// How many assessments were counted.
    pub assessments: usize,
}

/// The answers to one point over many assessments.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PointTotals {
    /// The point's id.
    pub id: String,
    /// Its title in a few words.
    pub label: String,
    /// The index of its phase.
    pub phase: usize,
    /// Yes.
    pub yes: usize,
    /// Partial.
    pub partial: usize,
    /// No.
    pub no: usize,
    /// Unknown.
    pub unknown: usize,
    /// Not applicable.
    pub na: usize,
    /// Not answered.
    pub unanswered: usize,
}

impl PointTotals {
    /// How many assessments have a gap here.
    pub fn gaps(&self) -> usize {
        self.partial + self.no
    }
}

impl Totals {
    /// Nothing counted yet.
    pub fn new(context: &Context<'_>) -> Self {
        let point = |p: &crate::checklist::Point| PointTotals {
            id: p.id.clone(),
            label: p.label.get(context.lang).to_owned(),
            phase: p.phase,
            ..PointTotals::default()
        };
        Self { points: context.checklist.points.iter().map(point).collect(), assessments: 0 }
    }

    /// Counts one assessment.
    pub fn add(&mut self, standings: &[Standing]) {
        self.assessments += 1;
        for (point, standing) in self.points.iter_mut().zip(standings) {
            *match standing {
                Standing::Yes => &mut point.yes,
                Standing::Partial => &mut point.partial,
                Standing::No => &mut point.no,
                Standing::Unknown => &mut point.unknown,
                Standing::Na => &mut point.na,
                Standing::Unanswered => &mut point.unanswered,
            } += 1;
        }
    }

    /// The points by how often they are missing (no counts before partial), then in the checklist's order.
    pub fn most_missing(&self) -> Vec<&PointTotals> {
        let mut points: Vec<_> = self.points.iter().filter(|p| p.gaps() > 0).collect();
        points.sort_by_key(|p| std::cmp::Reverse((p.no * 2 + p.partial, p.no)));
        points
    }
}
