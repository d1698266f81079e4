//! What a plan shows, point by point.

use crate::document::Omission;
use crate::evidence::{Strength, Verdict};
use crate::i18n::Words;
use crate::outcome::{DocumentView, EvidenceView, FindingView, GapView, PlanReport, StatementView};
use crate::report::{Block, Inline, Item, Line, Sheet};
use crate::text::{fit, visible_line, width};

use super::explanation::explanations;
use super::gaps::{examples_in_full, gaps};
use super::indicators::indicators;
use super::place::place_words;
use super::score::{alerts, score_blocks};
use super::{Basis, field, heading};

/// The columns of a statement in a table: no fewer, and no more however much room there is.
const IN_TABLE: (usize, usize) = (24, 60);
/// The columns of a statement in a list, so that one statement fills no page.
pub(super) const IN_LIST: usize = 300;
/// The columns of a title and of a heading.
const TITLE: usize = 80;
/// How many statements stand under a gap, and under a point that is shown.
pub(in crate::report) const UNDER_GAP: usize = 5;
const UNDER_SHOWN: usize = 2;

/// What a plan shows. `columns` is how wide a table may be; without it, the examples that the gaps name follow in
/// full at the end.
pub fn plan_report(report: &PlanReport, columns: Option<usize>) -> Vec<Block> {
    let words = report.gaps.lang.words();
    let mut blocks = vec![heading(1, title(report, words)), Block::Fields(head(report, words))];
    unread(report, words, &mut blocks);
    alerts(&report.gaps, words, &mut blocks);
    blocks.extend(plan_details(report, columns));
    blocks
}

/// What the report is called.
pub(in crate::report) fn title(report: &PlanReport, words: &Words) -> String {
    match report.together {
        true => (words.plan_together)(report.documents.len()),
        false => words.plan_report.to_owned(),
    }
}

/// What a report on a plan shows behind its title, what it is about and its alerts.
pub(in crate::report) fn plan_details(report: &PlanReport, columns: Option<usize>) -> Vec<Block> {
    let mut blocks = plan_findings(report, columns);
    blocks.extend(score_blocks(&report.gaps, Basis::Plans));
    blocks.extend(plan_gaps(report, columns.is_none()));
    blocks
}

/// What a plan shows of every point and, where that was asked for, how that came about.
pub(in crate::report) fn plan_findings(report: &PlanReport, columns: Option<usize>) -> Vec<Block> {
    let words = report.gaps.lang.words();
    let mut blocks = Vec::new();
    findings(report, columns, words, &mut blocks);
    explanations(report, words, &mut blocks);
    blocks
}

/// The gaps of a plan, what it shows and its indicators. With `appendix`, the examples that the gaps name follow in
/// full at the end.
pub(in crate::report) fn plan_gaps(report: &PlanReport, appendix: bool) -> Vec<Block> {
    let words = report.gaps.lang.words();
    let mut blocks = Vec::new();
    let said = |gap: &GapView| under_gap(report, &report.findings[gap.point], words);
    gaps(&report.gaps, words.verdict, &said, words, &mut blocks);
    shown(report, words, &mut blocks);
    indicators(report, words, &mut blocks);
    if appendix {
        examples_in_full(&report.gaps, words, &mut blocks);
    }
    blocks
}

/// That documents are missing in what follows.
pub(in crate::report) fn unread(report: &PlanReport, words: &Words, blocks: &mut Vec<Block>) {
    if !report.unread.is_empty() {
        let names = report.unread.join(words.list_comma);
        blocks.push(Block::Alert(Line::text((words.plan_unread)(report.unread.len(), &names))));
    }
}

pub(in crate::report) fn head(report: &PlanReport, words: &Words) -> Vec<(String, Line)> {
    let mut fields = Vec::new();
    for document in &report.documents {
        let kind = (words.document_kind)(document.kind);
        let title = fit(&visible_line(&document.title), TITLE);
        if !report.together {
            fields.extend([field(words.file, &document.file), field(words.kind, kind)]);
            fields.push(field(words.plan_title, title));
        } else {
            let about = format!("{kind}{}{title}", words.list_comma);
            fields.push(field(words.file, (words.in_brackets)(&document.file, &about)));
        }
        if !document.omitted.is_empty() {
            fields.push(field(words.left_out, left_out(document, words)));
        }
    }
    let service = &report.gaps.subject.service.1;
    if !service.is_empty() {
        fields.push(field(words.service, service));
    }
    fields.push(field(words.date, report.gaps.date.to_string()));
    let (id, version, title) = &report.gaps.checklist;
    fields.push(field(words.checklist, (words.checklist_name)(title, id, *version)));
    fields.extend(report.gaps.config.iter().map(|config| field(words.config, config)));
    fields
}

/// What of a document was left out on purpose; empty where nothing was.
pub fn left_out(document: &DocumentView, words: &Words) -> String {
    let name = |omission: &Omission| match omission {
        Omission::Sheet(name) => (words.hidden_sheet)(name),
        Omission::Hidden { sheet, rows, columns } => (words.hidden_cells)(sheet, *rows, *columns),
        Omission::Slide(number) => (words.hidden_slide)(*number),
    };
    document.omitted.iter().map(name).collect::<Vec<_>>().join(words.list_comma)
}

/// The points, each with its verdict and the statement that stands for it.
fn findings(report: &PlanReport, columns: Option<usize>, words: &Words, blocks: &mut Vec<Block>) {
    let rows = report.findings.iter().map(|finding| {
        let leading = finding.leading();
        vec![
            finding.point.clone(),
            finding.label.clone(),
            verdict(finding.verdict, words),
            leading.map_or_else(String::new, |e| visible_line(&e.said.quote).into_owned()),
            leading.map_or_else(String::new, |e| place(report, &e.said, words)),
        ]
    });
    let head = [words.point, words.title, words.verdict, words.statement, words.place];
    let mut sheet = Sheet { head: head.map(str::to_owned).to_vec(), numbers: vec![], rows: rows.collect() };
    let taken = |column: usize| {
        let cells = sheet.rows.iter().map(|row| width(&row[column]));
        cells.max().unwrap_or(0).max(width(head[column])) + 2
    };
    let others: usize = [0, 1, 2, 4].into_iter().map(taken).sum();
    let room = columns.map_or(IN_TABLE.1, |all| all.saturating_sub(others + 2).clamp(IN_TABLE.0, IN_TABLE.1));
    for row in &mut sheet.rows {
        row[3] = fit(&row[3], room);
    }
    blocks.push(heading(2, words.findings_heading));
    blocks.push(Block::Table(sheet));
    let explained = report.findings.iter().any(|finding| finding.explanation.is_some());
    if let Some(gap) = report.gaps.gaps.first().filter(|_| !explained) {
        let command = Inline::Command(format!("--explain {}", report.findings[gap.point].point));
        blocks.push(Block::Paragraph(Line::text(words.explain_command).and(command)));
    }
}

/// A verdict with its mark.
pub(super) fn verdict(verdict: Verdict, words: &Words) -> String {
    let mark = match verdict {
        Verdict::Yes => words.yes_mark,
        Verdict::Partial => words.partial_mark,
        Verdict::No => words.no_mark,
    };
    format!("{mark} {}", verdict_name(verdict, words))
}

pub(in crate::report) fn verdict_name(verdict: Verdict, words: &Words) -> &'static str {
    match verdict {
        Verdict::Yes => words.yes_label,
        Verdict::Partial => words.partial_label,
        Verdict::No => words.no_label,
    }
}

pub(in crate::report) fn strength(strength: Strength, words: &Words) -> &'static str {
    match strength {
        Strength::Firm => words.firm,
        Strength::Tentative => words.tentative,
        Strength::Denied => words.denied,
    }
}

/// Where a statement stands; with the file where there are several.
fn place(report: &PlanReport, said: &StatementView, words: &Words) -> String {
    let place = place_words(&said.place, words);
    if report.documents.len() > 1 {
        return (words.place_in_file)(&report.documents[said.document].file, &place);
    }
    place
}

/// A statement in quotation marks, with its place and the heading over it.
pub(super) fn quoted(report: &PlanReport, said: &StatementView, words: &Words) -> String {
    let quote = (words.quoted)(&fit(&visible_line(&said.quote), IN_LIST));
    (words.in_brackets)(&quote, &with_heading(place(report, said, words), said, words))
}

/// A place with the heading over it.
pub(super) fn with_heading(mut place: String, said: &StatementView, words: &Words) -> String {
    if let Some(heading) = said.place.heading.last() {
        place.push_str(words.list_comma);
        place.push_str(&fit(&visible_line(heading), TITLE));
    }
    place
}

/// What the plan says of a point that it does not show: first what keeps it from being shown.
fn under_gap(report: &PlanReport, finding: &FindingView, words: &Words) -> Vec<Block> {
    let lead = Block::Paragraph(Line::strong(words.statement));
    if finding.evidence.is_empty() {
        let nothing = Item::bullet(0, Line::text(words.plan_says_nothing));
        return vec![lead, Block::Items(vec![nothing])];
    }
    let seen = statements(report, finding, words);
    let item = |(evidence, quoted): &(&EvidenceView, String)| {
        let name = Line::strong(strength(evidence.strength, words));
        Item::bullet(0, name.and_text(format!("{}{quoted}", words.colon)))
    };
    let mut items: Vec<Item> = seen.iter().take(UNDER_GAP).map(item).collect();
    items.extend(further(seen.len().saturating_sub(UNDER_GAP), words));
    vec![lead, Block::Items(items)]
}

/// The statements on a point, each once and in words: first what keeps the point from being shown.
pub(in crate::report) fn statements<'a>(
    report: &PlanReport,
    finding: &'a FindingView,
    words: &Words,
) -> Vec<(&'a EvidenceView, String)> {
    let mut evidence: Vec<&EvidenceView> = finding.evidence.iter().collect();
    // Denials first; then what is left open; then what is shown and not enough.
    evidence.sort_by_key(|e| match e.strength {
        Strength::Denied => 0,
        Strength::Tentative => 1,
        Strength::Firm => 2,
    });
    let mut seen: Vec<(&EvidenceView, String)> = Vec::new();
    for evidence in evidence {
        let statement = quoted(report, &evidence.said, words);
        // Said once, by what keeps the point from being shown, though it may be enough for another criterion.
        if !seen.iter().any(|(_, known)| *known == statement) {
            seen.push((evidence, statement));
        }
    }
    seen
}

/// That there is more.
pub(super) fn further(more: usize, words: &Words) -> Option<Item> {
    (more > 0).then(|| Item::bullet(0, Line::text((words.further_statements)(more))))
}

/// The points that the plan shows, with what it says.
fn shown(report: &PlanReport, words: &Words, blocks: &mut Vec<Block>) {
    let mut items = Vec::new();
    for finding in report.findings.iter().filter(|f| f.verdict == Verdict::Yes) {
        items.push(Item::bullet(0, Line::strong(format!("{} {}", finding.point, finding.title))));
        // One statement may show several criteria.
        let mut statements: Vec<String> = Vec::new();
        for evidence in finding.evidence.iter().filter(|e| e.strength == Strength::Firm) {
            let statement = quoted(report, &evidence.said, words);
            if statements.len() < UNDER_SHOWN && !statements.contains(&statement) {
                statements.push(statement);
            }
        }
        items.extend(statements.into_iter().map(|statement| Item::bullet(1, Line::text(statement))));
    }
    if !items.is_empty() {
        blocks.push(heading(2, words.shown_heading));
        blocks.push(Block::Items(items));
    }
}
