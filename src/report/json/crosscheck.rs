//! Answers against a plan as JSON, schema 1.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::assessment::Standing;
use crate::compare::{Advice, Case};
use crate::i18n::Words;
use crate::outcome::{CrossCheck, CrossCriterion, CrossPoint, FindingView, PlanReport};
use crate::report::csv::{verdict, word};
use crate::report::layout::advice_words;

use super::filled;
use super::plan::{EvidenceJson, evidence};

#[derive(Serialize)]
pub(super) struct CrossCheckJson<'a> {
    answers: &'a str,
    documents: Vec<&'a str>,
    unread: &'a [String],
    confirm_again: &'a [String],
    /// How many points there are of each case.
    counts: Map<String, Value>,
    points: Vec<CrossPointJson<'a>>,
}

#[derive(Serialize)]
struct CrossPointJson<'a> {
    point: &'a str,
    title: &'a str,
    case: &'static str,
    answer: Option<&'static str>,
    verdict: &'static str,
    criteria: Vec<CrossCriterionJson<'a>>,
    note: Option<&'a str>,
    /// What shows it, as the answer file has it.
    noted_evidence: &'a [String],
    /// What the plan says.
    evidence: Vec<EvidenceJson<'a>>,
    missing: &'a [String],
    advice: Option<&'static str>,
    what_to_do: Option<String>,
}

#[derive(Serialize)]
struct CrossCriterionJson<'a> {
    criterion: &'a str,
    ticked: Option<bool>,
    verdict: &'static str,
}

pub(super) fn crosscheck<'a>(check: &'a CrossCheck, plan: &'a PlanReport) -> CrossCheckJson<'a> {
    let words = plan.gaps.lang.words();
    let count = |case: Case| (case.code().to_owned(), check.having(case).len().into());
    let points = check.points.iter().zip(&plan.findings).enumerate();
    CrossCheckJson {
        answers: &check.answers,
        documents: plan.documents.iter().map(|document| document.file.as_str()).collect(),
        unread: &plan.unread,
        confirm_again: &check.to_confirm,
        counts: Case::ALL.map(count).into_iter().collect(),
        points: points.map(|(index, (said, shown))| point(plan, index, said, shown, words)).collect(),
    }
}

fn point<'a>(
    plan: &'a PlanReport,
    index: usize,
    point: &'a CrossPoint,
    finding: &'a FindingView,
    words: &Words,
) -> CrossPointJson<'a> {
    let standing = point.said.standing;
    let gap = plan.gaps.gaps.iter().find(|gap| gap.point == index);
    let criterion = |criterion: &'a CrossCriterion| CrossCriterionJson {
        criterion: &criterion.id,
        ticked: criterion.ticked,
        verdict: verdict(criterion.shown),
    };
    let advice = point.comparison.advice;
    CrossPointJson {
        point: &finding.point,
        title: &finding.title,
        case: point.comparison.case.code(),
        answer: Some(word(standing)).filter(|_| standing != Standing::Unanswered),
        verdict: verdict(finding.verdict),
        criteria: point.criteria.iter().map(criterion).collect(),
        note: filled(&point.said.noted.note),
        noted_evidence: &point.said.noted.evidence,
        evidence: evidence(plan, finding),
        missing: gap.map_or(&[], |gap| gap.missing_criteria.as_slice()),
        advice: advice.map(Advice::code),
        what_to_do: advice.map(|advice| advice_words(advice, words)),
    }
}
