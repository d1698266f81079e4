//! `lint`: every problem in checklists with their evidence rules, answer files, example files and configurations.

use std::path::{Path, PathBuf};

use dx_check::answers::{self, Doubted, Outcome};
use dx_check::checklist::Checklist;
use dx_check::config::{Config, FILE_NAME, Known, NamedChecklist};
use dx_check::document::Document;
use dx_check::evidence::{Judge, Rules, Tried};
use dx_check::forms;
use dx_check::input::{Bundle, Reader, decode, read};
use dx_check::problem::{Fault, Problem, Severity};
use dx_check::seeds::Library;

use super::inputs::{Input, Inputs};
use super::plan::read as read_plan;
use crate::args::{LintOptions, Shared};
use crate::workspace::{
    Workspace, bundle, has_errors, indicator_words, parse_users, users_indicators, users_rules_bundle,
};
use crate::{Status, diagnostics, files, words};

pub(crate) fn run(shared: &Shared, options: &LintOptions) -> anyhow::Result<Status> {
    let Some(workspace) = Workspace::load(shared, true) else {
        return Ok(Status::Failed);
    };
    let texts = match texts(&options.texts) {
        Ok(texts) => texts,
        Err(problems) => {
            diagnostics::show(&problems, shared);
            return Ok(Status::Failed);
        }
    };
    let mut status = Status::Held;
    let (mut errors, mut others) = (0, 0);
    for path in &options.files {
        let problems = lint(path, &workspace, &texts, shared);
        diagnostics::show(&problems, shared);
        errors += problems.iter().filter(|p| p.severity == Severity::Error).count();
        others += problems.iter().filter(|p| p.severity != Severity::Error).count();
        let unreadable = problems
            .iter()
            .any(|p| p.place.at.is_none() && p.place.cell.is_none() && p.severity == Severity::Error);
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

fn lint(path: &Path, workspace: &Workspace<'_>, texts: &[Document], shared: &Shared) -> Vec<Problem> {
    let name = path.display().to_string();
    let bytes = match files::read_answers(path) {
        Ok(bytes) => bytes,
        Err(fault) => return vec![Problem::in_file(&name, fault)],
    };
    if files::is_workbook(path, &bytes) {
        return lint_form(path, &bytes, workspace, shared);
    }
    let decoded = match decode(&bytes) {
        Ok(decoded) => decoded,
        Err(fault) => return vec![Problem::in_file(&name, fault)],
    };
    let mut problems = Vec::new();
    if decoded.cp932 {
        let fault = Fault::ReadAsCp932;
        problems.push(Problem { severity: fault.severity(), ..Problem::in_file(&name, fault) });
    }
    problems.extend(lint_text(path, &bytes, &decoded.text, workspace, texts, shared));
    problems
}

/// An Excel form.
fn lint_form(path: &Path, bytes: &[u8], workspace: &Workspace<'_>, shared: &Shared) -> Vec<Problem> {
    let name = &path.display().to_string();
    let own = Workspace::named_for(path, shared, true);
    let workspace = match &own {
        Some((Some(own), _)) => own,
        Some((None, problems)) => return problems.clone(),
        None => workspace,
    };
    let form = forms::read_workbook(name, bytes, &workspace.checklist, &workspace.library.services);
    let (sheet, mut problems) = match form.outcome {
        Outcome::Read(sheet, problems) => (sheet, problems),
        Outcome::Failed(problems) => return problems,
        Outcome::OtherFile => return vec![Problem::in_file(name, files::unknown(path, bytes))],
    };
    for Doubted { point, doubt, .. } in answers::doubts(&workspace.checklist, &sheet, shared.today) {
        let fault = Fault::Doubt(doubt);
        // What reading the form has noted already.
        if problems.iter().any(|problem| problem.fault == fault) {
            continue;
        }
        problems.push(match form.cells[point].clone() {
            Some(cell) => Problem::in_cell(name, cell, fault),
            None => Problem { severity: fault.severity(), ..Problem::in_file(name, fault) },
        });
    }
    problems
}

/// The kind of a file is told by its keys.
fn lint_text(
    path: &Path,
    bytes: &[u8],
    text: &str,
    workspace: &Workspace<'_>,
    texts: &[Document],
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
        return lint_config(path, text, workspace, shared);
    }
    if has("points") || has("phases") {
        return lint_checklist(path, bytes, texts);
    }
    let own = Workspace::named_for(path, shared, true);
    let workspace = match &own {
        Some((Some(own), _)) => own,
        Some((None, problems)) => return problems.clone(),
        None => workspace,
    };
    if has("checklist") || has("answers") {
        return match answers::parse(name, text, &workspace.checklist, &workspace.library.services) {
            Outcome::Read(sheet, problems) => {
                let doubts = answers::doubts(&workspace.checklist, &sheet, shared.today);
                answers::report_doubts(&reader, &root, &workspace.checklist, doubts);
                let mut problems = [problems, reader.finish()].concat();
                problems.sort_by_key(|p| p.place.at.as_ref().map(|at| (at.line, at.column)));
                problems
            }
            Outcome::Failed(problems) => problems,
            Outcome::OtherFile => vec![Problem::in_file(name, Fault::UnknownFile)],
        };
    }
    if has("indicator_words") {
        return indicator_words(bundle(path, bytes)).1;
    }
    if ["concepts", "words", "modality", "evidence"].into_iter().any(has) {
        return lint_rules(&workspace.checklist, bundle(path, bytes), texts);
    }
    if has("examples") || has("services") || has("include") {
        return lint_examples(path, bytes, workspace);
    }
    vec![Problem::in_file(name, Fault::UnknownFile)]
}

/// A checklist, with its examples and its rules.
fn lint_checklist(path: &Path, bytes: &[u8], texts: &[Document]) -> Vec<Problem> {
    let (loaded, mut problems) = parse_users(path, bytes);
    if let Some((checklist, _)) = loaded {
        let own = checklist.rules.is_none();
        let (bundle, more) = users_rules_bundle(path, &checklist);
        // What is wrong with the checklist's own files was told already.
        let more = if own { Vec::new() } else { more };
        problems.extend(lint_rules(&checklist, (bundle, more), texts));
        if let Some(name) = &checklist.indicators {
            problems.extend(users_indicators(path, name).1);
        }
    }
    problems
}

/// Evidence rules, with all that they include; where there are texts, tried on them.
fn lint_rules(
    checklist: &Checklist,
    (bundle, mut problems): (Option<Bundle>, Vec<Problem>),
    texts: &[Document],
) -> Vec<Problem> {
    let Some(bundle) = bundle else { return problems };
    let (rules, more) = Rules::parse(&bundle, checklist);
    problems.extend(more);
    let Some(rules) = rules.filter(|rules| !rules.is_empty()) else { return problems };
    let judge = Judge::new(checklist, &rules);
    let fired = texts.iter().flat_map(|text| judge.read(text).fired().collect::<Vec<_>>()).collect();
    let tried = Tried { texts: texts.len(), fired };
    problems.extend(rules.hints(&bundle, checklist, Some(&tried).filter(|tried| tried.texts > 0)));
    problems
}

/// The texts that rules are tried on. One that cannot be read is an error.
fn texts(paths: &[PathBuf]) -> Result<Vec<Document>, Vec<Problem>> {
    let Inputs { files: inputs, mut problems, .. } = Inputs::plans(paths);
    let mut documents = Vec::new();
    for Input { path, .. } in &inputs {
        match read_plan(path) {
            Ok(document) => documents.push(document),
            Err(fault) => problems.push(Problem::in_file(&path.display().to_string(), fault)),
        }
    }
    if documents.is_empty() && problems.is_empty() {
        problems.extend(paths.iter().map(|p| Problem::in_file(&p.display().to_string(), Fault::NoPlans)));
    }
    if problems.is_empty() { Ok(documents) } else { Err(problems) }
}

/// A configuration, held against the checklist that it names.
fn lint_config(path: &Path, text: &str, workspace: &Workspace<'_>, shared: &Shared) -> Vec<Problem> {
    let name = &path.display().to_string();
    let named = NamedChecklist::find(name, text).filter(|_| shared.checklist.is_none());
    let own = named.map(|named| Workspace::named_in(path, named, shared, true));
    let (workspace, mut problems) = match own.as_ref() {
        Some((Some(own), _)) => (Some(own), Vec::new()),
        // The rest is looked at all the same.
        Some((None, problems)) => (None, problems.clone()),
        None => (Some(workspace), Vec::new()),
    };
    let services = || workspace.map_or(&[][..], Workspace::services);
    let known = workspace.map(|workspace| Known { checklist: &workspace.checklist, services: &services });
    problems.extend(Config::parse(name, text, known.as_ref(), shared.today).1);
    problems
}

/// An example file, with what it includes. One that brings no service kinds of its own is held against those in use.
fn lint_examples(path: &Path, bytes: &[u8], workspace: &Workspace<'_>) -> Vec<Problem> {
    let (bundle, mut problems) = bundle(path, bytes);
    if let Some(bundle) = bundle {
        problems.extend(Library::parse_with(&bundle, &workspace.checklist, &workspace.library).1);
    }
    problems
}
