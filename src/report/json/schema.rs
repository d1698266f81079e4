//! The shapes of schema 1. `null` where there is nothing.

use serde::Serialize;

#[derive(Serialize)]
pub(super) struct ChecklistJson<'a> {
    pub(super) id: &'a str,
    pub(super) version: u32,
}

#[derive(Serialize)]
pub(super) struct AssessmentJson<'a> {
    pub(super) path: &'a str,
    pub(super) config: Option<&'a str>,
    pub(super) subject: SubjectJson<'a>,
    pub(super) date: String,
    /// The version of the checklist that the answers are to.
    pub(super) answered_version: u32,
    pub(super) answers: Vec<AnswerJson<'a>>,
    pub(super) score: ScoreJson<'a>,
    pub(super) gaps: Vec<GapJson<'a>>,
    pub(super) unknown: Vec<&'a str>,
    pub(super) unanswered: Vec<&'a str>,
    pub(super) not_applicable: Vec<&'a str>,
    pub(super) good: Vec<&'a str>,
    pub(super) confirm_again: Vec<&'a str>,
    pub(super) gate: GateJson<'a>,
    pub(super) hints: Vec<HintJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct SubjectJson<'a> {
    pub(super) organization: Option<&'a str>,
    pub(super) project: Option<&'a str>,
    pub(super) service: Option<&'a str>,
    pub(super) assessor: Option<&'a str>,
    pub(super) date: Option<String>,
}

#[derive(Serialize)]
pub(super) struct AnswerJson<'a> {
    pub(super) point: &'a str,
    pub(super) title: &'a str,
    pub(super) answer: Option<&'a str>,
    pub(super) criteria: serde_json::Map<String, serde_json::Value>,
    pub(super) note: Option<&'a str>,
    pub(super) evidence: &'a [String],
    pub(super) owner: Option<&'a str>,
    pub(super) due: Option<String>,
    pub(super) checked: Option<String>,
}

#[derive(Serialize)]
pub(super) struct ScoreJson<'a> {
    pub(super) value: Option<f64>,
    pub(super) floor: Option<f64>,
    pub(super) answered: usize,
    pub(super) applicable: usize,
    pub(super) phases: Vec<PhaseJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct PhaseJson<'a> {
    pub(super) phase: &'a str,
    pub(super) value: Option<f64>,
    pub(super) floor: Option<f64>,
    pub(super) answered: usize,
    pub(super) applicable: usize,
}

#[derive(Serialize)]
pub(super) struct GapJson<'a> {
    pub(super) point: &'a str,
    pub(super) title: &'a str,
    pub(super) phase: &'a str,
    pub(super) answer: &'a str,
    pub(super) lost: f64,
    pub(super) missing: &'a [String],
    pub(super) missing_text: Vec<MissingJson<'a>>,
    pub(super) becomes_yes: Option<&'a str>,
    pub(super) note: Option<&'a str>,
    pub(super) owner: Option<&'a str>,
    pub(super) due: Option<String>,
    pub(super) examples: Vec<ExampleJson<'a>>,
    pub(super) further_examples: usize,
}

#[derive(Serialize)]
pub(super) struct MissingJson<'a> {
    pub(super) depth: usize,
    pub(super) lead: bool,
    pub(super) text: &'a str,
}

#[derive(Serialize)]
pub(super) struct ExampleJson<'a> {
    pub(super) id: &'a str,
    pub(super) municipality: Option<&'a str>,
    pub(super) service: Option<&'a str>,
    pub(super) service_kinds: Vec<&'a str>,
    pub(super) headline: &'a str,
    pub(super) teaches: &'a str,
    pub(super) source: &'a str,
    pub(super) url: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct GateJson<'a> {
    pub(super) held: bool,
    pub(super) broken_by: &'a [String],
    pub(super) below: Option<BelowJson<'a>>,
    pub(super) nothing_assessed: bool,
    pub(super) waived: Vec<WaiverJson<'a>>,
    pub(super) expired: Vec<WaiverJson<'a>>,
}

/// Something in an answer file that is worth a second look.
#[derive(Serialize)]
pub(super) struct HintJson<'a> {
    pub(super) code: &'static str,
    pub(super) points: &'a [String],
    pub(super) message: String,
    pub(super) what_to_do: String,
}

#[derive(Serialize)]
pub(super) struct WaiverJson<'a> {
    pub(super) point: &'a str,
    pub(super) reason: &'a str,
    pub(super) approver: &'a str,
    pub(super) expires: String,
}

#[derive(Serialize)]
pub(super) struct PointJson<'a> {
    pub(super) point: &'a str,
    pub(super) label: &'a str,
    pub(super) yes: usize,
    pub(super) partial: usize,
    pub(super) no: usize,
    pub(super) unknown: usize,
    pub(super) na: usize,
    pub(super) unanswered: usize,
}

/// Percentages as texts, as they are printed.
#[derive(Serialize)]
pub(super) struct BelowJson<'a> {
    pub(super) value: &'a str,
    pub(super) limit: &'a str,
}
