//! The answers that a plan is held against.

use std::path::Path;

use dx_check::answers::{AnswerSheet, Outcome};
use dx_check::forms;
use dx_check::problem::{Fault, Problem, Severity};

use crate::args::Shared;
use crate::workspace::Workspace;
use crate::{diagnostics, files};

/// An answer file that was read.
pub(super) struct GivenAnswers {
    /// Its name as the user gave it.
    pub(super) file: String,
    pub(super) sheet: AnswerSheet,
}

impl GivenAnswers {
    /// Reads an answer file. `None` when it cannot be used; all problems are shown, hints only by `lint`.
    pub(super) fn load(path: &Path, workspace: &Workspace<'_>, shared: &Shared) -> Option<Self> {
        let file = path.display().to_string();
        let (sheet, mut problems) = read(path, &file, workspace);
        problems.retain(|problem| problem.severity != Severity::Hint);
        diagnostics::show(&problems, shared);
        sheet.map(|sheet| Self { file, sheet })
    }
}

/// Reads an answer file, with every problem; nothing to use where there is an error.
pub(in crate::cmd) fn read(
    path: &Path,
    file: &str,
    workspace: &Workspace<'_>,
) -> (Option<AnswerSheet>, Vec<Problem>) {
    let fail = |fault: Fault| (None, vec![Problem::in_file(file, fault)]);
    let bytes = match files::read_answers(path) {
        Ok(bytes) => bytes,
        Err(fault) => return fail(fault),
    };
    match forms::read(file, &bytes, &workspace.checklist, &workspace.library.services) {
        Outcome::Read(sheet, problems) => (Some(sheet), problems),
        Outcome::Failed(problems) => (None, problems),
        Outcome::OtherFile => fail(files::unknown(path, &bytes)),
    }
}
