//! The top of a gap report: what must not be overlooked, the score, and how it comes about.

use crate::assessment::Score;
use crate::i18n::Words;
use crate::outcome::{GapReport, GateView};
use crate::report::{Block, Line, Sheet};
use crate::text::bar;

use super::{Basis, coverage, floor, heading, percent};

/// Cells in the bar of a score.
const BAR: usize = 20;

/// What must be seen before the score, as blocks of their own.
pub(in crate::report) fn alerts_of(report: &GapReport) -> Vec<Block> {
    let mut blocks = Vec::new();
    alerts(report, report.lang.words(), &mut blocks);
    blocks
}

/// What must be seen before the score: a newer checklist, waivers, the gate.
pub(super) fn alerts(report: &GapReport, words: &Words, blocks: &mut Vec<Block>) {
    if !report.to_confirm.is_empty() {
        let ids: Vec<_> = report.to_confirm.iter().map(|i| report.points[*i].id.as_str()).collect();
        blocks.push(Block::Alert(Line::text((words.confirm_again)(&ids.join(words.list_comma)))));
    }
    gate_alerts(&report.gate, words, blocks);
}

fn gate_alerts(gate: &GateView, words: &Words, blocks: &mut Vec<Block>) {
    for waiver in &gate.expired {
        let day = waiver.expires.to_string();
        blocks.push(Block::Alert(Line::text((words.waiver_expired)(
            &waiver.point,
            &day,
            &waiver.reason,
            &waiver.approver,
        ))));
    }
    if gate.active && !gate.held {
        blocks.push(Block::Alert(Line::text(gate_line(gate, words))));
    } else if gate.active {
        blocks.push(Block::Paragraph(Line::text(gate_line(gate, words))));
    }
    for waiver in &gate.waived {
        let day = waiver.expires.to_string();
        blocks.push(Block::Paragraph(Line::text((words.waiver_in_force)(
            &waiver.point,
            &day,
            &waiver.reason,
            &waiver.approver,
        ))));
    }
}

fn gate_line(gate: &GateView, words: &Words) -> String {
    // Waivers in force are counted beside every verdict: it holds without those points only.
    let waived = if gate.waived.is_empty() { String::new() } else { (words.waived_count)(gate.waived.len()) };
    if gate.held {
        return format!("{}{waived}", words.gate_held);
    }
    let reasons = broken_reasons(gate, words);
    format!("{}{waived}", (words.gate_broken)(&reasons.join(words.reason_comma)))
}

/// Why a gate broke.
pub(super) fn broken_reasons(gate: &GateView, words: &Words) -> Vec<String> {
    let by = &gate.broken_by;
    let points = (!by.is_empty()).then(|| (words.broken_by)(&by.join(words.list_comma)));
    points.into_iter().chain(broken_as_a_whole(gate, words)).collect()
}

/// Why a gate broke, whatever the single points are.
pub(in crate::report) fn broken_as_a_whole(gate: &GateView, words: &Words) -> Vec<String> {
    let mut reasons = Vec::new();
    if let Some((percent, limit)) = &gate.below {
        reasons.push((words.broken_below)(percent, limit));
    }
    if gate.nothing_assessed {
        reasons.push(words.broken_empty.to_owned());
    }
    reasons
}

/// The score of the whole and of each phase, and how it comes about.
pub(in crate::report) fn score_blocks(report: &GapReport, basis: Basis) -> Vec<Block> {
    let words = report.lang.words();
    let row = |name: &str, score: &Score| {
        let bar = score.value().map_or(String::new(), |ratio| bar(ratio.parts().0, ratio.parts().1, BAR));
        let mut cells = vec![name.to_owned(), percent(score, words)];
        match basis {
            Basis::Answers => cells.extend([coverage(score), floor(score)]),
            Basis::Plans => cells.extend(score.counts.map(|n| n.to_string())),
        }
        cells.push(bar);
        cells
    };
    let counted: &[&str] = match basis {
        Basis::Answers => &[words.coverage, words.floor],
        Basis::Plans => &[words.yes_label, words.partial_label, words.no_label],
    };
    let head = [&[words.phase, words.score], counted, &[""]].concat();
    let mut sheet = Sheet {
        numbers: (1..head.len() - 1).collect(),
        head: head.into_iter().map(str::to_owned).collect(),
        rows: vec![row(words.total, &report.total)],
    };
    sheet.rows.extend(report.phases.iter().map(|(_, title, score)| row(title, score)));
    let lines = Block::Paragraph(Line::text(score_lines(report, basis, words).join("\n")));
    vec![heading(2, words.score_heading), Block::Table(sheet), lines]
}

/// How the total comes about, and how much of the checklist stands behind it.
pub(in crate::report) fn score_lines(report: &GapReport, basis: Basis, words: &Words) -> Vec<String> {
    let mut lines = vec![arithmetic(report, words)];
    if basis == Basis::Answers {
        lines.push((words.coverage_line)(report.total.answered(), report.total.applicable));
    }
    if report.total.answered() < report.total.applicable {
        lines.push((words.floor_line)(&floor(&report.total)));
    }
    lines
}

/// How the total comes about: `(10 × 1 + 2 × ½ + 2 × 0) ÷ 14 = 11 ÷ 14 = 78.6 %`.
fn arithmetic(report: &GapReport, words: &Words) -> String {
    let Some(value) = report.total.value() else {
        return words.no_arithmetic.to_owned();
    };
    let (earned, possible) = report.total.sums();
    let [yes, partial, no] = report.total.counts;
    let weighted = possible != 2000 * report.total.answered() as u64;
    let sum = format!("{} ÷ {}", halves(earned), halves(possible));
    let terms = format!("({yes} × 1 + {partial} × ½ + {no} × 0) ÷ {}", report.total.answered());
    let sums = if weighted { (words.weighted_sum)(&sum) } else { format!("{terms} = {sum}") };
    format!("{}{sums} = {} %", words.arithmetic, value.percent())
}

/// Half thousandths of weight as a number: 2000 is `1`, 1000 `0.5`.
pub(in crate::report) fn halves(value: u64) -> String {
    let text = format!("{}.{:04}", value / 2000, value % 2000 * 5);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
