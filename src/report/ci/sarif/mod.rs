//! Plan findings as SARIF 2.1.0: a rule per point, a result for each point that a plan does not show.

mod message;
mod rules;

use serde_json::{Map, Value, json};

use crate::document::DocumentKind;
use crate::evidence::Verdict;
use crate::outcome::{Context, EvidenceView, PlanReport};
use crate::report::ErrorView;
use crate::report::csv::verdict;
use crate::report::layout::UNDER_GAP;

use super::Root;
use super::brief::{Brief, all_expired, broken, first_file};
use super::paths::uri;
use super::places::{logical, region};
use message::{fingerprint, plain};
use rules::{Docs, Other, rules};

/// The schema that a log keeps to.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// Names the way a fingerprint is made; another number for another way.
const FINGERPRINT: &str = "dxCheckStatement/v1";

/// Writes a log result by result, so that any number of plans goes through bounded memory.
#[derive(Clone, Debug)]
pub(super) struct SarifPlans<'a> {
    context: Context<'a>,
    root: Root,
    shipped: bool,
}

impl<'a> SarifPlans<'a> {
    /// A log about files below a folder. `shipped` tells whether the examples are the program's own.
    pub(super) fn new(context: &Context<'a>, root: Root, shipped: bool) -> Self {
        Self { context: *context, root, shipped }
    }

    /// What comes before the results: the program with its rules.
    pub(super) fn head(&self) -> String {
        let (version, repository) = (env!("CARGO_PKG_VERSION"), env!("CARGO_PKG_REPOSITORY"));
        let docs = Docs::new(repository, version);
        let mut driver = json!({"name": "dx-check", "semanticVersion": version});
        if !repository.is_empty() {
            driver["informationUri"] = json!(repository);
        }
        driver["rules"] = json!(rules(&self.context, self.shipped.then_some(&docs)));
        let (checklist, lang) = (self.context.checklist, self.context.lang.code());
        let about = json!({"checklist": {"id": checklist.id, "version": checklist.version}});
        let tool = json!({"driver": driver});
        format!(
            "{{\"$schema\": \"{SCHEMA}\",\n\"version\": \"2.1.0\",\n\"runs\": [{{\n\"tool\": {tool},\n\
             \"language\": \"{lang}\",\n\"columnKind\": \"unicodeCodePoints\",\n\
             \"properties\": {about},\n\"results\": ["
        )
    }

    /// What is to be said of one plan: results, each on a line, with commas between them; nothing where there is
    /// nothing to say.
    pub(super) fn plan(&self, report: &PlanReport) -> String {
        let whole = || self.location(first_file(report), None, vec![]);
        let mut results: Vec<Value> = Vec::new();
        results.extend(broken(report).map(|text| self.other(Other::Gate, whole(), &text, "")));
        let expired = all_expired(report).into_iter().zip(&report.gaps.gate.expired);
        results
            .extend(expired.map(|(text, waiver)| self.other(Other::Expired, whole(), &text, &waiver.point)));
        results.extend(Brief::gaps(report).iter().map(|brief| self.point(report, brief)));
        lines(&results)
    }

    /// The result for a file that could not be used.
    pub(super) fn failed(&self, error: &ErrorView) -> String {
        let location = self.location(&error.path, error_region(error), vec![]);
        lines(&[self.other(Other::Unreadable, location, &error.message, &error.code)])
    }

    /// What comes after the results.
    pub(super) fn tail(&self, errors: &[ErrorView]) -> String {
        let note = |error: &ErrorView| {
            json!({
                "level": "error",
                "descriptor": {"id": error.code},
                "message": {"text": plain(&error.message)},
                "locations": self.location(&error.path, error_region(error), vec![]).into_iter().collect::<Vec<_>>(),
            })
        };
        let notes: Vec<Value> = errors.iter().map(note).collect();
        let run = json!({"executionSuccessful": errors.is_empty(), "toolExecutionNotifications": notes});
        format!("\n],\n\"invocations\": [{run}]\n}}]\n}}\n")
    }

    fn point(&self, report: &PlanReport, brief: &Brief<'_>) -> Value {
        let words = report.gaps.lang.words();
        let text = [vec![brief.headline()], brief.details()].concat().join("\n");
        let mut statements = brief.statements.iter().map(|(evidence, quoted)| (*evidence, quoted));
        let leading = statements.next();
        let location = match leading {
            Some((evidence, _)) => self.place(report, evidence),
            // Nothing is said anywhere: the document is what the result is about.
            None => self.location(brief.file(), first_line(report), vec![]),
        };
        let quote = leading.map_or("", |(evidence, _)| evidence.said.quote.as_str());
        let waiver = brief.waiver().map(|waiver| {
            let text = super::brief::in_force(waiver, words);
            json!({"kind": "external", "status": "accepted", "justification": text})
        });
        let mut result = json!({
            "ruleId": brief.id(),
            "ruleIndex": brief.index,
            "level": match brief.verdict() {
                Verdict::No => "error",
                Verdict::Partial | Verdict::Yes => "warning",
            },
            "message": {"text": plain(&text)},
            "locations": location.into_iter().collect::<Vec<_>>(),
            "partialFingerprints": {FINGERPRINT: fingerprint(&[&self.context.checklist.id, brief.id(), quote])},
            "suppressions": waiver.into_iter().collect::<Vec<_>>(),
            "properties": {
                "verdict": verdict(brief.verdict()),
                "missing": brief.missing(),
                "breaksGate": brief.breaks(),
            },
        });
        let mut related: Vec<Value> = Vec::new();
        for (evidence, quoted) in statements.take(UNDER_GAP - 1) {
            if let Some(mut location) = self.place(report, evidence) {
                location["message"] = json!({"text": plain(quoted)});
                related.push(location);
            }
        }
        if let Some(result) = result.as_object_mut().filter(|_| !related.is_empty()) {
            result.insert("relatedLocations".to_owned(), json!(related));
        }
        result
    }

    /// A result that is about no point; `what` tells it from others of its kind.
    fn other(&self, other: Other, location: Option<Value>, text: &str, what: &str) -> Value {
        json!({
            "ruleId": other.id(),
            "ruleIndex": other.index(self.context.checklist.points.len()),
            "level": other.level(),
            "message": {"text": plain(text)},
            "locations": location.into_iter().collect::<Vec<_>>(),
            "partialFingerprints": {FINGERPRINT: fingerprint(&[&self.context.checklist.id, other.id(), what])},
            "suppressions": [],
        })
    }

    /// Where a statement stands.
    fn place(&self, report: &PlanReport, evidence: &EvidenceView) -> Option<Value> {
        let (said, words) = (&evidence.said, report.gaps.lang.words());
        let file = &report.documents[said.document].file;
        self.location(file, region(&said.place), logical(&said.place, words))
    }

    /// A place; nothing where there is nothing to point to. Standard input is no file.
    fn location(&self, file: &str, region: Option<Value>, logical: Vec<Value>) -> Option<Value> {
        let mut location = Map::new();
        if let Some(path) = self.root.path(file) {
            let mut physical = json!({"artifactLocation": {"uri": uri(&path)}});
            if let Some(region) = region {
                physical["region"] = region;
            }
            location.insert("physicalLocation".to_owned(), physical);
        }
        if !logical.is_empty() {
            location.insert("logicalLocations".to_owned(), json!(logical));
        }
        (!location.is_empty()).then_some(Value::Object(location))
    }
}

/// The first line of a text file: code scanning shows nothing without a line.
fn first_line(report: &PlanReport) -> Option<Value> {
    let kind = report.documents.first()?.kind;
    matches!(kind, DocumentKind::Markdown | DocumentKind::Text).then(|| json!({"startLine": 1}))
}

fn error_region(error: &ErrorView) -> Option<Value> {
    let line = error.line?;
    Some(match error.column {
        Some(column) => json!({"startLine": line, "startColumn": column}),
        None => json!({"startLine": line}),
    })
}

fn lines(results: &[Value]) -> String {
    results.iter().map(Value::to_string).collect::<Vec<_>>().join(",\n")
}
