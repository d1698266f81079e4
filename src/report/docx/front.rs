//! The first page: what somebody who decides reads.

use jiff::civil::Date;

use crate::i18n::{Lang, Words};
use crate::outcome::{GapReport, GapView};
use crate::report::layout::{Basis, next_step, score_blocks, waived_until};
use crate::report::{Block, Line};
use crate::text::width;

use super::places::Places;
use super::tables::{CHARACTER, Cell, MARGINS, Table, longest_word};
use super::writer::{Start, Writer};

/// What a report is about, for its title, the head of its pages and its properties.
pub(super) struct About {
    pub(super) title: String,
    /// The project or the plan; may be empty.
    pub(super) project: String,
    /// Who answered; may be empty.
    pub(super) assessor: String,
    pub(super) date: Date,
}

impl About {
    /// The name of the document.
    pub(super) fn name(&self, lang: Lang) -> String {
        if self.project.is_empty() {
            return self.title.clone();
        }
        format!("{}{}{}", self.title, lang.words().colon, self.project)
    }
}

/// The width of a box to be stamped, of the cell that says what the boxes are for, and the heights of both rows.
const BOX: u32 = 1180;
const LABEL: u32 = 420;
const ROLE: u32 = 300;
const STAMP: u32 = 1080;

impl Writer {
    /// Boxes for approval, the day, the title, and what the report is about.
    pub(super) fn title_block(&mut self, about: &About, fields: &[(String, Line)], lang: Lang) {
        self.approval(lang);
        let day = (self.words.letter.day)(about.date);
        self.paragraph(Start::style("Date"), &Line::text(day));
        self.paragraph(Start::style("Title"), &Line::text(&about.title));
        // The day stands above the title already.
        let fields: Vec<_> =
            fields.iter().filter(|(name, _)| name != self.words.date).map(Clone::clone).collect();
        if !fields.is_empty() {
            self.fields(&fields);
        }
    }

    /// A row of boxes, empty for stamps.
    fn approval(&mut self, lang: Lang) {
        let own = &self.words.letter;
        let widths: Vec<u32> = std::iter::once(LABEL).chain(own.approvers.iter().map(|_| BOX)).collect();
        let table = Table {
            style: "TableGrid",
            name: own.approval,
            head: &[],
            numbers: &[],
            widths: &widths,
            together: true,
        };
        self.open_table(&table);
        let down = match lang {
            Lang::Ja => "tbRlV",
            Lang::En => "btLr",
        };
        for (height, rule, merge) in [(ROLE, "atLeast", "restart"), (STAMP, "exact", "continue")] {
            self.xml.open("w:tr", &[]);
            self.xml.within("w:trPr", &[], |xml| {
                xml.flag("w:cantSplit");
                xml.empty("w:trHeight", &[("w:val", &height), ("w:hRule", &rule)]);
            });
            for (at, width) in widths.iter().enumerate() {
                self.xml.open("w:tc", &[]);
                self.xml.within("w:tcPr", &[], |xml| {
                    xml.empty("w:tcW", &[("w:w", width), ("w:type", &"dxa")]);
                    if at == 0 {
                        xml.val("w:vMerge", merge);
                        xml.val("w:textDirection", down);
                    }
                    xml.val("w:vAlign", "center");
                });
                let text = match (merge, at) {
                    ("restart", 0) => own.approval,
                    ("restart", at) => own.approvers[at - 1],
                    _ => "",
                };
                self.paragraph(Start::style("Approval"), &Line::text(text));
                self.xml.close("w:tc");
            }
            self.xml.close("w:tr");
        }
        self.close_table();
    }

    /// The score with its arithmetic: a bar for the total and each phase.
    pub(super) fn score(&mut self, report: &GapReport, basis: Basis) {
        let scores: Vec<_> =
            std::iter::once(&report.total).chain(report.phases.iter().map(|(.., score)| score)).collect();
        for block in score_blocks(report, basis) {
            let Block::Table(sheet) = block else {
                self.blocks(&[block]);
                continue;
            };
            // The last column holds a bar of characters: here it is drawn.
            let last = sheet.head.len().saturating_sub(1);
            let numbers = 1060 * last.saturating_sub(1) as u32;
            let rest = self.width.saturating_sub(numbers);
            let mut widths = vec![1060; sheet.head.len()];
            widths[0] = rest / 2;
            widths[last] = rest - rest / 2;
            let table = Table {
                style: "ReportTable",
                name: self.words.score_heading,
                head: &sheet.head,
                numbers: &sheet.numbers,
                widths: &widths,
                together: true,
            };
            let rows = sheet.rows.into_iter().zip(&scores).map(|(cells, score)| {
                let bar = Cell::Bar(score.value().map(|value| value.parts()));
                let texts = cells.into_iter().take(last).map(|text| Cell::Line(Line::text(text)));
                texts.chain([bar]).collect()
            });
            self.table(&table, rows);
        }
    }

    /// The gaps to close first.
    pub(super) fn first(&mut self, report: &GapReport, basis: Basis) {
        if report.first > 0 {
            let text = self.words.first_heading.to_owned();
            self.blocks(&[Block::Heading { level: 2, text, anchor: None }]);
            self.actions(report, basis, report.first);
        }
    }

    /// What is to be done about each gap, by whom and when, to be completed; nothing where the first page has it all.
    pub(super) fn all_actions(&mut self, report: &GapReport, basis: Basis) {
        if report.gaps.len() > report.first {
            let own = &self.words.letter;
            let open = |gap: &GapView| {
                let noted = &report.points[gap.point].noted;
                noted.owner.is_empty() || noted.due.is_none()
            };
            let text = if report.gaps.iter().any(open) { own.actions_to_fill } else { own.actions };
            self.paragraph(Start::style("Caption"), &Line::text(text));
            self.actions(report, basis, report.gaps.len());
        }
    }

    fn actions(&mut self, report: &GapReport, basis: Basis, count: usize) {
        let words = self.words;
        let answer = match basis {
            Basis::Answers => words.answer,
            Basis::Plans => words.verdict,
        };
        let head = [words.point, words.title, answer, words.letter.next_step, words.owner, words.due];
        let head = head.map(str::to_owned);
        let rows = report.gaps.iter().take(count).map(|gap| action(report, gap, words));
        let rows: Vec<[String; 6]> = rows.collect();
        // What to do gets the room that the others leave.
        let bounds = [(4, 14), (8, 16), (6, 10), (0, 0), (9, 12), (9, 11)];
        let mut widths = [0; 6];
        for (column, (least, most)) in bounds.into_iter().enumerate().filter(|(_, (_, most))| *most > 0) {
            let cells = rows.iter().map(|row| &row[column]).chain([&head[column]]);
            let longest = cells.flat_map(|text| text.lines()).map(unbroken).max().unwrap_or(0);
            widths[column] = longest.clamp(least, most) as u32 * CHARACTER + MARGINS;
        }
        widths[3] = self.width - widths.iter().sum::<u32>();
        let table = Table {
            style: "ReportTable",
            name: words.letter.actions,
            head: &head,
            numbers: &[],
            widths: &widths,
            together: false,
        };
        let rows = rows.into_iter().enumerate().map(|(at, [id, rest @ ..])| {
            let id = Cell::Leading { text: id, to: Places::gap(at) };
            std::iter::once(id).chain(rest.map(|text| Cell::Line(Line::text(text)))).collect()
        });
        self.table(&table, rows);
    }
}

/// The columns of characters that a text asks for: English breaks between words, Japanese had better not.
fn unbroken(text: &str) -> usize {
    if text.is_ascii() { longest_word(text) } else { width(text) }
}

/// A gap as a row: which, what was answered, what to do, who and by when.
fn action(report: &GapReport, gap: &GapView, words: &Words) -> [String; 6] {
    let point = &report.points[gap.point];
    let mut step = next_step(gap, words);
    if let Some(waived) = waived_until(report, &point.id, words) {
        step = format!("{step} [{waived}]");
    }
    let due = point.noted.due.map(words.letter.day_in_cell).unwrap_or_default();
    [
        point.id.clone(),
        point.label.clone(),
        words.standing(point.standing).to_owned(),
        step,
        point.noted.owner.clone(),
        due,
    ]
}
