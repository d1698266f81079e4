//! The words of the command line and the interview. A missing translation does not compile.

mod compare;
mod en;
mod forms;
mod ja;

use dx_check::i18n::Lang;

pub(crate) use compare::CompareWords;
pub(crate) use forms::FormsWords;

/// The words in a language.
pub(crate) fn of(lang: Lang) -> &'static Words {
    match lang {
        Lang::Ja => &ja::WORDS,
        Lang::En => &en::WORDS,
    }
}

/// A wrong use of the command line.
pub(crate) enum Misuse {
    /// An option that does not exist, and one that is near.
    UnknownOption(String, Option<String>),
    /// A command that does not exist, and one that is near.
    UnknownCommand(String, Option<String>),
    /// A value that an option does not take: option, value, values that it takes.
    WrongValue(String, String, Vec<String>),
    /// Something that must be given is missing.
    Missing(String),
    /// An option without its value.
    NoValue(String),
    /// More values than an option takes.
    TooMany(String),
    /// An option given twice.
    Twice(String),
    /// Two options that exclude each other.
    Conflict(String, String),
    /// A plan document where `assess` takes its answer file.
    PlanAsAnswers(String),
    /// An argument that is not valid Unicode.
    NotUnicode,
    /// No such day.
    BadDate(String),
    /// Not a percentage.
    BadPercent(String),
    /// Anything else.
    Other,
}

pub(crate) struct Words {
    // Diagnostics.
    pub(crate) error: &'static str,
    pub(crate) warning: &'static str,
    pub(crate) hint: &'static str,
    pub(crate) remedy: &'static str,
    pub(crate) sentence_end: &'static str,
    pub(crate) misuse: fn(&Misuse) -> String,
    pub(crate) see_help: fn(&str) -> String,

    // Help.
    pub(crate) usage: &'static str,
    pub(crate) commands: &'static str,
    pub(crate) arguments: &'static str,
    pub(crate) options: &'static str,
    pub(crate) usage_options: &'static str,
    pub(crate) usage_command: &'static str,
    pub(crate) about: &'static str,
    pub(crate) after_help: &'static str,
    pub(crate) help: &'static str,
    pub(crate) version: &'static str,
    pub(crate) lang: &'static str,
    pub(crate) color: &'static str,
    pub(crate) checklist: &'static str,
    pub(crate) today: &'static str,
    pub(crate) value_file: &'static str,
    pub(crate) value_path: &'static str,
    pub(crate) value_date: &'static str,
    pub(crate) value_format: &'static str,
    pub(crate) value_percent: &'static str,
    pub(crate) value_points: &'static str,
    pub(crate) value_point: &'static str,
    pub(crate) value_phase: &'static str,
    pub(crate) value_service: &'static str,
    pub(crate) value_query: &'static str,
    pub(crate) assess: &'static str,
    pub(crate) assess_file: &'static str,
    pub(crate) assess_plan: &'static str,
    pub(crate) assess_after: &'static str,
    pub(crate) score: &'static str,
    pub(crate) score_paths: &'static str,
    pub(crate) score_after: &'static str,
    pub(crate) format: fn(&str) -> String,
    pub(crate) output: &'static str,
    pub(crate) each: &'static str,
    pub(crate) fail_on: &'static str,
    pub(crate) fail_under: &'static str,
    pub(crate) require: &'static str,
    pub(crate) allow_incomplete: &'static str,
    pub(crate) no_config: &'static str,
    pub(crate) points: &'static str,
    pub(crate) points_id: &'static str,
    pub(crate) plan: &'static str,
    pub(crate) plan_after: &'static str,
    pub(crate) plan_paths: &'static str,
    pub(crate) together: &'static str,
    pub(crate) plan_answers: &'static str,
    pub(crate) explain: &'static str,
    pub(crate) cases: &'static str,
    pub(crate) cases_query: &'static str,
    pub(crate) cases_point: &'static str,
    pub(crate) cases_service: &'static str,
    pub(crate) cases_phase: &'static str,
    pub(crate) cases_kind: &'static str,
    pub(crate) cases_full: &'static str,
    pub(crate) form: &'static str,
    pub(crate) form_output: &'static str,
    pub(crate) lint: &'static str,
    pub(crate) lint_files: &'static str,
    pub(crate) lint_texts: &'static str,
    pub(crate) lint_after: &'static str,

    // What runs say on standard error.
    pub(crate) passed_over: fn(usize) -> String,
    pub(crate) no_plans_passed_over: fn(usize) -> String,
    pub(crate) left_out: fn(usize) -> String,
    pub(crate) waiver_unused: fn(&str, &str) -> String,
    pub(crate) progress: fn(usize, usize) -> String,
    pub(crate) plan_progress: fn(usize, usize) -> String,
    pub(crate) lint_clean: fn(usize) -> String,
    pub(crate) lint_found: fn(usize, usize, usize) -> String,
    pub(crate) no_cases: &'static str,
    pub(crate) near_cases: &'static str,
    pub(crate) any_cases: fn(usize) -> String,
    pub(crate) form_written: fn(&str) -> String,
    pub(crate) form_page_written: fn(&str) -> String,
    pub(crate) form_exists: fn(&str) -> String,

    pub(crate) compare: CompareWords,

    pub(crate) forms: FormsWords,

    pub(crate) interview: InterviewWords,
}

/// The words of the menu and the interview.
pub(crate) struct InterviewWords {
    pub(crate) menu_title: &'static str,
    pub(crate) menu_assess: &'static str,
    pub(crate) menu_score: &'static str,
    pub(crate) menu_cases: &'static str,
    pub(crate) menu_points: &'static str,
    pub(crate) menu_quit: &'static str,
    pub(crate) menu_which_file: &'static str,
    pub(crate) menu_which_words: &'static str,
    pub(crate) file_name: &'static str,
    pub(crate) search_words: &'static str,
    pub(crate) reason: &'static str,
    pub(crate) choose_to_see: &'static str,
    pub(crate) report_ending: &'static str,
    pub(crate) press_any_key: &'static str,

    pub(crate) no_terminal: &'static str,
    pub(crate) use_default_file: fn(&str) -> String,
    pub(crate) resume_default_file: fn(&str) -> String,
    pub(crate) other_file: &'static str,
    pub(crate) locked: fn(&str) -> String,
    pub(crate) no_locking: &'static str,
    pub(crate) file_comment: &'static str,

    pub(crate) welcome: &'static str,
    pub(crate) welcome_back: fn(usize, usize) -> String,
    pub(crate) welcome_keys: &'static str,
    pub(crate) saved_in: fn(&str) -> String,
    pub(crate) any_key: &'static str,
    pub(crate) subject_title: &'static str,
    pub(crate) subject_hint: &'static str,
    pub(crate) service_none: &'static str,
    pub(crate) service_title: &'static str,
    pub(crate) date_invalid: &'static str,

    pub(crate) progress: fn(&str, usize, usize, usize, usize) -> String,
    pub(crate) criteria: &'static str,
    pub(crate) current: fn(&str) -> String,
    pub(crate) proposed: fn(&str) -> String,
    pub(crate) plan_read: fn(&str) -> String,
    pub(crate) plan_says: fn(usize) -> String,
    pub(crate) plan_silent: &'static str,
    pub(crate) plan_proposes: fn(&str) -> String,
    pub(crate) plan_and_ticks_propose: fn(&str) -> String,
    pub(crate) plan_accept: &'static str,
    pub(crate) plan_keys: &'static str,
    pub(crate) quotations_title: &'static str,
    pub(crate) quotations_hint: &'static str,
    pub(crate) confirm_again: &'static str,
    pub(crate) answer_keys: &'static str,
    pub(crate) unknown_key: &'static str,
    pub(crate) details_title: &'static str,
    pub(crate) details_keys: &'static str,
    pub(crate) details_next: &'static str,
    pub(crate) ticks_title: &'static str,
    pub(crate) ticks_keys: &'static str,
    pub(crate) na_reason: &'static str,
    pub(crate) na_needs_reason: &'static str,
    pub(crate) enter_note: &'static str,
    pub(crate) enter_evidence: &'static str,
    pub(crate) enter_owner: &'static str,
    pub(crate) enter_due: &'static str,
    pub(crate) keep_hint: fn(&str) -> String,
    pub(crate) clear_hint: &'static str,
    pub(crate) add_hint: &'static str,
    pub(crate) page_keys: fn(usize, usize) -> String,

    pub(crate) review_title: &'static str,
    pub(crate) review_keys: &'static str,
    pub(crate) review_finish: &'static str,
    pub(crate) saved_quit: fn(&str) -> String,
    pub(crate) changed_outside: fn(&str, &str) -> String,
    pub(crate) save_failed: fn(&str, &str) -> String,
    pub(crate) save_retry: &'static str,
    pub(crate) report_save: &'static str,
    pub(crate) report_saved: fn(&str) -> String,
    pub(crate) report_not_saved: &'static str,
    pub(crate) overwrite: fn(&str) -> String,
}

impl Words {
    /// Two sentences as one text.
    pub(crate) fn joined(&self, first: &str, second: &str) -> String {
        format!("{first}{}{second}", self.sentence_end)
    }
}
