//! English.

mod forms;

use super::{InterviewWords, Misuse, Words};

pub(super) const WORDS: Words = Words {
    error: "error",
    warning: "warning",
    hint: "note",
    remedy: "help",
    sentence_end: "; ",
    misuse,
    see_help: |command| format!("`{command}` shows how it is used."),

    usage: "Usage:",
    commands: "Commands:",
    arguments: "Arguments:",
    options: "Options:",
    usage_options: "[OPTIONS]",
    usage_command: "[COMMAND]",
    about: "Assess a municipal digital service by 15 points of good practice, and see for every gap what other municipalities did. Never opens a network connection.",
    after_help: "To begin:\n  dx-check assess                 answer questions on the screen\n  dx-check score answers.toml     a gap report from a filled-in answer file\n  dx-check cases elderly          search the examples\n\nExit status: 0 done, 1 the gate broke (or lint found errors), 2 wrong usage or an input or output that failed, 130 interrupted",
    help: "Show this help",
    version: "Show the version",
    lang: "Language (else DX_CHECK_LANG, then the system's setting)",
    color: "When to use colours (default auto; NO_COLOR is honoured)",
    checklist: "A checklist to use instead of the built-in one",
    today: "The day to take for today, like 2026-11-22",
    value_file: "FILE",
    value_path: "PATH",
    value_date: "DATE",
    value_format: "FORMAT",
    value_percent: "PERCENT",
    value_points: "ID,…",
    value_point: "ID",
    value_phase: "PHASE",
    value_service: "KIND",
    value_query: "WORD",
    assess: "Answer questions on the screen; saves after each answer and resumes",
    assess_file: "The answer file; made if it is not there (without it: asks about dx-check-answers.toml)",
    assess_plan: "A plan document or folder: its statements and a proposed answer are shown with each question (repeatable; all count as one plan)",
    assess_after: "What was answered is saved even when you stop halfway. Name the same file again to go on.",
    score: "Score answer files: one gives a gap report, several a table",
    score_paths: "Answer files or folders (- is standard input)",
    score_after: "Conditions of the gate add up: all must hold. Without any, the nearest dx-check.toml decides; without that there is no gate.",
    format: |names| format!("What goes to standard output: {names}"),
    output: "Write a file; its ending or FORMAT:FILE tells the format (repeatable)",
    each: "Besides the table, every report",
    fail_on: "Break the gate at such an answer (partial: also at a no)",
    fail_under: "Break the gate at a total below this",
    require: "Points that must be a yes",
    allow_incomplete: "Leave unknown and unanswered out of the gate instead of counting them as no",
    no_config: "Use no dx-check.toml",
    points: "List the 15 points, or explain one with its examples",
    points_id: "A point, like P09",
    plan: "Read plan documents and say point by point what they show",
    plan_after: "Formats that are read: Markdown, text, Word (docx), Excel (xlsx), PowerPoint (pptx), PDF. Folders are read in name order, without hidden files and what Office leaves beside an open document (~$…).\nWithout gate options, a point that is not shown (no) breaks the gate (exit status 1).",
    plan_paths: "Plan documents or folders (- is text from standard input)",
    together: "Take all documents as one plan",
    plan_answers: "Hold an answer file against the plan: where the two differ, with quotations and what to do (all documents count as one plan)",
    explain: "Also show how the verdict on this point came about: statements, rules, words (repeatable)",
    cases: "List the examples, search them, or show one in full",
    cases_query: "An example's id, or words to search (Japanese or English, any width, any kana)",
    cases_point: "Only examples that help with this point",
    cases_service: "Only examples of this kind of service, like chatbot",
    cases_phase: "Only examples of this phase (its name or id, like publicity)",
    cases_kind: "Only detailed cases, or only short measures",
    cases_full: "The examples in full instead of a list",
    form: "Make a blank form: a text file, an Excel workbook or a page for a browser",
    form_output: "The file to make (.toml, .xlsx or .html; - is standard output)",
    lint: "Show every problem in checklists, rules, answers, examples and configurations",
    lint_files: "The files to check",
    lint_texts: "Documents or folders to try the rules of a checklist on; shows the rules that no statement satisfies",
    lint_after: "Exit status: 0 without errors, 1 with, 2 when a file cannot be read.",

    passed_over: |n| format!("{n} file(s) passed over: not answer files"),
    no_plans_passed_over: |n| format!("{n} file(s) passed over: not plan documents, or named in .gitignore"),
    left_out: |n| format!("{n} file(s) left out by include and exclude in dx-check.toml"),
    waiver_unused: |file, point| format!("the waiver for {point} in {file} matched no file"),
    progress: |done, all| format!("scoring {done}/{all}"),
    plan_progress: |done, all| format!("reading {done}/{all}"),
    lint_clean: |n| format!("No problems in {n} file(s)."),
    lint_found: |n, errors, others| {
        format!("{errors} error(s) and {others} warning(s) or note(s) in {n} file(s).")
    },
    no_cases: "No example fits. Try fewer or other words.",
    near_cases: "No example holds all of these words. Here are those that hold most of them, nearest first.",
    any_cases: |n| format!("{n} more fit any kind of service: --service any"),
    form_page_written: |name| {
        format!(
            "Made {name}. Open it in a browser, fill it in and press \"Save as a file\"; `dx-check score` reads the answer file."
        )
    },
    form_written: |name| {
        format!("Made {name}. Once it is filled in, `dx-check score {name}` shows the gap report.")
    },
    form_exists: |name| {
        format!("{name} is there already; choose another name, so that nothing is overwritten")
    },

    compare: super::compare::EN,

    forms: forms::WORDS,

    interview: InterviewWords {
        menu_title: "What would you like to do? (arrows and Enter)",
        menu_assess: "Start or resume an assessment",
        menu_score: "Show the gap report of an answer file",
        menu_cases: "Search the examples",
        menu_points: "Look at the 15 points",
        menu_quit: "Quit",
        menu_which_file: "Type the name of the answer file (Enter alone goes back).",
        menu_which_words: "Type words to search (Enter alone lists all).",
        file_name: "File",
        search_words: "Words",
        reason: "Reason",
        choose_to_see: "(choose with the arrows to see what counts as that answer)",
        report_ending: "Please end the file name in .html, .docx, .md, .txt, .csv or .json.",
        press_any_key: "Press any key for the menu.",

        no_terminal: "cannot ask questions: this is not a terminal. Make a form with `dx-check form -o answers.toml`, fill it in, then run `dx-check score answers.toml`",
        use_default_file: |name| format!("Your answers will be saved in {name} in this folder."),
        resume_default_file: |name| format!("Going on with {name} in this folder."),
        other_file: "Press Enter to go on, or type the name of another file.",
        locked: |name| {
            format!("{name} is in use by another assessment; finish that one first, then run this again")
        },
        no_locking: "Files cannot be locked in this place. Do not assess the same file twice at the same time.",
        file_comment: "dx-check answer file\nYou may edit it by hand; the README tells how.",

        welcome: "You will be asked about each point in turn. Answer what you can.",
        welcome_back: |done, all| format!("Resuming: {done} of {all} points are answered."),
        welcome_keys: "Every answer is saved at once, so you can stop at any time (q or Ctrl-C).",
        saved_in: |path| format!("Saved in: {path}"),
        any_key: "Press any key to begin.",
        subject_title: "What is assessed",
        subject_hint: "Enter alone goes on; anything may stay empty.",
        service_none: "(none)",
        service_title: "Kind of service (near examples are shown first; the list goes on below)",
        date_invalid: "That is not a date; type it like 2026-11-22.",

        progress: |phase, n, of, at, all| format!("{phase} ({n}/{of})  point {at} of {all}"),
        criteria: "Criteria (c to tick them; the ticks propose an answer)",
        current: |answer| format!("Answer so far: {answer}"),
        proposed: |answer| format!("The ticks propose: {answer}"),
        plan_read: |names| format!("Plan read: {names}"),
        plan_says: |n| format!("What the plan says ({n} in all; v to read, choose evidence)"),
        plan_silent: "No statement about it was found in the plan. Ask those who know, then answer.",
        plan_proposes: |answer| format!("The plan suggests: {answer}"),
        plan_and_ticks_propose: |answer| format!("The plan and your ticks suggest: {answer}"),
        plan_accept: " (k takes it, with all [+] as ticks and evidence)",
        plan_keys: "v what the plan says",
        quotations_title: "What the plan says",
        quotations_hint: "Statements ticked [x] are kept as evidence, with file and place ([+]: kept when k takes the proposal).",
        confirm_again: "This point changed after it was answered. Please answer it again.",
        answer_keys: "1-5 to answer (or arrows and Enter)\t? help, examples\tc criteria\tb back\ts skip\tg list\tq save and quit",
        unknown_key: "That key does nothing here.",
        details_title: "You may add to it.",
        details_keys: "n note\te evidence\to owner\td due date\tb change the answer\tq save and quit",
        details_next: "Enter for the next point",
        ticks_title: "Tick the criteria that hold",
        ticks_keys: "number or space ticks\tarrows move\tEnter when done",
        na_reason: "Please give the reason why it does not apply (empty goes back to the question).",
        na_needs_reason: "Not applicable needs a reason.",
        enter_note: "Type the note.",
        enter_evidence: "Type what shows it (minutes, rules, an address …); several with ; between them.",
        enter_owner: "Type the section or person who takes care of it.",
        enter_due: "Type the due date, like 2027-01-31.",
        keep_hint: |current| format!("Now: {current}"),
        clear_hint: "Enter alone keeps it, - alone clears it.",
        add_hint: "Begin with + to add to what is there (like: +minutes of 2026-10-01).",
        page_keys: |at, all| format!("page {at} of {all}\tEnter next\tb back\tq to the question"),

        review_title: "Your answers",
        review_keys: "arrows and Enter to change one\ts what is assessed\tf finish, show the report\tq save and quit",
        review_finish: "Finish and show the gap report",
        saved_quit: |path| {
            format!(
                "Your answers so far are saved in {path}. Run dx-check assess with the same file to go on."
            )
        },
        changed_outside: |theirs, ours| {
            format!(
                "Somebody else changed {theirs}, so your answers are saved in {ours}. Please compare the two later."
            )
        },
        save_failed: |path, why| format!("{path} cannot be saved. {why}"),
        save_retry: "Enter to try again, q to quit without saving",
        report_save: "To save the report, type a file name that ends in .html (for printing), .docx, .md, .txt, .csv or .json. Enter alone does not save it.",
        report_saved: |name| format!("Saved in {name}."),
        report_not_saved: "The report is not saved. `dx-check score` makes it at any time.",
        overwrite: |name| format!("{name} is there already. Overwrite it?"),
    },
};

fn misuse(misuse: &Misuse) -> String {
    let near =
        |near: &Option<String>| near.as_ref().map_or(String::new(), |n| format!("; did you mean \"{n}\"?"));
    match misuse {
        Misuse::UnknownOption(option, nearest) => {
            format!("there is no option or argument \"{option}\"{}", near(nearest))
        }
        Misuse::UnknownCommand(command, nearest) => {
            format!("there is no command \"{command}\"{}", near(nearest))
        }
        Misuse::WrongValue(option, value, allowed) if allowed.is_empty() => {
            format!("{option} cannot be \"{value}\"")
        }
        Misuse::WrongValue(option, value, allowed) => {
            format!("{option} cannot be \"{value}\" (it can be: {})", allowed.join(", "))
        }
        Misuse::Missing(what) => format!("{what} is missing"),
        Misuse::NoValue(option) => format!("{option} needs a value"),
        Misuse::TooMany(option) => format!("{option} has too many values"),
        Misuse::Twice(option) => format!("{option} is given twice"),
        Misuse::Conflict(one, other) => format!("{one} and {other} cannot be used together"),
        Misuse::PlanAsAnswers(file) => format!(
            "\"{file}\" looks like a plan document, not like an answer file (name plans one by one: --plan {file})"
        ),
        Misuse::NotUnicode => "an argument has characters that cannot be read".to_owned(),
        Misuse::BadDate(day) => format!("\"{day}\" is not a date like 2026-11-22"),
        Misuse::BadPercent(text) => format!("\"{text}\" is not a number from 0 to 100"),
        Misuse::Other => "the command line is not right".to_owned(),
    }
}
