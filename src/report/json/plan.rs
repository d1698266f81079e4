//! Plan findings as JSON, schema 1.

use serde::Serialize;

use crate::document::{Document, Place};
use crate::outcome::{
    ConceptView, CrossCheck, DocumentView, EvidenceView, Explanation, FindingView, PlaceView, PlanReport,
    RuleView, StatementView, WhyView,
};
use crate::report::csv::{strength, verdict};

use super::crosscheck::crosscheck;
use super::indicators::{IndicatorsJson, indicators};
use super::schema::{ChecklistJson, GateJson, ScoreJson};
use super::{ErrorView, filled, gate, score, to_json, to_json_bytes};

/// Writes one JSON document piece by piece, so that any number of plans goes through bounded memory.
#[derive(Debug)]
pub struct JsonPlans {
    checklist: (String, u32),
}

impl JsonPlans {
    /// A document about plans judged by a checklist.
    pub fn new(id: &str, version: u32) -> Self {
        Self { checklist: (id.to_owned(), version) }
    }

    /// What comes before the plans.
    pub fn head(&self) -> String {
        let checklist = ChecklistJson { id: &self.checklist.0, version: self.checklist.1 };
        let (tool, checklist) = (to_json(&crate::TOOL), to_json(&checklist));
        format!("{{\"schema\": 1, \"tool\": {tool}, \"checklist\": {checklist},\n\"documents\": [")
    }

    /// One plan.
    pub fn plan(report: &PlanReport) -> Vec<u8> {
        to_json_bytes(&plan(report))
    }

    /// What comes after them; `combined` is what all of them show as one plan, `check` answers held against it.
    pub fn tail(combined: Option<&PlanReport>, check: Option<&CrossCheck>, errors: &[ErrorView]) -> String {
        let check = combined.zip(check).map(|(plan, check)| crosscheck(check, plan));
        let (combined, check) = (to_json(&combined.map(plan)), to_json(&check));
        let errors = to_json(&errors);
        format!("\n],\n\"combined\": {combined},\n\"crosscheck\": {check},\n\"errors\": {errors}}}\n")
    }
}

#[derive(Serialize)]
struct PlanJson<'a> {
    path: Option<&'a str>,
    kind: Option<&'a str>,
    title: Option<&'a str>,
    config: Option<&'a str>,
    findings: Vec<FindingJson<'a>>,
    score: ScoreJson<'a>,
    gate: GateJson<'a>,
    indicators: Option<IndicatorsJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    explained: Vec<ExplainedJson<'a>>,
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
pub(super) struct EvidenceJson<'a> {
    criterion: &'a str,
    strength: &'static str,
    quote: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    place: PlaceJson<'a>,
}

#[derive(Serialize)]
pub(super) struct PlaceJson<'a> {
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

/// How a finding came about.
#[derive(Serialize)]
struct ExplainedJson<'a> {
    point: &'a str,
    verdict: &'static str,
    considered: Vec<ConsideredJson<'a>>,
    looked_for: Vec<RuleJson<'a>>,
}

/// A statement with the rule that it satisfies; without a strength it does not count.
#[derive(Serialize)]
struct ConsideredJson<'a> {
    criterion: &'a str,
    strength: Option<&'static str>,
    quote: &'a str,
    path: &'a str,
    place: PlaceJson<'a>,
    rule: &'a str,
    words: Vec<WordJson<'a>>,
    why: WhyJson<'a>,
}

#[derive(Serialize)]
struct WordJson<'a> {
    concept: &'a str,
    word: &'a str,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum WhyJson<'a> {
    Plain,
    Word { concept: &'a str, word: &'a str },
    Rule,
    TooFew { named: usize, wanted: usize },
    Elsewhere,
}

#[derive(Serialize)]
struct RuleJson<'a> {
    criterion: &'a str,
    rule: &'a str,
    all: Vec<Vec<ConceptJson<'a>>>,
    with: Vec<Vec<ConceptJson<'a>>>,
    none: Vec<ConceptJson<'a>>,
    not_under: Vec<ConceptJson<'a>>,
    at_least: Option<usize>,
    tentative: bool,
}

#[derive(Serialize)]
struct ConceptJson<'a> {
    concept: &'a str,
    words: &'a [String],
    more: bool,
}

fn plan(report: &PlanReport) -> PlanJson<'_> {
    let alone = report.documents.first().filter(|_| !report.together);
    PlanJson {
        path: alone.map(|document| document.file.as_str()),
        kind: alone.map(|document| document.kind.name()),
        title: alone.and_then(|document| filled(&document.title)),
        config: report.gaps.config.as_deref(),
        findings: report.findings.iter().map(|f| finding(report, f)).collect(),
        score: score(&report.gaps),
        gate: gate(&report.gaps.gate),
        indicators: indicators(report),
        explained: report.findings.iter().filter_map(|f| explained(report, f)).collect(),
    }
}

fn finding<'a>(report: &'a PlanReport, finding: &'a FindingView) -> FindingJson<'a> {
    FindingJson {
        point: &finding.point,
        title: &finding.title,
        verdict: verdict(finding.verdict),
        criteria: finding.criteria.iter().map(|(id, v)| (id.clone(), verdict(*v).into())).collect(),
        evidence: evidence(report, finding),
    }
}

/// The statements on a point; with the path of the document where there may be several.
pub(super) fn evidence<'a>(report: &'a PlanReport, finding: &'a FindingView) -> Vec<EvidenceJson<'a>> {
    let json = |EvidenceView { strength: how, said }: &'a EvidenceView| EvidenceJson {
        criterion: &said.criterion,
        strength: strength(*how),
        quote: &said.quote,
        path: report.together.then(|| document(report, said).file.as_str()),
        place: place(&said.place),
    };
    finding.evidence.iter().map(json).collect()
}

fn document<'a>(report: &'a PlanReport, said: &StatementView) -> &'a DocumentView {
    &report.documents[said.document]
}

fn explained<'a>(report: &'a PlanReport, finding: &'a FindingView) -> Option<ExplainedJson<'a>> {
    let Explanation { passed_over, looked_for } = finding.explanation.as_ref()?;
    let counted = finding.evidence.iter().map(|e| (Some(strength(e.strength)), &e.said));
    let all = counted.chain(passed_over.iter().map(|said| (None, said)));
    let considered = all.map(|(strength, said)| ConsideredJson {
        criterion: &said.criterion,
        strength,
        quote: &said.quote,
        path: &document(report, said).file,
        place: place(&said.place),
        rule: &said.rule,
        words: said.concepts.iter().map(|(concept, word)| WordJson { concept, word }).collect(),
        why: match &said.why {
            WhyView::Plain => WhyJson::Plain,
            WhyView::Word { word, concept } => WhyJson::Word { concept, word },
            WhyView::Rule => WhyJson::Rule,
            WhyView::TooFew { named, wanted } => WhyJson::TooFew { named: *named, wanted: *wanted },
            WhyView::Elsewhere => WhyJson::Elsewhere,
        },
    });
    Some(ExplainedJson {
        point: &finding.point,
        verdict: verdict(finding.verdict),
        considered: considered.collect(),
        looked_for: looked_for.iter().map(rule).collect(),
    })
}

fn rule(rule: &RuleView) -> RuleJson<'_> {
    fn concepts(group: &[ConceptView]) -> Vec<ConceptJson<'_>> {
        group.iter().map(|c| ConceptJson { concept: &c.id, words: &c.words, more: c.more }).collect()
    }
    RuleJson {
        criterion: &rule.criterion,
        rule: &rule.rule,
        all: rule.all.iter().map(|group| concepts(group)).collect(),
        with: rule.with.iter().map(|group| concepts(group)).collect(),
        none: concepts(&rule.none),
        not_under: concepts(&rule.not_under),
        at_least: rule.at_least,
        tentative: rule.tentative,
    }
}

pub(super) fn place(view: &PlaceView) -> PlaceJson<'_> {
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
