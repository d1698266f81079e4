//! `plan`: plan documents, judged point by point.

use std::path::PathBuf;

use dx_check::document;
use dx_check::evidence::Judge;
use dx_check::outcome::PlanReport;
use dx_check::problem::{Fault, Problem};
use dx_check::report::json_plans;

use crate::args::{PlanOptions, Shared};
use crate::files::{self, DASH};
use crate::gates::Gates;
use crate::output::Target;
use crate::workspace::Workspace;
use crate::{Status, diagnostics};

pub(crate) fn run(shared: &Shared, options: &PlanOptions) -> anyhow::Result<Status> {
    let Some(workspace) = Workspace::load(shared, true) else {
        return Ok(Status::Failed);
    };
    let Some(rules) = workspace.rules() else {
        return Ok(Status::Failed);
    };
    let gates = match Gates::new(&options.gate, &workspace.checklist, shared.today) {
        Ok(gates) => gates,
        Err(id) => {
            diagnostics::fault(&workspace.checklist.unknown_point(&id), shared);
            return Ok(Status::Failed);
        }
    };
    let judge = Judge::new(&workspace.checklist, &rules);
    let context = workspace.context();
    let mut reports = Vec::new();
    let mut problems = Vec::new();
    let mut status = Status::Held;
    for path in &options.paths {
        let file = path.display().to_string();
        match read(path) {
            Ok(document) => {
                let findings = judge.judge(&document);
                let report = PlanReport::new(&context, &file, &document, &rules, &findings, |assessment| {
                    gates.check(path, assessment)
                });
                status = status.or(if report.gaps.gate.held { Status::Held } else { Status::Broken });
                reports.push(report);
            }
            Err(fault) => problems.push(Problem::in_file(&file, fault)),
        }
    }
    diagnostics::show(&problems, shared);
    if !problems.is_empty() {
        status = Status::Failed;
    }
    let errors = diagnostics::error_views(&problems, shared.lang);
    let mut target = Target::stdout();
    target.write(&json_plans(&workspace.checklist.id, workspace.checklist.version, &reports, &errors));
    if let Err(problem) = target.finish() {
        diagnostics::show(&[problem], shared);
        status = Status::Failed;
    }
    Ok(status)
}

fn read(path: &PathBuf) -> Result<document::Document, Fault> {
    let ending = path.extension().map(|e| e.to_string_lossy().into_owned());
    let ending = if path.as_os_str() == DASH { None } else { Some(ending.unwrap_or_default()) };
    let bytes = files::read_at_most(path, document::MAX_BYTES)?;
    document::read(&bytes, ending.as_deref()).map_err(Fault::Document)
}
