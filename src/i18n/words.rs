use crate::assessment::Standing;
use crate::problem::{DocumentKind, Doubt};

use super::{ChangeWords, FormWords, HtmlFormWords, HtmlWords, LetterWords, ManyPageWords, WorkbookWords};

/// The words of reports in one language: a plain text, or a function where something is inserted.
#[allow(missing_docs, reason = "the name of each field and its value in `en.rs` say what it is")]
pub struct Words {
    // Punctuation.
    pub colon: &'static str,
    pub list_comma: &'static str,
    pub choice_comma: &'static str,
    pub sentence_comma: &'static str,
    pub reason_comma: &'static str,
    pub in_brackets: fn(&str, &str) -> String,

    // Answers.
    pub yes_label: &'static str,
    pub partial_label: &'static str,
    pub no_label: &'static str,
    pub unknown_label: &'static str,
    pub na_label: &'static str,
    pub unanswered_label: &'static str,

    // Names of things.
    pub organization: &'static str,
    pub project: &'static str,
    pub service: &'static str,
    pub assessor: &'static str,
    pub date: &'static str,
    pub checklist: &'static str,
    pub checklist_name: fn(&str, &str, u32) -> String,
    pub file: &'static str,
    pub config: &'static str,
    pub folder: &'static str,
    pub phase: &'static str,
    pub point: &'static str,
    pub points: &'static str,
    pub title: &'static str,
    pub question: &'static str,
    pub answer: &'static str,
    pub note: &'static str,
    pub evidence: &'static str,
    pub owner: &'static str,
    pub due: &'static str,
    pub checked: &'static str,
    pub source: &'static str,
    pub weight: &'static str,
    pub municipality: &'static str,
    pub url: &'static str,

    // Scores.
    pub score: &'static str,
    pub total: &'static str,
    pub coverage: &'static str,
    pub floor: &'static str,
    pub gaps: &'static str,
    pub not_assessed: &'static str,
    pub arithmetic: &'static str,
    pub no_arithmetic: &'static str,
    pub weighted_sum: fn(&str) -> String,
    pub coverage_line: fn(usize, usize) -> String,
    pub floor_line: fn(&str) -> String,

    // The gap report.
    pub gap_report: &'static str,
    pub attention: &'static str,
    pub confirm_again: fn(&str) -> String,
    pub score_heading: &'static str,
    pub first_heading: &'static str,
    pub gaps_heading: fn(usize) -> String,
    pub no_gaps: &'static str,
    pub no_gaps_yet: &'static str,
    pub answer_and_loss: fn(&str, &str) -> String,
    pub missing: &'static str,
    pub choose: fn(usize, usize) -> String,
    pub already: &'static str,
    pub ticks_make_yes: &'static str,
    pub becomes_yes: &'static str,
    pub examples: &'static str,
    pub no_examples: &'static str,
    pub further_examples: fn(usize) -> String,
    pub read_more: &'static str,
    pub unknown_heading: &'static str,
    pub unanswered_heading: &'static str,
    pub na_heading: &'static str,
    pub good_heading: &'static str,
    pub appendix: &'static str,

    // What is worth a second look in an answer file.
    pub doubts_heading: fn(usize) -> String,
    pub doubts_intro: &'static str,
    pub doubt_kind: fn(&Doubt) -> &'static str,

    // The gate.
    pub gate_held: &'static str,
    pub waived_until: fn(&str) -> String,
    pub waived_count: fn(usize) -> String,
    pub gate_broken: fn(&str) -> String,
    pub broken_by: fn(&str) -> String,
    pub broken_below: fn(&str, &str) -> String,
    pub broken_empty: &'static str,
    pub waiver_in_force: fn(&str, &str, &str, &str) -> String,
    pub waiver_expired: fn(&str, &str, &str, &str) -> String,

    // Many assessments.
    pub many_heading: fn(usize) -> String,
    pub many_failed: fn(usize, &str) -> String,
    pub many_gate: fn(usize, usize, usize) -> String,
    pub most_missing: &'static str,

    // The checklist and the examples.
    pub what_counts: &'static str,
    pub criteria: &'static str,
    pub points_more: &'static str,
    pub points_command: fn(&str) -> String,
    pub all_cases: fn(usize, usize) -> String,
    pub found_cases: fn(usize) -> String,
    pub cases_count: fn(usize) -> String,
    pub cases_intro: &'static str,
    pub contents: &'static str,
    pub by_point: &'static str,
    pub by_service: &'static str,
    pub detailed_cases: &'static str,
    pub service_kind: &'static str,
    pub service_kinds: &'static str,
    pub examples_count: &'static str,
    pub cases_more: &'static str,
    pub what_was_done: &'static str,
    pub effect: &'static str,
    pub lessons: &'static str,
    pub place_in_source: fn(&str, &str, Option<u32>) -> String,
    pub twin: &'static str,
    pub neighbours: &'static str,
    pub in_common: &'static str,

    // Plans.
    pub plan_report: &'static str,
    pub plan_together: fn(usize) -> String,
    pub plan_unread: fn(usize, &str) -> String,
    pub plans_heading: fn(usize) -> String,
    pub document_kind: fn(DocumentKind) -> &'static str,
    pub kind: &'static str,
    pub plan_title: &'static str,
    pub left_out: &'static str,
    pub hidden_sheet: fn(&str) -> String,
    pub hidden_cells: fn(&str, usize, usize) -> String,
    pub hidden_slide: fn(u32) -> String,
    pub findings_heading: &'static str,
    pub verdict: &'static str,
    pub yes_mark: &'static str,
    pub partial_mark: &'static str,
    pub no_mark: &'static str,
    /// A sign where there is no room for a word.
    pub mark: fn(Standing) -> &'static str,
    pub statement: &'static str,
    pub place: &'static str,
    pub place_line: fn(u32) -> String,
    pub place_page: fn(u32) -> String,
    pub place_cell: fn(&str, &str) -> String,
    pub place_paragraph: fn(u32) -> String,
    pub place_row: fn(u32, u32) -> String,
    pub place_slide: fn(u32) -> String,
    pub place_in_file: fn(&str, &str) -> String,
    pub quoted: fn(&str) -> String,
    pub plan_says_nothing: &'static str,
    pub further_statements: fn(usize) -> String,
    pub firm: &'static str,
    pub tentative: &'static str,
    pub denied: &'static str,
    pub shown_heading: &'static str,
    pub explain_command: &'static str,

    // Plans in CI: what is not about a point.
    pub unreadable_rule: &'static str,
    pub unreadable_help: &'static str,
    pub gate_rule: &'static str,
    pub gate_help: &'static str,
    pub expired_rule: &'static str,
    pub expired_help: &'static str,

    // Explanations of findings.
    pub explained_heading: fn(&str, &str) -> String,
    pub considered: fn(usize) -> String,
    pub none_considered: &'static str,
    pub rule: &'static str,
    pub words_found: &'static str,
    pub why_firm: &'static str,
    pub why_word: fn(&str) -> String,
    pub why_rule: &'static str,
    pub why_few: fn(usize, usize) -> String,
    pub why_instruction: fn(&str) -> String,
    pub why_elsewhere: &'static str,
    pub looked_for: &'static str,
    pub looks_for_all: &'static str,
    pub looks_for_around: &'static str,
    pub looks_for_none: &'static str,
    pub looks_for_not_under: &'static str,
    pub looks_for_many: fn(usize) -> String,
    pub or: &'static str,
    pub and: &'static str,

    // Answers against a plan.
    pub crosscheck: CrossCheckWords,

    // What changed between assessments.
    pub changes: ChangeWords,

    // The indicators of a plan.
    pub indicators: IndicatorReportWords,

    // Pages.
    pub html: HtmlWords,
    pub many_page: ManyPageWords,

    // Reports that go round for approval.
    pub letter: LetterWords,

    // Reports as workbooks.
    pub workbook: WorkbookWords,

    // Forms.
    pub forms: FormWords,
    pub html_form: HtmlFormWords,
}

/// The words of a report on answers against a plan.
#[allow(missing_docs, reason = "as above")]
pub struct CrossCheckWords {
    pub title: &'static str,
    pub intro: &'static str,
    pub gate_is_the_plans: &'static str,
    pub answers: &'static str,
    pub plan: &'static str,
    pub comparison: &'static str,
    pub overview: &'static str,
    pub said_not_shown: CaseWords,
    pub shown_not_said: CaseWords,
    pub partly: CaseWords,
    pub open: CaseWords,
    pub agreed: CaseWords,
    pub criteria: &'static str,
    pub not_stated: &'static str,
    pub ticked: &'static str,
    pub not_ticked: &'static str,
    pub missing: &'static str,
    pub to_do: &'static str,
    pub write: &'static str,
    pub settle: &'static str,
    pub resolve: &'static str,
    pub complete: &'static str,
    pub look_again: fn(&str) -> String,
    pub answer: fn(&str) -> String,
    pub ask: &'static str,
}

/// The words of a report on the indicators of a plan.
#[allow(missing_docs, reason = "as above")]
pub struct IndicatorReportWords {
    pub heading: fn(usize) -> String,
    pub intro: &'static str,
    pub none: &'static str,
    pub only_output: &'static str,
    pub no_consequence: &'static str,
    pub baseline: &'static str,
    pub target: &'static str,
    pub date: &'static str,
    pub method: &'static str,
    pub rhythm: &'static str,
    pub owner: &'static str,
    pub there: &'static str,
    pub part_and_quote: fn(&str, &str) -> String,
    pub missing: &'static str,
    pub more: fn(usize) -> String,
    pub too_many: &'static str,
    pub consequence: &'static str,
}

/// The names of a case: as a heading with the number of its points, and in a table.
#[allow(missing_docs, reason = "as above")]
pub struct CaseWords {
    pub heading: fn(usize) -> String,
    pub short: &'static str,
}

impl Words {
    /// What stands behind a colon: nothing where it is full-width.
    pub fn after_colon(&self) -> &'static str {
        if self.colon.ends_with(' ') { " " } else { "" }
    }

    /// A cell of a sheet; the sheet alone where no cell is named.
    pub fn in_cell(&self, sheet: &str, cell: &str) -> String {
        (self.place_cell)(sheet, cell).trim_end().to_owned()
    }

    /// What a standing is called.
    pub fn standing(&self, standing: Standing) -> &'static str {
        match standing {
            Standing::Yes => self.yes_label,
            Standing::Partial => self.partial_label,
            Standing::No => self.no_label,
            Standing::Unknown => self.unknown_label,
            Standing::Unanswered => self.unanswered_label,
            Standing::Na => self.na_label,
        }
    }
}
