//! `lint`: every problem in checklists, answer files, example files and configurations.

use std::path::Path;

use dx_check::answers::{self, Outcome};
use dx_check::config::{Config, FILE_NAME};
use dx_check::input::{Reader, decode, read};
use dx_check::problem::{Fault, Problem, Severity};
use dx_check::seeds::Library;

use crate::args::{LintOptions, Shared};
use crate::workspace::{Workspace, bundle, has_errors, parse_users};
use crate::{Status, diagnostics, files, words};

pub(crate) fn run(shared: &Shared, options: &LintOptions) -> anyhow::Result<Status> {
    let Some(workspace) = Workspace::load(shared, true) else {
        return Ok(Status::Failed);
    };
    let mut status = Status::Held;
    let (mut errors, mut others) = (0, 0);
    for path in &options.files {
        let problems = lint(path, &workspace, shared);
        diagnostics::show(&problems, shared);
        errors += problems.iter().filter(|p| p.severity == Severity::Error).count();
        others += problems.iter().filter(|p| p.severity != Severity::Error).count();
        let unreadable = problems.iter().any(|p| p.place.at.is_none() && p.severity == Severity::Error);
        status = status.or(if unreadable {
            Status::Failed
        } else if has_errors(&problems) {
            Status::Broken
        } else {
            Status::Held
        });
    }
    let words = words::of(shared.lang);
    let summary = if errors + others == 0 {
        (words.lint_clean)(options.files.len())
    } else {
        (words.lint_found)(options.files.len(), errors, others)
    };
    diagnostics::note(&summary);
    Ok(status)
}

fn lint(path: &Path, workspace: &Workspace<'_>, shared: &Shared) -> Vec<Problem> {
    let name = path.display().to_string();
    let bytes = match files::read(path) {
        Ok(bytes) => bytes,
        Err(fault) => return vec![Problem::in_file(&name, fault)],
    };
    let decoded = match decode(&bytes) {
        Ok(decoded) => decoded,
        Err(fault) => return vec![Problem::in_file(&name, fault)],
    };
    let mut problems = Vec::new();
    if decoded.cp932 {
        let fault = Fault::ReadAsCp932;
        problems.push(Problem { severity: fault.severity(), ..Problem::in_file(&name, fault) });
    }
    problems.extend(lint_text(path, &bytes, &decoded.text, workspace, shared));
    problems
}

/// The kind of a file is told by its keys.
fn lint_text(
    path: &Path,
    bytes: &[u8],
    text: &str,
    workspace: &Workspace<'_>,
    shared: &Shared,
) -> Vec<Problem> {
    let name = &path.display().to_string();
    let reader = Reader::new(name, text);
    let Some(root) = read(text, &reader) else {
        return reader.finish();
    };
    let has = |key: &str| root.get_ref().contains_key(key);
    let is_config = path.file_name().is_some_and(|n| n == FILE_NAME) || has("gate") || has("waivers");
    if is_config {
        return Config::parse(name, text, &workspace.checklist, shared.today).1;
    }
    if has("points") || has("phases") {
        return parse_users(path, bytes).1;
    }
    if has("checklist") || has("answers") {
        return match answers::parse(name, text, &workspace.checklist, &workspace.library.services) {
            Outcome::Read(sheet, mut problems) => {
                let doubts = answers::doubts(&workspace.checklist, &sheet, shared.today);
                answers::report_doubts(&reader, &root, &workspace.checklist, doubts);
                problems.extend(reader.finish());
                problems.sort_by_key(|p| p.place.at.as_ref().map(|at| (at.line, at.column)));
                problems
            }
            Outcome::Failed(problems) => problems,
            Outcome::OtherFile => vec![Problem::in_file(name, Fault::UnknownFile)],
        };
    }
    if has("examples") || has("services") || has("include") {
        return lint_examples(path, bytes, workspace);
    }
    vec![Problem::in_file(name, Fault::UnknownFile)]
}

/// An example file, with what it includes. One that brings no service kinds of its own is held against those in use.
fn lint_examples(path: &Path, bytes: &[u8], workspace: &Workspace<'_>) -> Vec<Problem> {
    let (bundle, mut problems) = bundle(path, bytes);
    if let Some(bundle) = bundle {
        problems.extend(Library::parse_with(&bundle, &workspace.checklist, &workspace.library).1);
    }
    problems
}
