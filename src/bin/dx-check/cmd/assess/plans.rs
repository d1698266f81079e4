//! The plans that an interview is held over.

use std::path::PathBuf;

use dx_check::assessment::GateResult;
use dx_check::document::Document;
use dx_check::evidence::{Judge, Reading};
use dx_check::outcome::{PlanReport, Source};
use dx_check::problem::{Fault, Problem, Severity};
use rayon::prelude::*;

use crate::args::Shared;
use crate::cmd::inputs::{Input, Inputs};
use crate::cmd::plan::read;
use crate::configs::Configs;
use crate::interview::Plan;
use crate::workspace::Workspace;
use crate::{diagnostics, words};

/// Reads plan documents, which all count as one plan. `None` when any of them cannot be read: what it shows would be
/// missing in every question. The problems are shown.
pub(super) fn load(paths: &[PathBuf], workspace: &Workspace<'_>, shared: &Shared) -> Option<Plan> {
    let rules = workspace.rules()?;
    let judge = Judge::new(&workspace.checklist, &rules);
    let configs = Configs::new(workspace, shared.today, false);
    let Inputs { files: inputs, mut problems, passed_over, left_out } = Inputs::plans(paths).within(&configs);
    let each = |input: &Input| {
        let file = input.path.display().to_string();
        let document = configs.of(&input.path).and_then(|_| read(&input.path));
        let document = document.map_err(|fault| Problem::in_file(&file, fault))?;
        let reading = judge.read(&document);
        Ok((file, document, reading))
    };
    let mut parts: Vec<(String, Document, Reading)> = Vec::new();
    for read in inputs.par_iter().map(each).collect::<Vec<Result<_, Problem>>>() {
        match read {
            Ok(part) => parts.push(part),
            Err(problem) => problems.push(problem),
        }
    }
    if parts.is_empty() && problems.is_empty() {
        let nothing = |path: &PathBuf| Problem::in_file(&path.display().to_string(), Fault::NoPlans);
        problems.extend(paths.iter().map(nothing));
    }
    problems.extend(configs.finish().0.into_iter().filter(|problem| problem.severity == Severity::Error));
    diagnostics::show(&problems, shared);
    if !problems.is_empty() {
        return None;
    }
    let sources: Vec<Source<'_>> =
        parts.iter().map(|(file, document, _)| Source { file, document }).collect();
    let readings: Vec<&Reading> = parts.iter().map(|(.., reading)| reading).collect();
    let findings = judge.findings(&readings);
    // Nothing is gated here: a person is asked.
    let gate = |_: &_| GateResult::default();
    let report = PlanReport::new(&workspace.context(), &sources, &rules, &findings, &[], gate);
    let words = words::of(shared.lang);
    let passed_over = (passed_over > 0).then(|| (words.no_plans_passed_over)(passed_over));
    let left_out = (left_out > 0).then(|| (words.left_out)(left_out));
    Some(Plan::new(&report, passed_over.into_iter().chain(left_out).collect()))
}
