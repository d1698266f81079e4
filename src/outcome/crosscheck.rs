use crate::answers::{AnswerSheet, Entry};
use crate::checklist::{Criterion, Point};
use crate::compare::{Case, Comparison, compare};
use crate::evidence::{Strength, Verdict};

use super::gap_report::{point_view, subject_view};
use super::{Context, FindingView, PlanReport, PointView, SubjectView, standings};

/// Answers held against a plan. What the plan shows stands in its own report.
#[derive(Clone, Debug, PartialEq)]
pub struct CrossCheck {
    /// The answer file's name as the user gave it.
    pub answers: String,
    /// What was assessed.
    pub subject: SubjectView,
    /// The ids of the points that are answered, but changed since in the checklist.
    pub to_confirm: Vec<String>,
    /// The points, in the checklist's order.
    pub points: Vec<CrossPoint>,
}

/// A point with what was said of it and how that stands to the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct CrossPoint {
    /// The point with its answer.
    pub said: PointView,
    /// How the answer stands to the plan.
    pub comparison: Comparison,
    /// The criteria, each with the tick in the answer and what the plan shows of it.
    pub criteria: Vec<CrossCriterion>,
}

/// A criterion with what was said and what is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct CrossCriterion {
    /// Its id.
    pub id: String,
    /// The criterion.
    pub text: String,
    /// The tick; `None` where nothing was said.
    pub ticked: Option<bool>,
    /// What the plan shows.
    pub shown: Verdict,
}

impl CrossCheck {
    /// Holds the answers of a file against the plan of a report.
    pub fn new(context: &Context<'_>, file: &str, sheet: &AnswerSheet, plan: &PlanReport) -> Self {
        let checklist = context.checklist;
        let said = checklist.points.iter().zip(&sheet.entries).zip(standings(sheet));
        let points = said.zip(&plan.findings).map(|(((point, entry), standing), finding)| {
            let entry = entry.as_ref();
            let statements: Vec<Strength> = finding.evidence.iter().map(|e| e.strength).collect();
            CrossPoint {
                said: point_view(context, point, entry, standing),
                comparison: compare(entry.map(|e| e.answer), finding.verdict, &statements),
                criteria: criteria(context, point, entry, finding),
            }
        });
        let to_confirm = sheet.to_confirm(checklist).into_iter();
        Self {
            answers: file.to_owned(),
            subject: subject_view(context, sheet),
            to_confirm: to_confirm.map(|index| checklist.points[index].id.clone()).collect(),
            points: points.collect(),
        }
    }

    /// The points of a case, each with its index.
    pub fn having(&self, case: Case) -> Vec<(usize, &CrossPoint)> {
        self.points.iter().enumerate().filter(|(_, point)| point.comparison.case == case).collect()
    }
}

fn criteria(
    context: &Context<'_>,
    point: &Point,
    entry: Option<&Entry>,
    finding: &FindingView,
) -> Vec<CrossCriterion> {
    let shown = finding.criteria.iter().map(|(_, verdict)| *verdict);
    let view = |(index, (criterion, shown)): (usize, (&Criterion, Verdict))| CrossCriterion {
        id: criterion.id.clone(),
        text: criterion.text.get(context.lang).to_owned(),
        ticked: entry.and_then(|entry| entry.ticks.get(index).copied().flatten()),
        shown,
    };
    point.criteria.iter().zip(shown).enumerate().map(view).collect()
}
