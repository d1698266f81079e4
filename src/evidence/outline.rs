//! A document as a whole, and the parts in which it is read.

use std::ops::Range;

use crate::document::{Block, Content, Document};

use super::elsewhere::own_name;
use super::set::Set;
use super::statement::concepts;
use super::terms::Terms;

/// A document and what is known of it as a whole. It is read in parts, which end where a section does, so that nothing
/// that is said in one is needed in another.
#[derive(Debug)]
pub struct Outline<'d> {
    pub(super) document: &'d Document,
    /// Its own municipality.
    pub(super) own: String,
    /// The concepts of each section's heading and those above it.
    pub(super) sections: Vec<Set>,
    /// The blocks of each part.
    pub(super) parts: Vec<Range<usize>>,
}

impl<'d> Outline<'d> {
    pub(super) fn new(document: &'d Document, terms: &Terms) -> Self {
        let (own, sections) = (own_name(document), sections(document, terms));
        Self { document, own, sections, parts: parts(document) }
    }

    /// How many parts there are.
    pub fn parts(&self) -> usize {
        self.parts.len()
    }
}

/// A part has at least so many bytes of text.
const PART: usize = 1 << 14;

/// And a document at most so many parts, or one more. Always the same, however many are read at a time; in few parts,
/// because each begins anew to look for what shows a rule.
const PARTS: usize = 4;

fn parts(document: &Document) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let (mut from, mut begins) = (0, 0);
    let length = PART.max(document.text.len() / PARTS);
    for (index, pair) in document.blocks.windows(2).enumerate() {
        let at = start(document, &pair[1]);
        if pair[0].section != pair[1].section && at.saturating_sub(begins) >= length {
            parts.push(from..index + 1);
            (from, begins) = (index + 1, at);
        }
    }
    parts.push(from..document.blocks.len());
    parts
}

/// Where a block begins in the document's text.
fn start(document: &Document, block: &Block) -> usize {
    match &block.content {
        Content::Paragraph(text) | Content::Item { text, .. } => text.start,
        Content::Row(cells) => document.cells.get(cells.start).map_or(0, |cell| cell.text.start),
    }
}

/// The concepts of each section's heading and those above it.
fn sections(document: &Document, terms: &Terms) -> Vec<Set> {
    let mut sets: Vec<Set> = Vec::with_capacity(document.sections.len());
    let title = document.title();
    for (index, section) in document.sections.iter().enumerate() {
        let mut set = concepts(document, terms, &section.heading);
        // The sections around it stand before it.
        if let Some(around) = sets.get(section.parent).filter(|_| index != 0) {
            set.add(around);
        }
        // The document's title is not said of every statement in it.
        if title == Some(index) {
            set.clear();
        }
        sets.push(set);
    }
    sets
}

#[cfg(test)]
mod tests {
    use super::{PARTS, parts};
    use crate::document::read;
    use crate::evidence::{Finding, Judge, Reading};
    use crate::shipped;

    #[test]
    fn a_plan_shows_the_same_however_it_is_divided() {
        let plan = include_str!("../../examples/plan.md");
        let text = plan.repeat(60);
        let document = read(text.as_bytes(), Some("md")).unwrap();
        let (checklist, rules) = (shipped::checklist(), shipped::rules());
        let judge = Judge::new(&checklist, &rules);
        let mut outline = judge.outline(&document);
        assert!(outline.parts() > 2);
        let shown = |reading: &Reading| -> Vec<_> {
            let shown =
                |finding: Finding| (finding.verdict, finding.criteria, finding.evidence.first().cloned());
            judge.findings(&[reading]).into_iter().map(shown).collect()
        };
        let in_parts = shown(&judge.read(&document));
        let all = 0..document.blocks.len();
        outline.parts = Vec::from([all]);
        let at_once = shown(&judge.read_part(&outline, 0));
        assert!(in_parts == at_once);
    }

    #[test]
    fn parts_are_whole_sections_and_leave_nothing_out() {
        let section = |n: usize| format!("## {n}\n\n毎月会議を開く。\n\n- 庁内で共有する。\n\n");
        let text: String = (0..2000).map(section).collect();
        let document = read(text.as_bytes(), Some("md")).unwrap();
        let parts = parts(&document);
        assert!(parts.len() > 1 && parts.len() <= PARTS + 1, "{}", parts.len());
        assert_eq!((parts[0].start, parts.last().unwrap().end), (0, document.blocks.len()));
        for pair in parts.windows(2) {
            assert_eq!(pair[0].end, pair[1].start);
            assert_ne!(document.blocks[pair[1].start - 1].section, document.blocks[pair[1].start].section);
        }
    }
}
