//! JSON, schema 1: its own structs, so that inner types can change without breaking readers.

mod changes;
mod crosscheck;
mod indicators;
mod plan;
mod schema;

pub use changes::JsonChanges;
pub use plan::JsonPlans;

use std::io;

use serde::Serialize;
use serde_json::ser::Formatter;

use crate::assessment::{Score, Standing};
use crate::i18n::Lang;
use crate::outcome::{GapReport, GateView, PointTotals, PointView, Totals};
use crate::problem::{Doubt, Fault};

use super::csv::word;
use schema::{
    AnswerJson, AssessmentJson, BelowJson, ChecklistJson, ExampleJson, GapJson, GateJson, HintJson,
    MissingJson, PhaseJson, PointJson, ScoreJson, SubjectJson, WaiverJson,
};

/// A file that could not be used.
#[derive(Clone, Debug, Serialize)]
pub struct ErrorView {
    /// The file's name as the user gave it.
    pub path: String,
    /// The fault's code.
    pub code: String,
    /// Line and column, from 1; `null` when the whole file is meant.
    pub line: Option<usize>,
    /// Column in Unicode scalar values.
    pub column: Option<usize>,
    /// What is wrong and what to do, in the report's language.
    pub message: String,
}

/// Writes one JSON document piece by piece, so that any number of assessments goes through bounded memory.
#[derive(Debug)]
pub struct JsonAssessments {
    checklist: (String, u32),
    started: bool,
}

impl JsonAssessments {
    /// A document about assessments by a checklist.
    pub fn new(id: &str, version: u32) -> Self {
        Self { checklist: (id.to_owned(), version), started: false }
    }

    /// What comes before the assessments.
    pub fn head(&self) -> String {
        let checklist = ChecklistJson { id: &self.checklist.0, version: self.checklist.1 };
        let (tool, checklist) = (to_json(&crate::TOOL), to_json(&checklist));
        format!("{{\"schema\": 1, \"tool\": {tool}, \"checklist\": {checklist},\n\"assessments\": [")
    }

    /// What stands between an assessment and the one before it.
    pub fn between(&mut self) -> &'static str {
        if std::mem::replace(&mut self.started, true) { ",\n" } else { "\n" }
    }

    /// One assessment.
    pub fn assessment(report: &GapReport) -> String {
        to_json(&assessment(report))
    }

    /// What comes after them.
    pub fn tail(&self, totals: &Totals, errors: &[ErrorView]) -> String {
        let points: Vec<_> = totals.points.iter().map(point).collect();
        format!("\n],\n\"points\": {},\n\"errors\": {}}}\n", to_json(&points), to_json(&errors))
    }
}

/// One assessment as a line of its own.
pub fn json_lines(report: &GapReport) -> String {
    #[derive(Serialize)]
    struct LineJson<'a> {
        schema: u32,
        tool: &'a str,
        checklist: ChecklistJson<'a>,
        #[serde(flatten)]
        assessment: AssessmentJson<'a>,
    }
    let checklist = ChecklistJson { id: &report.checklist.0, version: report.checklist.1 };
    let line = LineJson { schema: 1, tool: crate::TOOL, checklist, assessment: assessment(report) };
    format!("{}\n", to_json(&line))
}

fn assessment(report: &GapReport) -> AssessmentJson<'_> {
    let ids = |indices: &[usize]| indices.iter().map(|i| report.points[*i].id.as_str()).collect();
    let s = &report.subject;
    AssessmentJson {
        path: &report.file,
        config: report.config.as_deref(),
        subject: SubjectJson {
            organization: filled(&s.organization),
            project: filled(&s.project),
            service: filled(&s.service.0),
            assessor: filled(&s.assessor),
            date: s.date.map(|d| d.to_string()),
        },
        date: report.date.to_string(),
        answered_version: report.answered_version,
        answers: report.points.iter().map(answer).collect(),
        score: score(report),
        gaps: gaps(report),
        unknown: ids(&report.unknown),
        unanswered: ids(&report.unanswered),
        not_applicable: ids(&report.na),
        good: ids(&report.good),
        confirm_again: ids(&report.to_confirm),
        gate: gate(&report.gate),
        hints: report.doubts.iter().map(|doubt| hint(report.lang, doubt)).collect(),
    }
}

fn hint(lang: Lang, doubt: &Doubt) -> HintJson<'_> {
    let message = lang.message(&Fault::Doubt(doubt.clone()));
    let (message, what_to_do) = (message.what, message.remedy);
    HintJson { code: doubt.code(), points: doubt.points(), message, what_to_do }
}

fn answer(point: &PointView) -> AnswerJson<'_> {
    let noted = &point.noted;
    AnswerJson {
        point: &point.id,
        title: &point.title,
        answer: Some(word(point.standing)).filter(|_| point.standing != Standing::Unanswered),
        criteria: noted.criteria.iter().map(|(id, _, tick)| (id.clone(), (*tick).into())).collect(),
        note: filled(&noted.note),
        evidence: &noted.evidence,
        owner: filled(&noted.owner),
        due: noted.due.map(|d| d.to_string()),
        checked: noted.checked.map(|d| d.to_string()),
    }
}

fn score(report: &GapReport) -> ScoreJson<'_> {
    ScoreJson {
        value: value(&report.total),
        floor: floor(&report.total),
        answered: report.total.answered(),
        applicable: report.total.applicable,
        phases: report
            .phases
            .iter()
            .map(|(id, _, score)| PhaseJson {
                phase: id,
                value: value(score),
                floor: floor(score),
                answered: score.answered(),
                applicable: score.applicable,
            })
            .collect(),
    }
}

fn gaps(report: &GapReport) -> Vec<GapJson<'_>> {
    report
        .gaps
        .iter()
        .map(|gap| {
            let point = &report.points[gap.point];
            let examples = gap.examples.iter().map(|i| &report.appendix[*i]).map(|e| ExampleJson {
                id: &e.id,
                municipality: filled(&e.municipality),
                service: filled(&e.service),
                service_kinds: e.kinds.iter().map(|(id, _)| id.as_str()).collect(),
                headline: &e.headline,
                teaches: e.teaches(&point.id),
                source: &e.source,
                url: filled(&e.url),
            });
            let missing =
                gap.missing.iter().map(|l| MissingJson { depth: l.depth, lead: l.is_lead, text: &l.text });
            GapJson {
                point: &point.id,
                title: &point.title,
                phase: &point.phase,
                answer: word(point.standing),
                lost: gap.lost as f64 / 2000.0,
                missing: &gap.missing_criteria,
                missing_text: missing.collect(),
                becomes_yes: filled(&gap.yes),
                note: filled(&point.noted.note),
                owner: filled(&point.noted.owner),
                due: point.noted.due.map(|d| d.to_string()),
                examples: examples.collect(),
                further_examples: gap.further,
            }
        })
        .collect()
}

fn gate(gate: &GateView) -> GateJson<'_> {
    GateJson {
        held: gate.held,
        broken_by: &gate.broken_by,
        below: gate.below.as_ref().map(|(value, limit)| BelowJson { value, limit }),
        nothing_assessed: gate.nothing_assessed,
        waived: gate.waived.iter().map(waiver_json).collect(),
        expired: gate.expired.iter().map(waiver_json).collect(),
    }
}

fn waiver_json(waiver: &crate::outcome::WaiverView) -> WaiverJson<'_> {
    WaiverJson {
        point: &waiver.point,
        reason: &waiver.reason,
        approver: &waiver.approver,
        expires: waiver.expires.to_string(),
    }
}

fn point(totals: &PointTotals) -> PointJson<'_> {
    PointJson {
        point: &totals.id,
        label: &totals.label,
        yes: totals.yes,
        partial: totals.partial,
        no: totals.no,
        unknown: totals.unknown,
        na: totals.na,
        unanswered: totals.unanswered,
    }
}

fn filled(text: &str) -> Option<&str> {
    Some(text).filter(|t| !t.is_empty())
}

fn value(score: &Score) -> Option<f64> {
    score.value().map(|ratio| ratio.thousandths() as f64 / 1000.0)
}

fn floor(score: &Score) -> Option<f64> {
    score.floor().map(|ratio| ratio.thousandths() as f64 / 1000.0)
}

/// JSON on one line, with every character escaped that could steer a terminal.
fn to_json(value: &impl Serialize) -> String {
    String::from_utf8(to_json_bytes(value)).unwrap_or_default()
}

/// [`to_json`], as bytes that need not be looked at again.
fn to_json_bytes(value: &impl Serialize) -> Vec<u8> {
    let mut out = Vec::new();
    // Writing to memory does not fail, and no key is anything but a string.
    let _ = value.serialize(&mut serde_json::Serializer::with_formatter(&mut out, Guarded));
    out
}

/// serde_json escapes C0; this also escapes everything else that is invisible and active.
struct Guarded;

impl Formatter for Guarded {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        // Nearly every text is Japanese or plain ASCII, none of whose bytes begins anything active.
        let harmless = |byte: &u8| matches!(byte, b' '..=b'~' | 0x80..=0xBF | 0xE3..=0xEE);
        if fragment.as_bytes().iter().fold(true, |all, byte| all & harmless(byte)) {
            return writer.write_all(fragment.as_bytes());
        }
        let mut rest = fragment;
        while let Some(at) = rest.find(crate::text::is_active) {
            let c = rest[at..].chars().next().unwrap_or_default();
            writer.write_all(&rest.as_bytes()[..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = &rest[at + c.len_utf8()..];
        }
        writer.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::to_json;

    #[test]
    fn nothing_steers_a_terminal() {
        assert_eq!(to_json(&"a\u{9b}2J\u{1b}\u{202e}b"), r#""a\u009b2J\u001b\u202eb""#);
    }
}
