//! `dx-check` alone: a short menu for people who start it with a double click.

use console::{Key, Term};
use dialoguer::Select;

use crate::args::{self, AssessOptions, CasesOptions, PointsOptions, ScoreOptions, Shared};
use crate::{Status, diagnostics, terminal, words};
use dx_check::report::Format;

pub(crate) fn run(shared: &Shared) -> anyhow::Result<Status> {
    let words = &words::of(shared.lang).interview;
    if !terminal::is_interactive() {
        diagnostics::note(&args::help(shared.lang));
        return Ok(Status::Failed);
    }
    terminal::restore_on_interrupt()?;
    let term = Term::stderr();
    let items = [words.menu_assess, words.menu_score, words.menu_cases, words.menu_points, words.menu_quit];
    loop {
        let menu = Select::new().with_prompt(words.menu_title).items(items).default(0).report(false);
        let Ok(chosen) = menu.interact_on_opt(&term) else {
            // Ctrl-C: the list had hidden the cursor.
            let _ = term.show_cursor();
            return Ok(Status::Interrupted);
        };
        let status = match chosen {
            Some(0) => {
                super::assess::run_in_terminal(shared, &AssessOptions { file: None, plans: Vec::new() })?
            }
            Some(1) => score(shared)?,
            Some(2) => cases(shared)?,
            Some(3) => super::points::run(shared, &PointsOptions { id: None, format: Format::Text })?,
            _ => return Ok(Status::Held),
        };
        if status == Status::Interrupted {
            return Ok(status);
        }
        // What was shown stays in view until it is read; then the menu again, so that no window closes on it.
        diagnostics::note(words.press_any_key);
        if matches!(term.read_key_raw(), Err(_) | Ok(Key::CtrlC)) {
            return Ok(Status::Interrupted);
        }
    }
}

fn score(shared: &Shared) -> anyhow::Result<Status> {
    let words = &words::of(shared.lang).interview;
    let Some(typed) = super::assess::ask(words.menu_which_file, words.file_name) else {
        return Ok(Status::Interrupted);
    };
    if typed.is_empty() {
        return Ok(Status::Held);
    }
    let path = super::assess::typed_path(&typed);
    let options = ScoreOptions {
        paths: vec![path],
        format: Format::Text,
        outputs: Vec::new(),
        each: false,
        gate: crate::gates::GateOptions::default(),
    };
    super::score::run(shared, &options)
}

fn cases(shared: &Shared) -> anyhow::Result<Status> {
    let words = &words::of(shared.lang).interview;
    let Some(typed) = super::assess::ask(words.menu_which_words, words.search_words) else {
        return Ok(Status::Interrupted);
    };
    let query = typed.split_whitespace().map(str::to_owned).collect();
    super::cases::run(shared, &CasesOptions::words(query))
}
