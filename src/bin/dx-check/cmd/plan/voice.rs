//! What `plan` says of plan documents in each format.

use dx_check::outcome::{CrossCheck, PlanReport, Row};
use dx_check::report::{
    Basis, CiPlans, CsvCrossCheck, CsvPlans, JsonPlans, Office, Root, Shown, render_crosscheck, render_many,
    render_plan,
};

use crate::cmd::outputs::{End, Said, Shape, Voice};
use crate::workspace::Workspace;

pub(super) struct PlanVoice<'a> {
    workspace: &'a Workspace<'a>,
    /// Whether there is a table of all.
    table: bool,
    /// Whether all documents count as one plan: then it is what is told.
    together: bool,
    /// That plan, once all documents were read.
    pub(super) combined: Option<PlanReport>,
    /// Whether answers are held against that plan: then it is this that is told.
    checks: bool,
    /// How the answers stand to it.
    pub(super) crosscheck: Option<CrossCheck>,
    json: JsonPlans,
    ci: CiPlans<'a>,
}

/// Whether all documents make one plan, and what is told of it.
#[derive(Clone, Copy)]
pub(super) struct Whole {
    /// Whether they do.
    pub(super) together: bool,
    /// Whether answers are held against that plan.
    pub(super) checks: bool,
}

impl<'a> PlanVoice<'a> {
    /// `single` is one named file: no table. `shipped` tells whether the examples are the program's own.
    pub(super) fn new(workspace: &'a Workspace<'a>, single: bool, whole: Whole, shipped: bool) -> Self {
        let Whole { together, checks } = whole;
        let json = JsonPlans::new(&workspace.checklist.id, workspace.checklist.version);
        let root = Root::new(std::env::current_dir().ok());
        let ci = CiPlans::new(&workspace.context(), &root, shipped);
        let table = !single && !together;
        Self { workspace, table, together, combined: None, checks, crosscheck: None, json, ci }
    }

    /// What is told of all documents as one plan.
    fn combined_as<T>(
        &self,
        plan: impl FnOnce(&PlanReport) -> T,
        check: impl FnOnce(&CrossCheck, &PlanReport) -> T,
    ) -> Option<T> {
        let combined = self.combined.as_ref()?;
        Some(match &self.crosscheck {
            Some(crosscheck) => check(crosscheck, combined),
            None => plan(combined),
        })
    }
}

impl Voice for PlanVoice<'_> {
    type Input = PlanReport;

    fn shows_table(&self) -> bool {
        self.table
    }

    fn head(&self, shape: Shape) -> String {
        match shape {
            Shape::Csv if self.checks => CsvCrossCheck::head(),
            Shape::Csv => CsvPlans::head(),
            Shape::Json => self.json.head(),
            Shape::Ci(ci) => self.ci.head(ci),
            Shape::Reading(_) | Shape::Jsonl | Shape::Office(_) => String::new(),
        }
    }

    fn input(&self, report: &PlanReport, shape: Shape) -> Said {
        let text = match shape {
            Shape::Json => return Ok(JsonPlans::plan(report)),
            _ if self.together => String::new(),
            Shape::Office(office) if !self.table => return office.file(&Shown::Plan(report)),
            Shape::Reading(screen) => render_plan(report, screen),
            Shape::Csv => CsvPlans::plan(report),
            Shape::Ci(ci) => self.ci.plan(ci, report),
            // A table is enough; or it is not offered.
            Shape::Office(_) | Shape::Jsonl => String::new(),
        };
        Ok(text.into_bytes())
    }

    fn row(&self, report: &PlanReport) -> Row {
        report.row()
    }

    fn last(&self, shape: Shape, end: &End<'_>) -> Vec<Said> {
        let show = |office: Office| {
            end.side_by_side(self.workspace, Basis::Plans, |many| office.file(&Shown::Many(many)))
        };
        let texts: Vec<String> = match shape {
            Shape::Office(office) if self.table => return vec![show(office)],
            Shape::Office(office) => {
                let plan = |plan: &PlanReport| office.file(&Shown::Plan(plan));
                let check =
                    |check: &CrossCheck, plan: &PlanReport| office.file(&Shown::CrossCheck(check, plan));
                return self.combined_as(plan, check).into_iter().collect();
            }
            Shape::Csv => {
                let combined = self.combined_as(CsvPlans::plan, CsvCrossCheck::rows);
                let failed = if self.checks { CsvCrossCheck::failed } else { CsvPlans::failed };
                combined.into_iter().chain(end.failed.iter().map(|file| failed(file))).collect()
            }
            Shape::Reading(screen) if self.table && !end.rows.is_empty() => {
                vec![end.side_by_side(self.workspace, Basis::Plans, |many| render_many(many, screen))]
            }
            Shape::Reading(screen) => {
                let plan = |plan: &PlanReport| render_plan(plan, screen);
                let check = |check: &CrossCheck, plan: &PlanReport| render_crosscheck(check, plan, screen);
                self.combined_as(plan, check).into_iter().collect()
            }
            Shape::Ci(ci) => {
                let failed = end.errors.iter().map(|error| self.ci.failed(ci, error));
                let combined = self.combined.as_ref();
                combined.map(|report| self.ci.plan(ci, report)).into_iter().chain(failed).collect()
            }
            Shape::Json | Shape::Jsonl => Vec::new(),
        };
        texts.into_iter().map(|text| Ok(text.into_bytes())).collect()
    }

    fn tail(&self, shape: Shape, end: &End<'_>) -> String {
        match shape {
            Shape::Json => JsonPlans::tail(self.combined.as_ref(), self.crosscheck.as_ref(), end.errors),
            Shape::Ci(ci) => self.ci.tail(ci, end.errors),
            Shape::Reading(_) | Shape::Csv | Shape::Jsonl | Shape::Office(_) => String::new(),
        }
    }
}
