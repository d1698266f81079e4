//! What `score` says of answer files in each format.

use dx_check::answers::AnswerSheet;
use dx_check::assessment::{Assessment, GateResult};
use dx_check::outcome::{Context, GapReport, Row};
use dx_check::report::{
    Basis, CsvTable, JsonAssessments, Office, Shown, json_lines, render_gap_report, render_many,
};

use crate::cmd::outputs::{End, Said, Shape, Voice};
use crate::configs::Nearest;
use crate::workspace::Workspace;

/// An answer file that was scored.
pub(super) struct Scored {
    pub(super) file: String,
    pub(super) sheet: AnswerSheet,
    pub(super) assessment: Assessment,
    pub(super) gate: GateResult,
    /// Its configuration.
    pub(super) nearest: Nearest,
}

pub(super) struct ScoreVoice<'a> {
    workspace: &'a Workspace<'a>,
    /// Whether there is a report for each file.
    reports: bool,
    /// Whether there is a table of all.
    table: bool,
    csv: CsvTable,
    json: JsonAssessments,
}

impl<'a> ScoreVoice<'a> {
    /// `single` is one named file: its report and no table; `each` asks for every report besides the table.
    pub(super) fn new(workspace: &'a Workspace<'a>, single: bool, each: bool) -> Self {
        let (lang, checklist) = (workspace.context().lang, &workspace.checklist);
        let reports = single || each;
        let csv = if reports { CsvTable::of_points(lang) } else { CsvTable::of_assessments(checklist, lang) };
        let json = JsonAssessments::new(&checklist.id, checklist.version);
        Self { workspace, reports, table: !single, csv, json }
    }

    fn context<'s>(&'s self, scored: &'s Scored) -> Context<'s> {
        Context { settings: scored.nearest.settings(), ..self.workspace.context() }
    }

    fn report(&self, scored: &Scored) -> GapReport {
        let Scored { file, sheet, assessment, gate, .. } = scored;
        GapReport::new(&self.context(scored), file, sheet, assessment, gate)
    }
}

impl Voice for ScoreVoice<'_> {
    type Input = Scored;

    fn shows_table(&self) -> bool {
        self.table
    }

    fn head(&self, shape: Shape) -> String {
        match shape {
            Shape::Csv => self.csv.head(),
            Shape::Json => self.json.head(),
            Shape::Reading(_) | Shape::Jsonl | Shape::Office(_) | Shape::Ci(_) => String::new(),
        }
    }

    fn input(&self, scored: &Scored, shape: Shape) -> Said {
        let text = match shape {
            Shape::Reading(screen) if self.reports => render_gap_report(&self.report(scored), screen),
            Shape::Csv if self.reports => self.csv.points(&self.report(scored)),
            Shape::Csv => self.csv.assessment(&self.row(scored)),
            Shape::Json => JsonAssessments::assessment(&self.report(scored)),
            Shape::Jsonl => json_lines(&self.report(scored)),
            Shape::Office(office) if !self.table => {
                return office.file(&Shown::Assessment(&self.report(scored)));
            }
            // A table is enough; or it is not offered.
            Shape::Reading(_) | Shape::Office(_) | Shape::Ci(_) => String::new(),
        };
        Ok(text.into_bytes())
    }

    fn row(&self, scored: &Scored) -> Row {
        let Scored { file, sheet, assessment, gate, .. } = scored;
        Row::new(&self.context(scored), file, sheet, assessment, gate)
    }

    fn last(&self, shape: Shape, end: &End<'_>) -> Vec<Said> {
        let show = |office: Office| {
            end.side_by_side(self.workspace, Basis::Answers, |many| office.file(&Shown::Many(many)))
        };
        match shape {
            Shape::Csv if !self.reports => {
                end.failed.iter().map(|file| Ok(self.csv.failed(file).into_bytes())).collect()
            }
            Shape::Reading(screen) if self.table && !end.rows.is_empty() => {
                vec![Ok(end
                    .side_by_side(self.workspace, Basis::Answers, |many| render_many(many, screen))
                    .into_bytes())]
            }
            Shape::Office(office) if self.table => vec![show(office)],
            _ => Vec::new(),
        }
    }

    fn tail(&self, shape: Shape, end: &End<'_>) -> String {
        match shape {
            Shape::Json => self.json.tail(end.totals, end.errors),
            _ => String::new(),
        }
    }
}
