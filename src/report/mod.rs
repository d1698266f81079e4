//! Reports as bytes, one file per format. What text-like formats show is put together once, as blocks.

mod blocks;
mod ci;
mod csv;
mod docx;
mod html;
mod json;
mod layout;
mod markdown;
mod office;
mod text;
mod xlsx;

use crate::i18n::Lang;
use crate::outcome::{ChangeReport, CrossCheck, GapReport, PlanReport};

pub use blocks::{Block, Inline, Item, Line, Sheet};
pub use ci::{Ci, CiPlans, Root};
pub use csv::{CsvChanges, CsvCrossCheck, CsvPlans, CsvTable};
pub use json::{ErrorView, JsonAssessments, JsonChanges, JsonPlans, json_lines};
pub use layout::{
    Basis, Quotation, cases_book, cases_list, change_report, crosscheck_report, example_page, gap_report,
    left_out, many_table, plan_report, point_page, points_list, quotation,
};
pub use markdown::markdown;
pub use office::{Many, Office, Shown};
pub use text::{Screen, text};

/// A format of reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For a person at a terminal.
    Text,
    /// For a repository, a wiki or a word processor.
    Markdown,
    /// One JSON document.
    Json,
    /// One JSON document per line and assessment.
    Jsonl,
    /// For Excel and scripts.
    Csv,
    /// One whole file for an office.
    Office(Office),
    /// For CI; of plans only.
    Ci(Ci),
}

impl Format {
    /// Every format with its name and the file endings that mean it.
    pub const ALL: [(Self, &'static str, &'static [&'static str]); 11] = [
        (Self::Text, "text", &["txt"]),
        (Self::Markdown, "markdown", &["md", "markdown"]),
        (Self::Json, "json", &["json"]),
        (Self::Jsonl, "jsonl", &["jsonl", "ndjson"]),
        (Self::Csv, "csv", &["csv"]),
        (Self::Office(Office::Html), "html", &["html", "htm"]),
        (Self::Office(Office::Xlsx), "xlsx", &["xlsx"]),
        (Self::Office(Office::Docx), "docx", &["docx"]),
        (Self::Ci(Ci::Sarif), "sarif", &["sarif"]),
        (Self::Ci(Ci::Junit), "junit", &["xml"]),
        (Self::Ci(Ci::Github), "github", &[]),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::ALL.into_iter().find(|(format, ..)| *format == self).map_or("", |(_, name, _)| name)
    }

    /// The format with a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, known, _)| *known == name).map(|(format, ..)| format)
    }

    /// The format that a file's ending (without the dot, any case) means.
    pub fn from_ending(ending: &str) -> Option<Self> {
        let ending = ending.to_ascii_lowercase();
        Self::ALL
            .into_iter()
            .find(|(_, _, endings)| endings.contains(&ending.as_str()))
            .map(|(format, ..)| format)
    }
}

/// A gap report as text or Markdown.
pub fn render_gap_report(report: &GapReport, screen: Option<Screen>) -> String {
    render(report.lang, &gap_report(report, screen.is_none()), screen)
}

/// A report on a plan as text or Markdown.
pub fn render_plan(report: &PlanReport, screen: Option<Screen>) -> String {
    render(report.gaps.lang, &plan_report(report, screen.map(|screen| screen.width)), screen)
}

/// The cross-check of answers with the plan of a report, as text or Markdown.
pub fn render_crosscheck(check: &CrossCheck, plan: &PlanReport, screen: Option<Screen>) -> String {
    render(plan.gaps.lang, &crosscheck_report(check, plan), screen)
}

/// What changed between assessments, as text or Markdown.
pub fn render_changes(report: &ChangeReport, screen: Option<Screen>) -> String {
    render(report.lang, &change_report(report), screen)
}

/// A table of many assessments as text or Markdown.
pub fn render_many(many: &Many<'_>, screen: Option<Screen>) -> String {
    render(many.lang, &many_table(many), screen)
}

/// Blocks as text for a screen, or as Markdown without one.
pub fn render(lang: Lang, blocks: &[Block], screen: Option<Screen>) -> String {
    match screen {
        Some(screen) => text(blocks, screen),
        None => markdown(lang, blocks),
    }
}
