//! `assess`: the interview, over a plan where one is named, then the gap report and the offer to save it.

use std::path::{Path, PathBuf};

use dx_check::answers::AnswerSheet;
use dx_check::assessment::{Assessment, GateResult};
use dx_check::outcome::{Context, GapReport, standings};
use dx_check::problem::{Problem, Severity};
use dx_check::report::{CsvTable, Format, JsonAssessments, Shown, json_lines, render_gap_report};

use crate::args::{AssessOptions, SCORE_FORMATS, Shared};
use crate::configs::{Configs, Nearest};
use crate::interview::{self, Opened, Plan, Session, default_file};
use crate::output::{Target, split_target, write_whole};
use crate::workspace::Workspace;
use crate::{Status, diagnostics, terminal, words};

mod plans;

pub(crate) fn run(shared: &Shared, options: &AssessOptions) -> anyhow::Result<Status> {
    let words = words::of(shared.lang);
    if !terminal::is_interactive() {
        diagnostics::note(&format!("{}: {}", words.error, words.interview.no_terminal));
        return Ok(Status::Failed);
    }
    terminal::restore_on_interrupt()?;
    run_in_terminal(shared, options)
}

/// [`run`] where a person can be asked and an interrupt leaves the terminal as it was.
pub(super) fn run_in_terminal(shared: &Shared, options: &AssessOptions) -> anyhow::Result<Status> {
    let home = options.file.clone().unwrap_or_else(|| default_file().to_owned());
    let Some(workspace) = Workspace::load_for(Some(&home), shared, true) else {
        return Ok(Status::Failed);
    };
    let plan = match options.plans.as_slice() {
        [] => None,
        paths => match plans::load(paths, &workspace, shared) {
            Some(plan) => Some(plan),
            None => return Ok(Status::Failed),
        },
    };
    let file = match &options.file {
        Some(file) => file.clone(),
        None => match ask_file(shared) {
            Some(file) => file,
            None => return Ok(Status::Interrupted),
        },
    };
    assess(shared, &workspace, &file, plan)
}

/// Asks and shows the report.
fn assess(
    shared: &Shared,
    workspace: &Workspace<'_>,
    file: &Path,
    plan: Option<Plan>,
) -> anyhow::Result<Status> {
    let words = words::of(shared.lang);
    let session = match Session::open(file, workspace, &words.interview) {
        Opened::Ready(session) => *session,
        Opened::Locked => {
            diagnostics::note(&format!(
                "{}: {}",
                words.error,
                (words.interview.locked)(&file.display().to_string())
            ));
            return Ok(Status::Failed);
        }
        Opened::Failed(problems) => {
            diagnostics::show(&problems, shared);
            return Ok(Status::Failed);
        }
    };
    let (mut session, ended) = interview::run(workspace, shared, session, plan);
    session.release();
    terminal::say_on_interrupt(None);
    session.diversion().into_iter().for_each(diagnostics::note);
    if let Err(stop) = ended {
        // What was saved stays saved, however the interview ended.
        if session.is_saved() {
            diagnostics::note(&(words.interview.saved_quit)(&session.path().display().to_string()));
        }
        return Ok(interview::status_of(&stop));
    }
    let report = gap_report(shared, workspace, session.path(), session.sheet());
    let mut target = Target::stdout();
    target.write(render_gap_report(&report, Some(terminal::stdout_screen(shared.color))).as_bytes());
    if let Err(problem) = target.finish() {
        diagnostics::show(&[problem], shared);
        return Ok(Status::Failed);
    }
    diagnostics::note(&format!("\n{}", (words.interview.saved_in)(&session.path().display().to_string())));
    Ok(offer_to_save(shared, workspace, &report))
}

fn gap_report(shared: &Shared, workspace: &Workspace<'_>, path: &Path, sheet: &AnswerSheet) -> GapReport {
    let configs = Configs::new(workspace, shared.today, false);
    let nearest = configs.of(path).ok();
    let settings = nearest.as_ref().map(Nearest::settings).unwrap_or_default();
    let assessment = Assessment::new(&workspace.checklist, standings(sheet));
    // An interview has no gate: it is about finding out, not about passing.
    let gate = GateResult::default();
    let context = Context { settings, ..workspace.context() };
    let report = GapReport::new(&context, &path.display().to_string(), sheet, &assessment, &gate);
    let (mut problems, _) = configs.finish();
    problems.retain(|problem| problem.severity == Severity::Error);
    diagnostics::show(&problems, shared);
    report
}

/// The file to use where none was named; `None` when the terminal is gone.
fn ask_file(shared: &Shared) -> Option<PathBuf> {
    let words = &words::of(shared.lang).interview;
    let default = default_file().display().to_string();
    let question = if default_file().exists() { words.resume_default_file } else { words.use_default_file };
    let typed = ask(&format!("{}\n{}", question(&default), words.other_file), words.file_name)?;
    Some(if typed.is_empty() { PathBuf::from(default) } else { typed_path(&typed) })
}

/// Offers to save the report until it is saved or refused.
fn offer_to_save(shared: &Shared, workspace: &Workspace<'_>, report: &GapReport) -> Status {
    let words = words::of(shared.lang);
    loop {
        let Some(typed) = ask(words.interview.report_save, words.interview.file_name) else {
            return Status::Interrupted;
        };
        if typed.is_empty() {
            diagnostics::note(words.interview.report_not_saved);
            return Status::Held;
        }
        let (format, path) = match split_target(&typed, &SCORE_FORMATS) {
            Ok(target) => target,
            Err(_) => {
                diagnostics::note(words.interview.report_ending);
                continue;
            }
        };
        let name = path.display().to_string();
        if path.is_file() {
            match ask(&(words.interview.overwrite)(&name), "y/n") {
                Some(answer) if matches!(answer.to_lowercase().as_str(), "y" | "yes" | "ｙ" | "はい") => {}
                Some(_) => continue,
                None => return Status::Interrupted,
            }
        }
        match write_whole(&path, &rendered(shared, workspace, report, format)) {
            Ok(()) => {
                diagnostics::note(&(words.interview.report_saved)(&name));
                return Status::Held;
            }
            Err(fault) => diagnostics::show(&[Problem::in_file(&name, fault)], shared),
        }
    }
}

/// The report in a format, whole.
fn rendered(shared: &Shared, workspace: &Workspace<'_>, report: &GapReport, format: Format) -> Vec<u8> {
    let text = match format {
        Format::Text => render_gap_report(report, Some(terminal::plain_screen())),
        Format::Markdown => render_gap_report(report, None),
        Format::Csv => {
            let table = CsvTable::of_points(shared.lang);
            format!("{}{}", table.head(), table.points(report))
        }
        Format::Jsonl => json_lines(report),
        Format::Json => {
            let checklist = &workspace.checklist;
            let mut json = JsonAssessments::new(&checklist.id, checklist.version);
            let mut totals = dx_check::outcome::Totals::new(&workspace.context());
            totals.add(&report.points.iter().map(|p| p.standing).collect::<Vec<_>>());
            let head = json.head();
            format!(
                "{head}{}{}{}",
                json.between(),
                JsonAssessments::assessment(report),
                json.tail(&totals, &[])
            )
        }
        // Not offered.
        Format::Ci(_) => String::new(),
        Format::Office(office) => return office.file(&Shown::Assessment(report)),
    };
    text.into_bytes()
}

/// Says what is asked and reads a line behind a short label (a long one would break over lines and leave some
/// behind); `None` when the terminal is gone.
pub(super) fn ask(question: &str, prompt: &str) -> Option<String> {
    diagnostics::note(question);
    terminal::read_line(prompt).ok()
}

/// A path as people give it: one that is dropped on the window arrives in quotation marks.
pub(super) fn typed_path(typed: &str) -> PathBuf {
    PathBuf::from(typed.trim_matches(['"', '\'']))
}
