//! What text-like reports show and in which order, written once for all of them.

mod actions;
mod cases;
mod compare;
mod crosscheck;
mod doubts;
mod explanation;
mod gaps;
mod indicators;
mod many;
mod place;
mod plan;
mod points;
mod quotation;
mod score;

pub(super) use cases::example_body;
pub use cases::{cases_book, cases_list, example_page};
pub use compare::change_report;
pub use crosscheck::crosscheck_report;
pub(super) use crosscheck::{advice_words, case_counts, case_words, fields as crosscheck_fields};
pub(super) use explanation::explanations;
pub use gaps::gap_report;
pub(super) use gaps::{gap_details, gap_heading, missing_items, next_step, noted, subject, waived_until};
pub(super) use indicators::{part_name, quote_place};
pub use many::many_table;
pub(super) use many::{common_folder, configs, expired_waivers, gate_of_all, gates};
pub(super) use place::place_words;
pub(super) use plan::{
    UNDER_GAP, head as plan_fields, place, plan_findings, plan_gaps, plan_title, quoted, statements,
    strength, unread, verdict_name,
};
pub use plan::{left_out, plan_report};
pub use points::{point_page, points_list};
pub use quotation::{Quotation, quotation};
pub(super) use score::{
    alerts, alerts_of, broken_as_a_whole, broken_reasons, halves, score_blocks, score_lines,
};

use crate::assessment::Score;
use crate::i18n::Words;

use super::{Block, Line, Shown};

/// What a report is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Answers that somebody gave.
    Answers,
    /// What plans show.
    Plans,
}

/// Everything that a report shows, from top to bottom, with the examples that gaps name in full at the end.
pub(super) fn blocks_of(shown: &Shown<'_>) -> Vec<Block> {
    match shown {
        Shown::Assessment(report) => gap_report(report, true),
        Shown::Plan(plan) => plan_report(plan, None),
        Shown::CrossCheck(check, plan) => crosscheck_report(check, plan),
        Shown::Compare(report) => change_report(report),
        Shown::Many(many) => many_table(many),
    }
}

fn heading(level: usize, text: impl Into<String>) -> Block {
    Block::Heading { level, text: text.into(), anchor: None }
}

fn anchored(level: usize, text: impl Into<String>, anchor: &str) -> Block {
    Block::Heading { level, text: text.into(), anchor: Some(anchor.to_owned()) }
}

fn field(name: &str, value: impl Into<String>) -> (String, Line) {
    (name.to_owned(), Line::text(value))
}

/// `78.6 %`, or that nothing was assessed.
pub(super) fn percent(score: &Score, words: &Words) -> String {
    match score.value() {
        Some(value) => format!("{} %", value.percent()),
        None if score.applicable == 0 => words.na_label.to_owned(),
        None => words.not_assessed.to_owned(),
    }
}

/// `78.6 %`, or `–` where no point applies.
pub(super) fn floor(score: &Score) -> String {
    score.floor().map_or_else(|| "–".to_owned(), |floor| format!("{} %", floor.percent()))
}

/// `14/15`.
pub(super) fn coverage(score: &Score) -> String {
    format!("{}/{}", score.answered(), score.applicable)
}
