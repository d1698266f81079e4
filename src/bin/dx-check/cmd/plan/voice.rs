//! What `plan` says of plan documents in each format.

use dx_check::outcome::{PlanReport, Row};
use dx_check::report::{Basis, CiPlans, CsvPlans, JsonPlans, Root, render_many, render_plan};

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
    ci: CiPlans<'a>,
}

impl<'a> PlanVoice<'a> {
    /// `single` is one named file: no table. `shipped` tells whether the examples are the program's own.
    pub(super) fn new(workspace: &'a Workspace<'a>, single: bool, together: bool, shipped: bool) -> Self {
        let json = JsonPlans::new(&workspace.checklist.id, workspace.checklist.version);
        let root = Root::new(std::env::current_dir().ok());
        let ci = CiPlans::new(&workspace.context(), &root, shipped);
        Self { workspace, table: !single && !together, together, combined: None, json, ci }
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
            Shape::Ci(ci) => self.ci.head(ci),
            Shape::Reading(_) | Shape::Jsonl => String::new(),
        }
    }

    fn input(&self, report: &PlanReport, shape: Shape) -> String {
        match shape {
            Shape::Json => JsonPlans::plan(report),
            _ if self.together => String::new(),
            Shape::Reading(screen) => render_plan(report, screen),
            Shape::Csv => CsvPlans::plan(report),
            Shape::Ci(ci) => self.ci.plan(ci, report),
            // Not offered.
            Shape::Jsonl => String::new(),
        }
    }

    fn row(&self, report: &PlanReport) -> Row {
        report.row()
    }

    fn last(&self, shape: Shape, end: &End<'_>) -> Vec<String> {
        let combined = self.combined.as_ref();
        match shape {
            Shape::Csv => {
                let failed = end.failed.iter().map(|file| CsvPlans::failed(file));
                combined.map(CsvPlans::plan).into_iter().chain(failed).collect()
            }
            Shape::Reading(screen) if self.table && !end.rows.is_empty() => {
                let lang = self.workspace.context().lang;
                let phases = self.workspace.phase_labels();
                vec![render_many(lang, Basis::Plans, &phases, end.rows, end.totals, end.failed, screen)]
            }
            Shape::Reading(screen) => {
                combined.map(|report| render_plan(report, screen)).into_iter().collect()
            }
            Shape::Ci(ci) => {
                let failed = end.errors.iter().map(|error| self.ci.failed(ci, error));
                combined.map(|report| self.ci.plan(ci, report)).into_iter().chain(failed).collect()
            }
            Shape::Json | Shape::Jsonl => Vec::new(),
        }
    }

    fn tail(&self, shape: Shape, end: &End<'_>) -> String {
        match shape {
            Shape::Json => JsonPlans::tail(self.combined.as_ref(), end.errors),
            Shape::Ci(ci) => self.ci.tail(ci, end.errors),
            Shape::Reading(_) | Shape::Csv | Shape::Jsonl => String::new(),
        }
    }
}
