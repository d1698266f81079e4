use std::ops::Range;

use crate::answers::{Answer, AnswerSheet, Entry};
use crate::assessment::{Assessment, GateResult};
use crate::document::{Document, DocumentKind, Omission, Place};
use crate::evidence::{Considered, Finding, Rules, Strength, Verdict, Why};

use super::explanation::{Explanation, explanation};
use super::{Context, GapReport, IndicatorsView, Row, SubjectView};

/// All that a report on a plan shows.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanReport {
    /// Its document, or all documents that are taken as one plan.
    pub documents: Vec<DocumentView>,
    /// Whether it is about documents that are taken as one plan, be it a single one.
    pub together: bool,
    /// Documents that belong to the plan and could not be read.
    pub unread: Vec<String>,
    /// A finding per point, in the checklist's order.
    pub findings: Vec<FindingView>,
    /// Its gaps, its score and its gate, with the findings as answers.
    pub gaps: GapReport,
    /// The indicators that it names; `None` where the checklist does not look for them.
    pub indicators: Option<IndicatorsView>,
}

/// A plan document.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentView {
    /// The file's name as the user gave it.
    pub file: String,
    /// What it is.
    pub kind: DocumentKind,
    /// Its first heading or its first line.
    pub title: String,
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
    /// How it came to the verdict, where that was asked for.
    pub explanation: Option<Explanation>,
}

/// A statement that speaks to a criterion.
#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceView {
    /// How firm it is.
    pub strength: Strength,
    /// The statement.
    pub said: StatementView,
}

/// A statement that satisfies a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct StatementView {
    /// The index of its document in [`PlanReport::documents`].
    pub document: usize,
    /// The criterion's id.
    pub criterion: String,
    /// The criterion.
    pub criterion_text: String,
    /// The statement as the document has it; the cells of a row with ` | ` between them.
    pub quote: String,
    /// Where it begins.
    pub place: PlaceView,
    /// The rule that it satisfies.
    pub rule: String,
    /// The concepts that it holds for the rule, each with its words in the document.
    pub concepts: Vec<(String, String)>,
    /// Why it counts as it does.
    pub why: WhyView,
}

/// Why a statement counts as it does.
#[derive(Clone, Debug, PartialEq)]
pub enum WhyView {
    /// Nothing takes it back.
    Plain,
    /// This word does, which stands for this concept.
    Word {
        /// The word as the document has it.
        word: String,
        /// The concept's id.
        concept: String,
    },
    /// The rule never shows more than that a point is touched on.
    Rule,
    /// The rule asks for several different ones.
    TooFew {
        /// How many were named.
        named: usize,
        /// How many it asks for.
        wanted: usize,
    },
    /// It is about somebody else.
    Elsewhere,
}

/// A place with the names that a reader needs to find it.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceView {
    /// The place.
    pub place: Place,
    /// The place behind the statement's last character.
    pub end: Place,
    /// The sheet, for a cell.
    pub sheet: String,
    /// The headings over it, outermost first.
    pub heading: Vec<String>,
}

/// A document to report on.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The file's name as the user gave it.
    pub file: &'a str,
    /// What was read.
    pub document: &'a Document,
}

impl PlanReport {
    /// Puts together what a report on a plan shows: its document or documents, their findings, and for the points
    /// `explained` (indices) how these came about.
    pub fn new(
        context: &Context<'_>,
        sources: &[Source<'_>],
        rules: &Rules,
        findings: &[Finding],
        explained: &[usize],
        gate: impl FnOnce(&Assessment) -> GateResult,
    ) -> Self {
        let reader = Reader { context, sources, rules };
        let mut views: Vec<FindingView> = findings.iter().map(|finding| reader.finding(finding)).collect();
        let sheet = sheet(context, &views);
        let assessment = Assessment::new(context.checklist, super::standings(&sheet));
        let gate = gate(&assessment);
        let files: Vec<&str> = sources.iter().map(|source| source.file).collect();
        let file = files.join(context.lang.words().list_comma);
        let gaps = GapReport::without_doubts(context, &file, &sheet, &assessment, &gate);
        for point in explained {
            let missing = gaps.gaps.iter().find(|gap| gap.point == *point);
            let missing = missing.map_or(&[][..], |gap| gap.missing_criteria.as_slice());
            views[*point].explanation = Some(explanation(&reader, &findings[*point], missing));
        }
        Self {
            documents: sources.iter().map(document_view).collect(),
            together: false,
            unread: Vec::new(),
            findings: views,
            gaps,
            indicators: None,
        }
    }

    /// Its line in a table of many.
    pub fn row(&self) -> Row {
        let gaps = &self.gaps;
        let title = self.documents.first().map_or_else(String::new, |document| document.title.clone());
        Row {
            file: gaps.file.clone(),
            subject: SubjectView { project: title, ..SubjectView::default() },
            total: gaps.total,
            phases: gaps.phases.iter().map(|(.., score)| *score).collect(),
            standings: gaps.points.iter().map(|point| point.standing).collect(),
            gaps: gaps.gaps.len(),
            gate: gaps.gate.clone(),
            config: gaps.config.clone(),
        }
    }
}

impl FindingView {
    /// The statement that stands for the verdict: the strongest, or for a no what denies it.
    pub fn leading(&self) -> Option<&EvidenceView> {
        let denied = || self.evidence.iter().find(|e| e.strength == Strength::Denied);
        let denied = if self.verdict == Verdict::No { denied() } else { None };
        denied.or_else(|| self.evidence.first())
    }
}

fn document_view(source: &Source<'_>) -> DocumentView {
    let document = source.document;
    let first = document.sections.get(1).map(|section| document.slice(&section.heading));
    let title = first.or_else(|| document.text.lines().next()).unwrap_or_default();
    DocumentView {
        file: source.file.to_owned(),
        kind: document.kind,
        title: title.trim().to_owned(),
        omitted: document.omitted.clone(),
    }
}

/// Puts findings into the words of their documents.
pub(super) struct Reader<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) sources: &'a [Source<'a>],
    pub(super) rules: &'a Rules,
}

impl Reader<'_> {
    fn finding(&self, finding: &Finding) -> FindingView {
        let lang = self.context.lang;
        let point = &self.context.checklist.points[finding.point];
        let view = |evidence: &crate::evidence::Evidence| EvidenceView {
            strength: evidence.strength,
            said: self.statement(finding.point, &evidence.said),
        };
        FindingView {
            point: point.id.clone(),
            title: point.title.get(lang).to_owned(),
            label: point.label.get(lang).to_owned(),
            verdict: finding.verdict,
            criteria: point.criteria.iter().zip(&finding.criteria).map(|(c, v)| (c.id.clone(), *v)).collect(),
            evidence: finding.evidence.iter().map(view).collect(),
            explanation: None,
        }
    }

    pub(super) fn statement(&self, point: usize, said: &Considered) -> StatementView {
        let criterion = &self.context.checklist.points[point].criteria[said.criterion];
        let document = self.sources[said.document].document;
        let id = |concept: usize| self.rules.concepts[concept].id.clone();
        let why = match &said.why {
            Why::Plain => WhyView::Plain,
            Why::Word(named) => {
                WhyView::Word { word: document.slice(&named.at).to_owned(), concept: id(named.concept) }
            }
            Why::Rule => WhyView::Rule,
            Why::TooFew { named, wanted } => WhyView::TooFew { named: *named, wanted: *wanted },
            Why::Elsewhere => WhyView::Elsewhere,
        };
        let concepts = said.concepts.iter().map(|c| (id(c.concept), document.slice(&c.at).to_owned()));
        StatementView {
            document: said.document,
            criterion: criterion.id.clone(),
            criterion_text: criterion.text.get(self.context.lang).to_owned(),
            quote: quote(document, said),
            place: place_view(document, said.block, &said.quote),
            rule: self.rules.rules[said.rule].name.get(self.context.lang).to_owned(),
            concepts: concepts.collect(),
            why,
        }
    }
}

fn quote(document: &Document, said: &Considered) -> String {
    let pieces: Vec<&str> = said.quote.iter().map(|range| document.slice(range).trim()).collect();
    pieces.join(" | ")
}

/// Where pieces of a block stand.
pub(super) fn place_view(document: &Document, block: usize, quote: &[Range<usize>]) -> PlaceView {
    let at = quote.first().map_or(0, |range| range.start);
    let place = document.place(at).unwrap_or(Place::Line { line: 1, column: 1 });
    let sheet = match place {
        Place::Cell { sheet, .. } => document.sheets.get(usize::from(sheet)).cloned().unwrap_or_default(),
        _ => String::new(),
    };
    let headings = document.headings(document.blocks[block].section);
    PlaceView {
        place,
        end: end(document, quote).unwrap_or(place),
        sheet,
        heading: headings.into_iter().map(str::to_owned).collect(),
    }
}

/// The place behind the last character that is quoted.
fn end(document: &Document, quote: &[Range<usize>]) -> Option<Place> {
    let last = quote.last()?;
    let text = document.slice(last).trim_end();
    let at = last.start + text.char_indices().next_back()?.0;
    Some(match document.place(at)? {
        Place::Line { line, column } => Place::Line { line, column: column.saturating_add(1) },
        other => other,
    })
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
