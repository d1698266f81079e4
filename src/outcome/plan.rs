use crate::answers::{Answer, AnswerSheet, Entry};
use crate::assessment::{Assessment, GateResult};
use crate::document::{Document, Omission, Place};
use crate::evidence::{Evidence, Finding, Rules, Strength, Verdict};

use super::{Context, GapReport};

/// All that a report on a plan document shows.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanReport {
    /// What the document is, as machine-readable reports name it.
    pub kind: &'static str,
    /// Its first heading or its first line.
    pub title: String,
    /// A finding per point, in the checklist's order.
    pub findings: Vec<FindingView>,
    /// Its gaps, its score and its gate, with the findings as answers.
    pub gaps: GapReport,
    /// What was left out on purpose.
    pub omitted: Vec<Omission>,
}

/// What a plan shows of a point.
#[derive(Clone, Debug, PartialEq)]
pub struct FindingView {
    /// The point's id.
    pub point: String,
    /// Its title.
    pub title: String,
    /// Its title in a few words.
    pub label: String,
    /// What it shows.
    pub verdict: Verdict,
    /// The same per criterion, by its id.
    pub criteria: Vec<(String, Verdict)>,
    /// The statements, strongest first.
    pub evidence: Vec<EvidenceView>,
}

/// A statement that speaks to a criterion.
#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceView {
    /// The criterion's id.
    pub criterion: String,
    /// The criterion.
    pub criterion_text: String,
    /// How firm it is.
    pub strength: Strength,
    /// The statement as the document has it; the cells of a row with ` | ` between them.
    pub quote: String,
    /// Where it begins.
    pub place: PlaceView,
    /// The rule that it satisfies, and the words of the lexicon in it.
    pub rule: String,
    /// The ids of the concepts that it holds for the rule.
    pub concepts: Vec<String>,
}

/// A place with the names that a reader needs to find it.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceView {
    /// The place.
    pub place: Place,
    /// The sheet, for a cell.
    pub sheet: String,
    /// The headings over it, outermost first.
    pub heading: Vec<String>,
}

impl PlanReport {
    /// Puts together what a report on a document shows.
    pub fn new(
        context: &Context<'_>,
        file: &str,
        document: &Document,
        rules: &Rules,
        findings: &[Finding],
        gate: impl FnOnce(&Assessment) -> GateResult,
    ) -> Self {
        let views: Vec<FindingView> =
            findings.iter().map(|finding| finding_view(context, document, rules, finding)).collect();
        let sheet = sheet(context, &views);
        let assessment = Assessment::new(context.checklist, super::standings(&sheet));
        let gate = gate(&assessment);
        Self {
            kind: document.kind.name(),
            title: title(document),
            findings: views,
            gaps: GapReport::new(context, file, &sheet, &assessment, &gate),
            omitted: document.omitted.clone(),
        }
    }
}

fn title(document: &Document) -> String {
    let first = document.sections.get(1).map(|section| section.heading.clone());
    let text =
        first.map_or_else(|| document.text.lines().next().unwrap_or(""), |range| document.slice(&range));
    text.trim().to_owned()
}

fn finding_view(context: &Context<'_>, document: &Document, rules: &Rules, finding: &Finding) -> FindingView {
    let point = &context.checklist.points[finding.point];
    FindingView {
        point: point.id.clone(),
        title: point.title.get(context.lang).to_owned(),
        label: point.label.get(context.lang).to_owned(),
        verdict: finding.verdict,
        criteria: point.criteria.iter().zip(&finding.criteria).map(|(c, v)| (c.id.clone(), *v)).collect(),
        evidence: finding
            .evidence
            .iter()
            .map(|evidence| {
                let criterion = &point.criteria[evidence.criterion];
                let rule = &rules.rules[evidence.rule];
                EvidenceView {
                    criterion: criterion.id.clone(),
                    criterion_text: criterion.text.get(context.lang).to_owned(),
                    strength: evidence.strength,
                    quote: quote(document, evidence),
                    place: place_view(document, evidence),
                    rule: rule.name.clone(),
                    concepts: evidence.concepts.iter().map(|c| rules.concepts[*c].id.clone()).collect(),
                }
            })
            .collect(),
    }
}

fn quote(document: &Document, evidence: &Evidence) -> String {
    let pieces: Vec<&str> = evidence.quote.iter().map(|range| document.slice(range).trim()).collect();
    pieces.join(" | ")
}

fn place_view(document: &Document, evidence: &Evidence) -> PlaceView {
    let at = evidence.quote.first().map_or(0, |range| range.start);
    let place = document.place(at).unwrap_or(Place::Line { line: 1, column: 1 });
    let sheet = match place {
        Place::Cell { sheet, .. } => document.sheets.get(usize::from(sheet)).cloned().unwrap_or_default(),
        _ => String::new(),
    };
    let headings = document.headings(document.blocks[evidence.block].section);
    PlaceView { place, sheet, heading: headings.into_iter().map(str::to_owned).collect() }
}

/// The findings as answers, so that scores, gaps and gates are those of any assessment.
fn sheet(context: &Context<'_>, findings: &[FindingView]) -> AnswerSheet {
    let mut sheet = AnswerSheet::blank(context.checklist);
    for ((entry, finding), point) in sheet.entries.iter_mut().zip(findings).zip(&context.checklist.points) {
        let answer = match finding.verdict {
            Verdict::Yes => Answer::Yes,
            Verdict::Partial => Answer::Partial,
            Verdict::No => Answer::No,
        };
        let mut own = Entry::new(answer, point);
        for (tick, (_, verdict)) in own.ticks.iter_mut().zip(&finding.criteria) {
            *tick = Some(*verdict == Verdict::Yes);
        }
        *entry = Some(own);
    }
    sheet
}
