//! What plans show, as rows: one per plan and point.

use crate::evidence::{Strength, Verdict};
use crate::outcome::{EvidenceView, FindingView, PlanReport};
use crate::report::layout::place_words;

use super::{BOM, fixed, record, unreadable, waivers_of};

/// Writes plans one by one, so that any number of them goes through bounded memory.
pub struct CsvPlans;

/// The columns. Those from `strength` to `heading` are about the statement that stands for the verdict.
const COLUMNS: [&str; 11] = [
    "file",
    "kind",
    "point",
    "title",
    "verdict",
    "strength",
    "criterion",
    "quotation",
    "place",
    "heading",
    "waiver",
];

impl CsvPlans {
    /// The byte order mark and the head.
    pub fn head() -> String {
        format!("{BOM}{}", record(&fixed(&COLUMNS)))
    }

    /// The rows of one plan. Of documents that are taken as one plan, a row names the one that is quoted.
    pub fn plan(report: &PlanReport) -> String {
        let words = report.gaps.lang.words();
        let alone = report.documents.first().filter(|_| !report.together);
        let row = |finding: &FindingView| {
            let leading = finding.leading();
            let document = leading.map(|e| &report.documents[e.said.document]).or(alone);
            let of = |text: &dyn Fn(&EvidenceView) -> String| leading.map_or_else(String::new, text);
            record(&[
                document.map_or_else(String::new, |d| d.file.clone()),
                document.map_or("", |d| d.kind.name()).to_owned(),
                finding.point.clone(),
                finding.title.clone(),
                verdict(finding.verdict).to_owned(),
                leading.map_or("", |e| strength(e.strength)).to_owned(),
                of(&|e| e.said.criterion.clone()),
                of(&|e| e.said.quote.clone()),
                of(&|e| place_words(&e.said.place, words)),
                of(&|e| e.said.place.heading.join(" > ")),
                waivers_of(&report.gaps.gate, &finding.point),
            ])
        };
        report.findings.iter().map(row).collect()
    }

    /// The row of a file that could not be used: its name, and `unreadable` for a verdict.
    pub fn failed(file: &str) -> String {
        unreadable(&COLUMNS, file)
    }
}

/// The word for a verdict in machine-readable reports.
pub(in crate::report) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "yes",
        Verdict::Partial => "partial",
        Verdict::No => "no",
    }
}

/// The word for a strength in machine-readable reports.
pub(in crate::report) fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Firm => "firm",
        Strength::Tentative => "tentative",
        Strength::Denied => "denied",
    }
}
