//! `compare`: what changed between assessments, in any number of formats at once.

use std::path::{Path, PathBuf};

use dx_check::answers::AnswerSheet;
use dx_check::assessment::{Assessment, Gate};
use dx_check::outcome::{ChangeReport, Compared, Totals, dropped, standings};
use dx_check::problem::{Problem, Severity};

use super::outputs::{Outputs, Wanted};
use super::plan::read_answers;
use crate::args::{COMPARE_FORMATS, CompareOptions, Shared};
use crate::configs::{Configs, Nearest};
use crate::files::{self, DASH};
use crate::gates::Gates;
use crate::workspace::{Workspace, has_errors};
use crate::{Status, diagnostics, words};

mod voice;

use voice::CompareVoice;

/// An answer file that was read.
struct Given {
    file: String,
    sheet: AnswerSheet,
    assessment: Assessment,
    nearest: Nearest,
    dropped: Vec<String>,
}

pub(crate) fn run(shared: &Shared, options: &CompareOptions) -> anyhow::Result<Status> {
    let no_config = options.gate.no_config;
    // The newest is what the gate is about: its configuration names the checklist.
    let named = options.paths.iter().rfind(|path| path.as_os_str() != DASH && !no_config);
    let Some(workspace) = Workspace::load_for(named, shared, true) else {
        return Ok(Status::Failed);
    };
    let gates = match Gates::new(&options.gate, Gate::default(), &workspace.checklist, shared.today) {
        Ok(gates) => gates,
        Err(id) => {
            diagnostics::fault(&workspace.checklist.unknown_point(&id), shared);
            return Ok(Status::Failed);
        }
    };
    // Outputs first: a wrong path should fail before the work, not after it.
    let wanted = Wanted {
        format: options.format,
        outputs: &options.outputs,
        each: false,
        formats: &COMPARE_FORMATS,
        inputs: &options.paths,
        is_input: files::is_answers,
    };
    let Some(mut outputs) = Outputs::open(&wanted, CompareVoice::new(&workspace), shared) else {
        return Ok(Status::Failed);
    };
    let configs = Configs::new(&workspace, shared.today, no_config);
    let (mut given, mut problems) = read_all(&options.paths, &configs, shared);
    if options.by_date {
        let undated = given.iter().filter(|given| given.sheet.subject.date.is_none());
        let undated: Vec<&str> = undated.map(|given| given.file.as_str()).collect();
        if !undated.is_empty() {
            let words = words::of(shared.lang);
            let text = (words.compare.undated)(&undated.join(shared.lang.words().list_comma));
            diagnostics::note(&format!("{}: {text}", words.error));
            return Ok(Status::Failed);
        }
        given.sort_by_key(|given| given.sheet.subject.date);
    }
    let mut unread: Vec<String> = Vec::new();
    for problem in problems.iter().filter(|problem| problem.severity == Severity::Error) {
        if !unread.contains(&problem.place.file) {
            unread.push(problem.place.file.clone());
        }
    }
    let mut status = Status::Held;
    if let Some(newest) = given.last() {
        let gate = gates.check(&newest.nearest, &newest.assessment);
        let compared: Vec<Compared<'_>> = given.iter().map(Given::compared).collect();
        outputs.voice.report = ChangeReport::new(&workspace.context(), &compared, &gate, unread);
        // A gate over an older assessment, where the newest could not be read, would say nothing.
        if outputs.voice.report.is_some() && !gate.held() {
            status = Status::Broken;
        }
    }
    drop(given);
    problems.extend(super::finish_configs(configs, shared));
    let errors = diagnostics::error_views(&problems, shared.lang);
    outputs.begin();
    let written = outputs.finish(&Totals::new(&workspace.context()), &errors, shared);
    let failed = has_errors(&problems) || !written;
    Ok(if failed { Status::Failed } else { status })
}

/// Reads every file; what is wrong with one is shown and does not keep the others from being compared.
fn read_all(paths: &[PathBuf], configs: &Configs<'_>, shared: &Shared) -> (Vec<Given>, Vec<Problem>) {
    let (mut given, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        match read(path, configs, shared) {
            Ok(one) => given.push(one),
            Err(failed) => problems.extend(failed),
        }
    }
    (given, problems)
}

fn read(path: &Path, configs: &Configs<'_>, shared: &Shared) -> Result<Given, Vec<Problem>> {
    let file = path.display().to_string();
    let checklist = &configs.workspace.checklist;
    let (sheet, mut problems) = read_answers(path, &file, configs.workspace);
    // Hints are for `lint`: here they would bury the report.
    problems.retain(|problem| problem.severity != Severity::Hint);
    let nearest = configs.of(path);
    problems.extend(nearest.as_ref().err().map(|fault| Problem::in_file(&file, fault.clone())));
    // That the checklist has dropped a point is said in the report.
    let gone = dropped(checklist, &problems);
    diagnostics::show(&problems, shared);
    match (sheet, nearest) {
        (Some(sheet), Ok(nearest)) => {
            let assessment = Assessment::new(checklist, standings(&sheet));
            Ok(Given { file, sheet, assessment, nearest, dropped: gone })
        }
        _ => Err(problems),
    }
}

impl Given {
    fn compared(&self) -> Compared<'_> {
        Compared {
            file: &self.file,
            sheet: &self.sheet,
            assessment: &self.assessment,
            settings: self.nearest.settings(),
            dropped: &self.dropped,
        }
    }
}
