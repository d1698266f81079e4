//! CSV for Excel: UTF-8 with a byte order mark, CRLF, and no cell that Excel would take for a formula.

mod changes;
mod crosscheck;
mod plan;

use jiff::civil::Date;

use crate::assessment::{Score, Standing};
use crate::checklist::Checklist;
use crate::i18n::Lang;
use crate::outcome::{GapReport, GapView, GateView, PointView, Row, SubjectView, WaiverView};
use crate::text::visible;

use super::layout::halves;
pub use changes::CsvChanges;
pub use crosscheck::CsvCrossCheck;
pub use plan::CsvPlans;
pub(super) use plan::{strength, verdict};

/// The byte order mark by which Excel knows UTF-8.
const BOM: &str = "\u{FEFF}";

/// Writes rows one by one, so that any number of assessments goes through bounded memory.
pub struct CsvTable {
    head: Vec<String>,
    lang: Lang,
}

/// The columns of a table of points. A cell that does not fit its record is empty.
const POINT_COLUMNS: [&str; 30] = [
    "file",
    "organization",
    "project",
    "service",
    "assessor",
    "date",
    "record",
    "id",
    "title",
    "phase",
    "answer",
    "score",
    "floor",
    "answered",
    "applicable",
    "rank",
    "lost",
    "missing",
    "becomes_yes",
    "criteria",
    "note",
    "evidence",
    "owner",
    "due",
    "checked",
    "confirm_again",
    "examples",
    "what_they_teach",
    "gate",
    "waived",
];

/// The first columns of a table of assessments.
const SUBJECT_COLUMNS: [&str; 6] = ["file", "organization", "project", "service", "assessor", "date"];

/// A record of that table: column name and cell.
type Cells = Vec<(&'static str, String)>;

impl CsvTable {
    /// One row per assessment.
    pub fn of_assessments(checklist: &Checklist, lang: Lang) -> Self {
        let mut head = fixed(&SUBJECT_COLUMNS);
        head.extend(checklist.phases.iter().map(|phase| format!("score_{}", phase.id)));
        head.extend(fixed(&[
            "score",
            "floor",
            "answered",
            "applicable",
            "gaps",
            "gate",
            "broken_by",
            "waived",
        ]));
        head.extend(checklist.points.iter().map(|point| point.id.clone()));
        Self { head, lang }
    }

    /// One row for the total, each phase and each point of an assessment, the gaps in their order first among the points.
    pub fn of_points(lang: Lang) -> Self {
        Self { head: fixed(&POINT_COLUMNS), lang }
    }

    /// The byte order mark and the head.
    pub fn head(&self) -> String {
        format!("{BOM}{}", record(&self.head))
    }

    /// The row of one assessment.
    pub fn assessment(&self, row: &Row) -> String {
        let mut cells: Vec<String> =
            subject(&row.file, &row.subject).into_iter().map(|(_, cell)| cell).collect();
        cells.push(row.subject.date.map_or(String::new(), |d| d.to_string()));
        cells.extend(row.phases.iter().map(value));
        cells.extend([value(&row.total), floor(&row.total)]);
        cells.extend([
            row.total.answered().to_string(),
            row.total.applicable.to_string(),
            row.gaps.to_string(),
        ]);
        cells.extend([gate(&row.gate).to_owned(), broken_by(&row.gate), waived(&row.gate)]);
        cells.extend(row.standings.iter().map(|s| word(*s).to_owned()));
        record(&cells)
    }

    /// The row of a file that could not be used: its name, and `unreadable` in the column of the gate.
    pub fn failed(&self, file: &str) -> String {
        let cell = |name: &String| match name.as_str() {
            "file" => file.to_owned(),
            "gate" => "unreadable".to_owned(),
            _ => String::new(),
        };
        record(&self.head.iter().map(cell).collect::<Vec<_>>())
    }

    /// The rows of one assessment in full.
    pub fn points(&self, report: &GapReport) -> String {
        let mut out = String::new();
        let mut add = |cells: Cells| {
            let mut row = vec![String::new(); POINT_COLUMNS.len()];
            let start = subject(&report.file, &report.subject).into_iter();
            for (name, cell) in start.chain([("date", report.date.to_string())]).chain(cells) {
                if let Some(at) = POINT_COLUMNS.iter().position(|column| *column == name) {
                    row[at] = cell;
                }
            }
            out.push_str(&record(&row));
        };
        let mut whole = scores("total", &report.total);
        whole.extend([("gate", gate(&report.gate).to_owned()), ("waived", waivers(&report.gate))]);
        add(whole);
        for (id, title, score) in &report.phases {
            let mut row = scores("phase", score);
            row.extend([("id", id.clone()), ("title", title.clone())]);
            add(row);
        }
        for (rank, gap) in report.gaps.iter().enumerate() {
            let mut row = point(report, gap.point);
            row.extend(self.gap(report, gap));
            row.push(("rank", (rank + 1).to_string()));
            add(row);
        }
        let others = [&report.unknown, &report.unanswered, &report.na, &report.good];
        others.into_iter().flatten().for_each(|index| add(point(report, *index)));
        out
    }

    fn gap(&self, report: &GapReport, gap: &GapView) -> Cells {
        let missing = gap.missing.iter().map(|l| format!("{}{}", "  ".repeat(l.depth), l.text));
        let examples: Vec<_> = gap.examples.iter().map(|i| &report.appendix[*i]).collect();
        let ids: Vec<_> = examples.iter().map(|e| e.id.as_str()).collect();
        let teaches = examples.iter().map(|e| {
            let name = [e.id.as_str(), &e.who(self.lang)].join(" ");
            let colon = self.lang.words().colon;
            format!("{}{colon}{} [{}]", name.trim(), e.teaches(&report.points[gap.point].id), e.source)
        });
        vec![
            ("lost", halves(gap.lost)),
            ("missing", missing.collect::<Vec<_>>().join("\n")),
            ("becomes_yes", gap.yes.clone()),
            ("examples", ids.join(" ")),
            ("what_they_teach", teaches.collect::<Vec<_>>().join("\n")),
        ]
    }
}

fn subject(file: &str, subject: &SubjectView) -> Cells {
    vec![
        ("file", file.to_owned()),
        ("organization", subject.organization.clone()),
        ("project", subject.project.clone()),
        ("service", subject.service.0.clone()),
        ("assessor", subject.assessor.clone()),
    ]
}

fn scores(record: &str, score: &Score) -> Cells {
    vec![
        ("record", record.to_owned()),
        ("score", value(score)),
        ("floor", floor(score)),
        ("answered", score.answered().to_string()),
        ("applicable", score.applicable.to_string()),
    ]
}

fn point(report: &GapReport, index: usize) -> Cells {
    let point: &PointView = &report.points[index];
    let noted = &point.noted;
    let day = |date: Option<Date>| date.map_or(String::new(), |d| d.to_string());
    let criteria: Vec<_> = noted.criteria.iter().map(|(id, _, tick)| format!("{id}={tick}")).collect();
    vec![
        ("record", "point".to_owned()),
        ("id", point.id.clone()),
        ("title", point.title.clone()),
        ("phase", point.phase.clone()),
        ("answer", word(point.standing).to_owned()),
        ("criteria", criteria.join(" ")),
        ("note", noted.note.clone()),
        ("evidence", noted.evidence.join("\n")),
        ("owner", noted.owner.clone()),
        ("due", day(noted.due)),
        ("checked", day(noted.checked)),
        ("confirm_again", if report.to_confirm.contains(&index) { "yes" } else { "" }.to_owned()),
    ]
}

fn gate(gate: &GateView) -> &'static str {
    match (gate.active, gate.held) {
        (false, _) => "",
        (true, true) => "held",
        (true, false) => "broken",
    }
}

/// The points that broke the gate, and the score where it was too low.
fn broken_by(gate: &GateView) -> String {
    let below = gate.below.as_ref().map(|(value, limit)| format!("score:{value}<{limit}"));
    let empty = gate.nothing_assessed.then(|| "nothing-assessed".to_owned());
    gate.broken_by.iter().cloned().chain(below).chain(empty).collect::<Vec<_>>().join(" ")
}

/// The points waived, and those whose waiver has expired with a mark: loud here too.
fn waived(gate: &GateView) -> String {
    let in_force = gate.waived.iter().map(|w| w.point.clone());
    in_force.chain(gate.expired.iter().map(|w| format!("EXPIRED:{}", w.point))).collect::<Vec<_>>().join(" ")
}

/// The waivers in full, one per line.
fn waivers(gate: &GateView) -> String {
    waivers_where(gate, |_| true)
}

/// The waivers of a point in full, one per line.
fn waivers_of(gate: &GateView, point: &str) -> String {
    waivers_where(gate, |waiver| waiver.point == point)
}

fn waivers_where(gate: &GateView, wanted: impl Fn(&WaiverView) -> bool) -> String {
    let marked = gate.waived.iter().map(|w| ("", w)).chain(gate.expired.iter().map(|w| ("EXPIRED ", w)));
    let line = |(mark, w): (&str, &WaiverView)| {
        format!("{mark}{} {} {} {}", w.point, w.expires, w.reason, w.approver)
    };
    marked.filter(|(_, waiver)| wanted(waiver)).map(line).collect::<Vec<_>>().join("\n")
}

/// The row of a plan document that could not be used: its name, and `unreadable` for a verdict.
fn unreadable(columns: &[&str], file: &str) -> String {
    let cell = |name: &&str| match *name {
        "file" => file.to_owned(),
        "verdict" => "unreadable".to_owned(),
        _ => String::new(),
    };
    record(&columns.iter().map(cell).collect::<Vec<_>>())
}

fn fixed(names: &[&str]) -> Vec<String> {
    names.iter().map(|n| (*n).to_owned()).collect()
}

fn value(score: &Score) -> String {
    score.value().map_or(String::new(), |v| v.percent())
}

fn floor(score: &Score) -> String {
    score.floor().map_or(String::new(), |v| v.percent())
}

/// The word for a standing in machine-readable reports; empty where nothing was answered.
pub(super) fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::Yes => "yes",
        Standing::Partial => "partial",
        Standing::No => "no",
        Standing::Unknown => "unknown",
        Standing::Na => "na",
        Standing::Unanswered => "",
    }
}

fn record(cells: &[String]) -> String {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .buffer_capacity(1 << 10)
        .from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = writer.write_record(cells.iter().map(|cell| guard(&visible(cell))));
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// A cell that a spreadsheet could take for a formula gets an apostrophe before it; plain numbers stay.
fn guard(cell: &str) -> String {
    let starts = cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || cell.starts_with(['\t', '\r']);
    if starts && cell.parse::<f64>().is_err() { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{guard, record};

    #[test]
    fn no_cell_becomes_a_formula() {
        for cell in ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "＝1", "\t=1", " =1"] {
            assert!(guard(cell).starts_with('\''), "{cell}");
        }
        assert_eq!(guard("-5"), "-5");
        assert_eq!(guard("体制"), "体制");
    }

    #[test]
    fn quotes_commas_and_line_ends_survive() {
        let line = record(&["a,b".to_owned(), "\"x\"\ny".to_owned()]);
        assert_eq!(line, "\"a,b\",\"\"\"x\"\"\ny\"\r\n");
    }
}
