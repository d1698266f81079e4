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

/// What an output shows of one assessment.
#[derive(Default)]
pub(super) struct Piece {
    text: String,
    /// Its line of the table, where there is one at the end.
    row: Option<Box<Row>>,
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

    /// What the output shows of one assessment; only what its format needs is put together. Pure, so that many
    /// assessments can be rendered at the same time.
    pub(super) fn render(&self, row: &dyn Fn() -> Row, report: &dyn Fn() -> GapReport) -> Piece {
        // Nobody reads any more; the rest is still scored, for the exit status.
        if self.target.is_closed() {
            return Piece::default();
        }
        let text = match &self.kind {
            Kind::Reading { screen, reports: true, .. } => render_gap_report(&report(), *screen),
            Kind::Reading { .. } => String::new(),
            Kind::Csv { table, reports: true } => table.points(&report()),
            Kind::Csv { table, .. } => table.assessment(&row()),
            Kind::Json(_) => JsonAssessments::assessment(&report()),
            Kind::Jsonl => json_lines(&report()),
        };
        let keeps_row = matches!(self.kind, Kind::Reading { table: Some(_), .. });
        Piece { text, row: keeps_row.then(|| Box::new(row())) }
    }

    /// Writes what was rendered, in the order of the files.
    pub(super) fn take(&mut self, piece: Piece) {
        let between = match &mut self.kind {
            Kind::Reading { table, started, .. } => {
                if let (Some(rows), Some(row)) = (table, piece.row) {
                    rows.push(*row);
                }
                let first = piece.text.is_empty() || !std::mem::replace(started, true);
                if first { "" } else { "\n\n" }
            }
            Kind::Json(json) => json.between(),
            Kind::Csv { .. } | Kind::Jsonl => "",
        };
        self.target.write(between);
        self.target.write(&piece.text);
    }

    /// What comes after all assessments; puts the output in its place.
    pub(super) fn finish(mut self, totals: &Totals, errors: &[ErrorView]) -> Result<(), Problem> {
        let mut failed: Vec<String> = errors.iter().map(|e| e.path.clone()).collect();
        failed.dedup();
        match &self.kind {
            Kind::Csv { table, reports: false } => {
                let rows: Vec<_> = failed.iter().map(|file| table.failed(file)).collect();
                self.target.write(&rows.concat());
            }
            Kind::Reading { screen, phases, table: Some(rows), started, .. } if !rows.is_empty() => {
                let gap = if *started { "\n\n" } else { "" };
                let text = format!("{gap}{}", render_many(self.lang, phases, rows, totals, &failed, *screen));
                self.target.write(&text);
            }
            Kind::Json(json) => self.target.write(&json.tail(totals, errors)),
            _ => {}
        }
        self.target.finish()
    }
}
