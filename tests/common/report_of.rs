//! Gap reports on the made-up checklist, in every format.
#![allow(dead_code, reason = "each test file uses its share")]

use dx_check::answers::AnswerSheet;
use dx_check::assessment::{Assessment, FailOn, Gate, Ratio, Standing, Waiver};
use dx_check::i18n::Lang;
use dx_check::outcome::{Context, GapReport, Settings, Totals};
use dx_check::report::{CsvTable, JsonAssessments, Office, Screen, Shown, json_lines, render_gap_report};
use jiff::civil::date;

use crate::common::mini;

/// The report on a sheet, behind a gate with one waiver in force and one that is over, both with this `reason`.
pub(crate) fn report(sheet: &AnswerSheet, lang: Lang, file: &str, reason: &str) -> GapReport {
    let (checklist, library) = mini();
    let today = date(2026, 11, 22);
    let standings = sheet.entries.iter().map(|e| Standing::from(e.as_ref().map(|e| e.answer)));
    let assessment = Assessment::new(&checklist, standings.collect());
    let gate = Gate { fail_on: Some(FailOn::No), fail_under: Ratio::from_percent("80"), ..Gate::default() };
    let waiver =
        |point, expires| Waiver { point, reason: reason.to_owned(), approver: "CIO".to_owned(), expires };
    let waivers = [waiver(2, today), waiver(1, date(2026, 3, 31))];
    let result = gate.check(&checklist, &assessment, &waivers, today);
    let context =
        Context { checklist: &checklist, library: &library, lang, today, settings: Settings::default() };
    GapReport::new(&context, file, sheet, &assessment, &result)
}

/// As text for a screen without colours.
pub(crate) fn text(report: &GapReport, width: usize) -> String {
    render_gap_report(report, Some(Screen { width, color: false }))
}

/// As a page.
pub(crate) fn html(report: &GapReport) -> String {
    String::from_utf8(file(report, Office::Html)).expect("pages are UTF-8")
}

/// As a whole JSON document, whatever the version of the program.
pub(crate) fn json(report: &GapReport) -> String {
    let (checklist, library) = mini();
    let context = Context {
        checklist: &checklist,
        library: &library,
        lang: report.lang,
        today: report.date,
        settings: Settings::default(),
    };
    let mut totals = Totals::new(&context);
    totals.add(&report.points.iter().map(|p| p.standing).collect::<Vec<_>>());
    let mut document = JsonAssessments::new(&checklist.id, checklist.version);
    let text = document.head()
        + document.between()
        + &JsonAssessments::assessment(report)
        + &document.tail(&totals, &[]);
    text.replace(dx_check::TOOL, "dx-check VERSION")
}

/// As a whole CSV file.
pub(crate) fn csv(report: &GapReport) -> String {
    let table = CsvTable::of_points(report.lang);
    table.head() + &table.points(report)
}

/// As a whole file of an office.
pub(crate) fn file(report: &GapReport, office: Office) -> Vec<u8> {
    office.file(&Shown::Assessment(report)).expect("a file")
}

/// Every text format with its name.
pub(crate) fn formats(report: &GapReport) -> [(&'static str, String); 6] {
    [
        ("text", text(report, 80)),
        ("markdown", render_gap_report(report, None)),
        ("html", html(report)),
        ("json", json(report)),
        ("jsonl", json_lines(report)),
        ("csv", csv(report)),
    ]
}
