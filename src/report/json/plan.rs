//! Plan findings as JSON, schema 1.

use serde::Serialize;

use crate::document::{Document, Place};
use crate::evidence::{Strength, Verdict};
use crate::outcome::{FindingView, PlaceView, PlanReport};

use super::schema::{ChecklistJson, GateJson, ScoreJson};
use super::{ErrorView, filled, gate, score, to_json};

#[derive(Serialize)]
struct PlansJson<'a> {
    schema: u32,
    tool: &'a str,
    checklist: ChecklistJson<'a>,
    documents: Vec<PlanJson<'a>>,
    combined: Option<PlanJson<'a>>,
    crosscheck: Option<()>,
    errors: &'a [ErrorView],
}

#[derive(Serialize)]
struct PlanJson<'a> {
    path: &'a str,
    kind: &'a str,
    title: Option<&'a str>,
    findings: Vec<FindingJson<'a>>,
    score: ScoreJson<'a>,
    gate: GateJson<'a>,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    point: &'a str,
    title: &'a str,
    verdict: &'static str,
    criteria: serde_json::Map<String, serde_json::Value>,
    evidence: Vec<EvidenceJson<'a>>,
}

#[derive(Serialize)]
struct EvidenceJson<'a> {
    criterion: &'a str,
    strength: &'static str,
    quote: &'a str,
    place: PlaceJson<'a>,
}

#[derive(Serialize)]
struct PlaceJson<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    slide: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<u32>,
    heading: &'a [String],
}

/// Reports on plans as one JSON document.
pub fn json_plans(id: &str, version: u32, reports: &[PlanReport], errors: &[ErrorView]) -> String {
    let plans = PlansJson {
        schema: 1,
        tool: crate::TOOL,
        checklist: ChecklistJson { id, version },
        documents: reports.iter().map(plan).collect(),
        combined: None,
        crosscheck: None,
        errors,
    };
    to_json(&plans) + "\n"
}

fn plan(report: &PlanReport) -> PlanJson<'_> {
    PlanJson {
        path: &report.gaps.file,
        kind: report.kind,
        title: filled(&report.title),
        findings: report.findings.iter().map(finding).collect(),
        score: score(&report.gaps),
        gate: gate(&report.gaps.gate),
    }
}

fn finding(finding: &FindingView) -> FindingJson<'_> {
    FindingJson {
        point: &finding.point,
        title: &finding.title,
        verdict: verdict(finding.verdict),
        criteria: finding.criteria.iter().map(|(id, v)| (id.clone(), verdict(*v).into())).collect(),
        evidence: finding
            .evidence
            .iter()
            .map(|e| EvidenceJson {
                criterion: &e.criterion,
                strength: match e.strength {
                    Strength::Firm => "firm",
                    Strength::Tentative => "tentative",
                    Strength::Denied => "denied",
                },
                quote: &e.quote,
                place: place(&e.place),
            })
            .collect(),
    }
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "yes",
        Verdict::Partial => "partial",
        Verdict::No => "no",
    }
}

fn place(view: &PlaceView) -> PlaceJson<'_> {
    let mut json = PlaceJson {
        kind: "text",
        line: None,
        column: None,
        page: None,
        slide: None,
        sheet: None,
        cell: None,
        paragraph: None,
        row: None,
        heading: &view.heading,
    };
    match view.place {
        Place::Line { line, column } => (json.line, json.column) = (Some(line), Some(column)),
        Place::Page { page, line } => {
            (json.kind, json.page, json.line) = ("page", Some(page), Some(line));
        }
        Place::Cell { row, column, .. } => {
            (json.kind, json.sheet) = ("cell", Some(view.sheet.as_str()));
            json.cell = Some(Document::cell_name(row, column));
        }
        Place::Paragraph { paragraph, row } => {
            (json.kind, json.paragraph) = ("block", Some(paragraph));
            json.row = Some(row).filter(|row| *row > 0);
        }
        Place::Slide { slide, paragraph } => {
            (json.kind, json.slide, json.paragraph) = ("slide", Some(slide), Some(paragraph));
        }
    }
    json
}
