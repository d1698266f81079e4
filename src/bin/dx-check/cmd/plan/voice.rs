//! What `plan` says of plan documents in each format.

use dx_check::outcome::{PlanReport, Row};
use dx_check::report::{Basis, CsvPlans, JsonPlans, render_many, render_plan};

use crate::cmd::outputs::{End, Shape, Voice};
use crate::workspace::Workspace;

pub(super) struct PlanVoice<'a> {
    workspace: &'a Workspace<'a>,
    /// Whether there is a table of all.
    table: bool,
    /// Whether all documents count as one plan: then it is what is told.
    together: bool,
    /// That plan, once all documents were read.
    pub(super) combined: Option<PlanReport>,
    json: JsonPlans,
}

impl<'a> PlanVoice<'a> {
    /// `single` is one named file: no table.
    pub(super) fn new(workspace: &'a Workspace<'a>, single: bool, together: bool) -> Self {
        let json = JsonPlans::new(&workspace.checklist.id, workspace.checklist.version);
        Self { workspace, table: !single && !together, together, combined: None, json }
    }
}

impl Voice for PlanVoice<'_> {
    type Input = PlanReport;

    fn shows_table(&self) -> bool {
        self.table
    }

    fn head(&self, shape: Shape) -> String {
        match shape {
            Shape::Csv => CsvPlans::head(),
            Shape::Json => self.json.head(),
            Shape::Reading(_) | Shape::Jsonl => String::new(),
        }
    }

    fn input(&self, report: &PlanReport, shape: Shape) -> String {
        match shape {
            Shape::Json => JsonPlans::plan(report),
            _ if self.together => String::new(),
            Shape::Reading(screen) => render_plan(report, screen),
            Shape::Csv => CsvPlans::plan(report),
            Shape::Jsonl => String::new(),
        }
    }

    fn row(&self, report: &PlanReport) -> Row {
        report.row()
    }

    fn tail(&self, shape: Shape, end: &End<'_>) -> String {
        match shape {
            Shape::Json => JsonPlans::tail(self.combined.as_ref(), end.errors),
            Shape::Csv => {
                let combined = self.combined.as_ref().map(CsvPlans::plan);
                combined.into_iter().chain(end.failed.iter().map(|file| CsvPlans::failed(file))).collect()
            }
            Shape::Reading(screen) if self.table && !end.rows.is_empty() => {
                let lang = self.workspace.context().lang;
                let phases = self.workspace.phase_labels();
                render_many(lang, Basis::Plans, &phases, end.rows, end.totals, end.failed, screen)
            }
            Shape::Reading(screen) => {
                self.combined.as_ref().map_or_else(String::new, |report| render_plan(report, screen))
            }
            Shape::Jsonl => String::new(),
        }
    }
}
