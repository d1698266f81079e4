//! What in an answer file is worth a second look: a line for each kind, so that the report stays short.

use crate::i18n::Words;
use crate::outcome::GapReport;
use crate::problem::Doubt;
use crate::report::{Block, Inline, Item, Line};

use super::heading;

pub(super) fn doubts(report: &GapReport, words: &Words, blocks: &mut Vec<Block>) {
    if report.doubts.is_empty() {
        return;
    }
    let mut kinds: Vec<(&str, Line)> = Vec::new();
    for doubt in &report.doubts {
        match kinds.iter_mut().find(|(code, _)| *code == doubt.code()) {
            Some((_, line)) => {
                *line = std::mem::take(line).and_text(words.list_comma).and_text(name(doubt, words));
            }
            None => {
                let line = Line::strong((words.doubt_kind)(doubt)).and_text(words.colon);
                kinds.push((doubt.code(), line.and_text(name(doubt, words))));
            }
        }
    }
    blocks.push(heading(2, (words.doubts_heading)(report.doubts.len())));
    // Without the file's name: what a user typed never becomes a command.
    let lint = Inline::Command("dx-check lint".to_owned());
    blocks.push(Block::Paragraph(Line::text(words.doubts_intro).and(lint)));
    blocks.push(Block::Items(kinds.into_iter().map(|(_, line)| Item::bullet(0, line)).collect()));
}

/// The points that a doubt is about, with the date or the evidence that raises it.
fn name(doubt: &Doubt, words: &Words) -> String {
    let points = doubt.points().join(words.list_comma);
    match (doubt, doubt.about()) {
        (Doubt::SameEvidence { .. }, Some(evidence)) => {
            (words.in_brackets)(&(words.quoted)(evidence), &points)
        }
        (_, Some(day)) => (words.in_brackets)(&points, day),
        (_, None) => points,
    }
}
