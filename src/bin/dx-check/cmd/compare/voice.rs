//! What `compare` says in each format.

use dx_check::outcome::{ChangeReport, Row};
use dx_check::report::{CsvChanges, JsonChanges, Shown, render_changes};

use crate::cmd::outputs::{End, Said, Shape, Voice};
use crate::workspace::Workspace;

pub(super) struct CompareVoice<'a> {
    workspace: &'a Workspace<'a>,
    /// What is told, once all files were read; nothing where fewer than two could be.
    pub(super) report: Option<ChangeReport>,
}

impl<'a> CompareVoice<'a> {
    pub(super) fn new(workspace: &'a Workspace<'a>) -> Self {
        Self { workspace, report: None }
    }
}

/// Nothing is said of a single file: a comparison is of all of them.
pub(super) enum Never {}

impl Voice for CompareVoice<'_> {
    type Input = Never;

    fn shows_table(&self) -> bool {
        false
    }

    fn head(&self, shape: Shape) -> String {
        match shape {
            Shape::Csv => CsvChanges::head(),
            _ => String::new(),
        }
    }

    fn input(&self, input: &Never, _: Shape) -> Said {
        match *input {}
    }

    fn row(&self, input: &Never) -> Row {
        match *input {}
    }

    fn last(&self, shape: Shape, end: &End<'_>) -> Vec<Said> {
        let report = self.report.as_ref();
        match shape {
            Shape::Reading(screen) => {
                report.map(|report| Ok(render_changes(report, screen).into_bytes())).into_iter().collect()
            }
            Shape::Csv => {
                let failed = end.failed.iter().map(|file| CsvChanges::failed(file));
                report
                    .map(CsvChanges::rows)
                    .into_iter()
                    .chain(failed)
                    .map(|text| Ok(text.into_bytes()))
                    .collect()
            }
            Shape::Office(office) => {
                report.map(|report| office.file(&Shown::Compare(report))).into_iter().collect()
            }
            Shape::Json | Shape::Jsonl | Shape::Ci(_) => Vec::new(),
        }
    }

    fn tail(&self, shape: Shape, end: &End<'_>) -> String {
        let checklist = &self.workspace.checklist;
        match shape {
            Shape::Json => {
                JsonChanges::document(&checklist.id, checklist.version, self.report.as_ref(), end.errors)
            }
            _ => String::new(),
        }
    }
}
