//! CSV for Excel: UTF-8 with a byte order mark, CRLF, and no cell that Excel would take for a formula.

use crate::assessment::{Score, Standing};
use crate::checklist::Checklist;
use crate::i18n::Lang;
use crate::outcome::{GapReport, PointView, Row};
use crate::text::visible;

use super::layout::halves;

/// The byte order mark by which Excel knows UTF-8.
const BOM: &str = "\u{FEFF}";

/// Writes rows one by one, so that any number of assessments goes through bounded memory.
pub struct CsvTable {
    head: Vec<String>,
    lang: Lang,
}

impl CsvTable {
    /// One row per assessment.
    pub fn of_assessments(checklist: &Checklist, lang: Lang) -> Self {
        let mut head = fixed(&[
            "file",
            "organization",
            "project",
            "service",
            "assessor",
            "date",
        ]);
        head.extend(
            checklist
                .phases
                .iter()
                .map(|phase| format!("score_{}", phase.id)),
        );
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
        let head = fixed(&[
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
        ]);
        Self { head, lang }
    }

    /// The byte order mark and the head.
    pub fn head(&self) -> String {
        format!("{BOM}{}", record(&self.head))
    }

    /// The row of one assessment.
    pub fn assessment(&self, row: &Row) -> String {
        let mut cells = vec![
            row.file.clone(),
            row.subject.organization.clone(),
            row.subject.project.clone(),
            row.subject.service.0.clone(),
            row.subject.assessor.clone(),
            row.subject.date.map_or(String::new(), |d| d.to_string()),
        ];
        cells.extend(row.phases.iter().map(value));
        cells.extend([
            value(&row.total),
            floor(&row.total),
            row.total.answered().to_string(),
            row.total.applicable.to_string(),
        ]);
        let gate = if !row.gate.active {
            ""
        } else if row.gate.held {
            "held"
        } else {
            "broken"
        };
        let waived: Vec<_> = row.gate.waived.iter().map(|w| w.point.as_str()).collect();
        cells.extend([
            row.gaps.to_string(),
            gate.to_owned(),
            row.gate.broken_by.join(" "),
            waived.join(" "),
        ]);
        cells.extend(row.standings.iter().map(|s| word(*s).to_owned()));
        record(&cells)
    }

    /// The rows of one assessment in full.
    pub fn points(&self, report: &GapReport) -> String {
        let mut out = String::new();
        let gate = &report.gate;
        let mut whole = self.row(report, "total", "");
        put_score(&mut whole, &report.total);
        whole[28] = if !gate.active {
            ""
        } else if gate.held {
            "held"
        } else {
            "broken"
        }
        .to_owned();
        let waivers = gate
            .waived
            .iter()
            .map(|w| (w, ""))
            .chain(gate.expired.iter().map(|w| (w, "expired ")));
        let waivers = waivers.map(|(w, mark)| {
            format!(
                "{mark}{} {} {} {}",
                w.point, w.expires, w.reason, w.approver
            )
        });
        whole[29] = waivers.collect::<Vec<_>>().join("\n");
        out.push_str(&record(&whole));
        for (id, title, score) in &report.phases {
            let mut row = self.row(report, "phase", id);
            row[8].clone_from(title);
            put_score(&mut row, score);
            out.push_str(&record(&row));
        }
        for (rank, gap) in report.gaps.iter().enumerate() {
            let mut row = self.point(report, gap.point);
            row[15] = (rank + 1).to_string();
            row[16] = halves(gap.lost);
            let missing = gap
                .missing
                .iter()
                .map(|l| format!("{}{}", "  ".repeat(l.depth), l.text));
            row[17] = missing.collect::<Vec<_>>().join("\n");
            row[18].clone_from(&gap.yes);
            let examples: Vec<_> = gap.examples.iter().map(|i| &report.appendix[*i]).collect();
            row[26] = examples
                .iter()
                .map(|e| e.id.clone())
                .collect::<Vec<_>>()
                .join(" ");
            let teaches = examples.iter().map(|e| {
                let name = [e.id.as_str(), &e.who(self.lang)].join(" ");
                format!(
                    "{}{}{} [{}]",
                    name.trim(),
                    self.lang.words().colon,
                    e.teaches(&report.points[gap.point].id),
                    e.source
                )
            });
            row[27] = teaches.collect::<Vec<_>>().join("\n");
            out.push_str(&record(&row));
        }
        let others = [
            &report.unknown,
            &report.unanswered,
            &report.na,
            &report.good,
        ];
        for index in others.into_iter().flatten() {
            out.push_str(&record(&self.point(report, *index)));
        }
        out
    }

    fn row(&self, report: &GapReport, kind: &str, id: &str) -> Vec<String> {
        let s = &report.subject;
        let mut row = vec![String::new(); self.head.len()];
        let start = [
            &report.file,
            &s.organization,
            &s.project,
            &s.service.0,
            &s.assessor,
            &report.date.to_string(),
        ];
        for (cell, text) in row.iter_mut().zip(start) {
            cell.clone_from(text);
        }
        row[6] = kind.to_owned();
        row[7] = id.to_owned();
        row
    }

    fn point(&self, report: &GapReport, index: usize) -> Vec<String> {
        let point: &PointView = &report.points[index];
        let mut row = self.row(report, "point", &point.id);
        row[8].clone_from(&point.title);
        row[9].clone_from(&point.phase);
        row[10] = word(point.standing).to_owned();
        let noted = &point.noted;
        let criteria = noted
            .criteria
            .iter()
            .map(|(id, _, tick)| format!("{id}={tick}"));
        row[19] = criteria.collect::<Vec<_>>().join(" ");
        row[20].clone_from(&noted.note);
        row[21] = noted.evidence.join("\n");
        row[22].clone_from(&noted.owner);
        row[23] = noted.due.map_or(String::new(), |d| d.to_string());
        row[24] = noted.checked.map_or(String::new(), |d| d.to_string());
        row[25] = if report.to_confirm.contains(&index) {
            "yes"
        } else {
            ""
        }
        .to_owned();
        row
    }
}

fn fixed(names: &[&str]) -> Vec<String> {
    names.iter().map(|n| (*n).to_owned()).collect()
}

fn put_score(row: &mut [String], score: &Score) {
    row[11] = value(score);
    row[12] = floor(score);
    row[13] = score.answered().to_string();
    row[14] = score.applicable.to_string();
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
        .from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = writer.write_record(cells.iter().map(|cell| guard(&visible(cell))));
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// A cell that a spreadsheet could take for a formula gets an apostrophe before it; plain numbers stay.
fn guard(cell: &str) -> String {
    let starts = cell
        .trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || cell.starts_with(['\t', '\r']);
    if starts && cell.parse::<f64>().is_err() {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
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
