//! One output of `score`: a format and where it goes.

use dx_check::i18n::Lang;
use dx_check::outcome::{GapReport, Row, Totals};
use dx_check::problem::Problem;
use dx_check::report::{
    CsvTable, ErrorView, Format, JsonAssessments, Screen, json_lines, render_gap_report, render_many,
};

use crate::args::Shared;
use crate::output::Target;
use crate::terminal;
use crate::workspace::Workspace;

/// Takes assessments one by one and writes them as soon as its format allows.
pub(super) struct Sink {
    target: Target,
    lang: Lang,
    kind: Kind,
}

enum Kind {
    /// Reports as they come; the table, for which all rows are needed, at the end.
    Reading {
        screen: Option<Screen>,
        phases: Vec<String>,
        reports: bool,
        table: Option<Vec<Row>>,
        started: bool,
    },
    Csv {
        table: CsvTable,
        reports: bool,
    },
    Json(JsonAssessments),
    Jsonl,
}

impl Sink {
    /// `single` is one named file: its report and no table; `each` asks for every report besides the table.
    pub(super) fn new(
        format: Format,
        target: Target,
        shared: &Shared,
        workspace: &Workspace<'_>,
        single: bool,
        each: bool,
    ) -> Self {
        let (lang, checklist) = (shared.lang, &workspace.checklist);
        let reports = single || each;
        let reading = |screen| Kind::Reading {
            screen,
            phases: checklist.phases.iter().map(|p| p.label.get(lang).to_owned()).collect(),
            reports,
            table: (!single).then(Vec::new),
            started: false,
        };
        let kind = match format {
            Format::Text if target.is_stdout() => reading(Some(terminal::stdout_screen(shared.color))),
            Format::Text => reading(Some(terminal::plain_screen())),
            Format::Markdown => reading(None),
            Format::Csv if reports => Kind::Csv { table: CsvTable::of_points(lang), reports },
            Format::Csv => Kind::Csv { table: CsvTable::of_assessments(checklist, lang), reports },
            Format::Json => Kind::Json(JsonAssessments::new(&checklist.id, checklist.version)),
            Format::Jsonl => Kind::Jsonl,
        };
        Self { target, lang, kind }
    }

    pub(super) fn begin(&mut self) {
        match &self.kind {
            Kind::Csv { table, .. } => self.target.write(&table.head()),
            Kind::Json(json) => self.target.write(&json.head()),
            Kind::Reading { .. } | Kind::Jsonl => {}
        }
    }

    /// One assessment; only what the format needs is put together.
    pub(super) fn assessment(&mut self, row: &dyn Fn() -> Row, report: &dyn Fn() -> GapReport) {
        // Nobody reads any more; the rest is still scored, for the exit status.
        if self.target.is_closed() {
            return;
        }
        let text = match &mut self.kind {
            Kind::Reading { screen, reports, table, started, .. } => {
                if let Some(rows) = table {
                    rows.push(row());
                }
                if !*reports {
                    return;
                }
                let gap = if std::mem::replace(started, true) { "\n\n" } else { "" };
                format!("{gap}{}", render_gap_report(&report(), *screen))
            }
            Kind::Csv { table, reports: true } => table.points(&report()),
            Kind::Csv { table, .. } => table.assessment(&row()),
            Kind::Json(json) => json.assessment(&report()),
            Kind::Jsonl => json_lines(&report()),
        };
        self.target.write(&text);
    }

    /// What comes after all assessments; puts the output in its place.
    pub(super) fn finish(mut self, totals: &Totals, errors: &[ErrorView]) -> Result<(), Problem> {
        match &self.kind {
            Kind::Reading { screen, phases, table: Some(rows), started, .. } if !rows.is_empty() => {
                let gap = if *started { "\n\n" } else { "" };
                let text = format!("{gap}{}", render_many(self.lang, phases, rows, totals, *screen));
                self.target.write(&text);
            }
            Kind::Json(json) => self.target.write(&json.tail(totals, errors)),
            _ => {}
        }
        self.target.finish()
    }
}
