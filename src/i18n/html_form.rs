//! What the words of the form for a browser are; each language has its own.

use serde::Serialize;

/// The words of the form for a browser, beside those of reports.
#[allow(missing_docs, reason = "the name of each field and its value say what it is")]
pub struct HtmlFormWords {
    pub name: &'static str,
    pub name_and_version: fn(&str, u32) -> String,
    pub intro: &'static str,
    pub steps: [&'static str; 3],
    pub dead: &'static str,
    pub skip: &'static str,
    pub bar: &'static str,
    pub save: &'static str,
    pub open: &'static str,
    pub choose_file: &'static str,
    pub next: &'static str,
    pub paper: &'static str,
    pub restart: &'static str,
    pub answered: &'static str,
    pub close: &'static str,
    pub subject_heading: &'static str,
    pub subject_intro: &'static str,
    pub no_service: &'static str,
    pub contents: &'static str,
    pub why: &'static str,
    pub criteria: &'static str,
    pub answer_to: fn(&str) -> String,
    pub clear: &'static str,
    pub changed: &'static str,
    pub still_right: &'static str,
    pub unknown_means: &'static str,
    pub na_means: &'static str,
    pub na_note: &'static str,
    pub note_hint: &'static str,
    pub evidence_hint: &'static str,
    pub owner_hint: &'static str,
    pub due_hint: &'static str,
    pub checked_hint: &'static str,
    pub end_heading: &'static str,
    pub end: [&'static str; 3],
    pub script: HtmlFormMessages,
}

/// What the page says while somebody fills it in; what stands in braces is put in there.
#[allow(missing_docs, reason = "as above")]
#[derive(Clone, Copy, Serialize)]
pub struct HtmlFormMessages {
    pub count: &'static str,
    pub progress: &'static str,
    pub unanswered: &'static str,
    pub draft_kept: &'static str,
    pub draft_refused: &'static str,
    pub draft_restored: &'static str,
    pub drop_draft: &'static str,
    pub drop_draft_filled: &'static str,
    pub dropped_draft: &'static str,
    pub draft_unreadable: &'static str,
    pub two_windows: &'static str,
    pub na_note: &'static str,
    pub na_without_note: &'static str,
    pub no_answer: &'static str,
    pub half_a_date: &'static str,
    pub too_large: &'static str,
    pub a_workbook: &'static str,
    pub not_text: &'static str,
    pub not_opened: &'static str,
    pub mistakes: Mistakes,
    pub ask_left: &'static str,
    pub left_line: &'static str,
    pub why: Reasons,
    pub open_rest: &'static str,
    pub cancel: &'static str,
    pub ask_replace: &'static str,
    pub replace: &'static str,
    pub opened: &'static str,
    pub opened_partly: &'static str,
    pub opened_without_comments: &'static str,
    pub ask_faults: &'static str,
    pub save_anyway: &'static str,
    pub go_back: &'static str,
    pub saved: &'static str,
    pub file_name: &'static str,
    pub ask_restart: &'static str,
    pub restart: &'static str,
    pub restarted: &'static str,
}

/// Why a file cannot be opened.
#[allow(missing_docs, reason = "as above")]
#[derive(Clone, Copy, Serialize)]
pub struct Mistakes {
    pub syntax: &'static str,
    pub quotes: &'static str,
    pub twice: &'static str,
    pub format: &'static str,
    pub other: &'static str,
    pub checklist: &'static str,
    pub version: &'static str,
    pub newer: &'static str,
}

/// Why something in a file has no place in the form.
#[allow(missing_docs, reason = "as above")]
#[derive(Clone, Copy, Serialize)]
pub struct Reasons {
    pub point: &'static str,
    pub key: &'static str,
    pub value: &'static str,
    pub answer: &'static str,
    pub criterion: &'static str,
    pub service: &'static str,
}
