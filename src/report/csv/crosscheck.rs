//! Answers against a plan, as rows: one per point.

use crate::compare::Advice;
use crate::outcome::{CrossCheck, CrossPoint, EvidenceView, FindingView, PlanReport};
use crate::report::layout::{advice_words, place_words};

use super::{BOM, fixed, record, strength, unreadable, verdict, waivers_of, word};

/// Writes a cross-check.
pub struct CsvCrossCheck;

/// The columns. Those from `file` to `heading` are about the statement that stands for the verdict.
const COLUMNS: [&str; 18] = [
    "answers",
    "point",
    "title",
    "case",
    "answer",
    "verdict",
    "advice",
    "what_to_do",
    "note",
    "evidence",
    "file",
    "strength",
    "criterion",
    "quotation",
    "place",
    "heading",
    "missing",
    "waiver",
];

impl CsvCrossCheck {
    /// The byte order mark and the head.
    pub fn head() -> String {
        format!("{BOM}{}", record(&fixed(&COLUMNS)))
    }

    /// The rows of a cross-check with the plan of a report.
    pub fn rows(check: &CrossCheck, plan: &PlanReport) -> String {
        let words = plan.gaps.lang.words();
        let row = |(index, (point, finding)): (usize, (&CrossPoint, &FindingView))| {
            let leading = finding.leading();
            let of = |text: &dyn Fn(&EvidenceView) -> String| leading.map_or_else(String::new, text);
            let advice = point.comparison.advice;
            let gap = plan.gaps.gaps.iter().find(|gap| gap.point == index);
            record(&[
                check.answers.clone(),
                finding.point.clone(),
                finding.title.clone(),
                point.comparison.case.code().to_owned(),
                word(point.said.standing).to_owned(),
                verdict(finding.verdict).to_owned(),
                advice.map_or("", Advice::code).to_owned(),
                advice.map_or_else(String::new, |advice| advice_words(advice, words)),
                point.said.noted.note.clone(),
                point.said.noted.evidence.join("\n"),
                of(&|e| plan.documents[e.said.document].file.clone()),
                leading.map_or("", |e| strength(e.strength)).to_owned(),
                of(&|e| e.said.criterion.clone()),
                of(&|e| e.said.quote.clone()),
                of(&|e| place_words(&e.said.place, words)),
                of(&|e| e.said.place.heading.join(" > ")),
                gap.map_or_else(String::new, |gap| gap.missing_criteria.join(" ")),
                waivers_of(&plan.gaps.gate, &finding.point),
            ])
        };
        check.points.iter().zip(&plan.findings).enumerate().map(row).collect()
    }

    /// The row of a document that could not be used: its name, and `unreadable` for a verdict.
    pub fn failed(file: &str) -> String {
        unreadable(&COLUMNS, file)
    }
}
