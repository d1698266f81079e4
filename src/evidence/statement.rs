//! Statements: what is judged as one. A sentence, a list item's sentence, or a table row with the heads of its columns.

use std::collections::{HashMap, VecDeque};
use std::ops::Range;

use crate::document::{Cell, Content, Document};

use super::normal::Normal;
use super::set::Set;
use super::shape::{is_blank, is_caption, is_label, is_ticked, split};
use super::terms::{Hit, Terms};

/// A statement with all that is known of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Statement {
    /// The index of its block.
    pub(super) block: usize,
    /// Its pieces in the document.
    pub(super) quote: Vec<Range<usize>>,
    /// Its text in normal form; cells end with `|`.
    pub(super) normal: Normal,
    /// The concepts in it, by where they begin.
    pub(super) hits: Vec<Hit>,
    /// The same as a set.
    pub(super) own: Set,
    /// The concepts of the headings over it and of the heads of its columns.
    pub(super) over: Set,
    /// The concepts of the line that leads in to it or of the sentence before it.
    pub(super) before: Set,
    /// The concepts of the few blocks before it under the same heading.
    pub(super) nearby: Set,
    /// The concepts of the line that leads in to the list that it is an item of.
    pub(super) lead: Set,
    /// Whether it, or what it stands under, is about somebody else.
    pub(super) elsewhere: bool,
}

/// What separates the cells of a row in a statement's text.
pub(super) const CELL_END: char = '|';

/// Walks through a document and hands on every statement in which there is a concept.
pub(super) struct Walk<'a> {
    document: &'a Document,
    terms: &'a Terms,
    /// The concepts of each section's heading and those above it.
    sections: &'a [Set],
    /// The concepts of a column's head, by where it stands.
    heads: HashMap<usize, Set>,
    /// The concepts of the paragraph that leads in to a list, and the items above by depth.
    leads: Vec<Set>,
    /// The concepts of the last line that reads like a heading without being one: ■ 体制, Q だれが見直しますか。
    caption: Set,
    /// The concepts of the last few blocks under the present heading.
    recent: VecDeque<Set>,
    /// The concepts of the present block.
    said: Set,
    statement: Statement,
}

/// How many blocks before a statement are still around it.
const AROUND: usize = 4;

/// A sentence of fewer characters without a concept does not part what stands before it from what stands behind.
const SHORT: usize = 12;

impl<'a> Walk<'a> {
    /// A walk through a document, of whose headings the concepts are known ([`Outline`](super::Outline)).
    pub(super) fn new(document: &'a Document, terms: &'a Terms, sections: &'a [Set]) -> Self {
        Self {
            document,
            terms,
            sections,
            heads: HashMap::new(),
            leads: Vec::new(),
            caption: Set::default(),
            recent: VecDeque::with_capacity(AROUND),
            said: Set::default(),
            statement: Statement::default(),
        }
    }

    /// Through some blocks, the first of which begins a section.
    pub(super) fn run(mut self, blocks: Range<usize>, mut each: impl FnMut(&mut Statement)) {
        let document = self.document;
        let mut section = usize::MAX;
        for (index, block) in blocks.clone().zip(&document.blocks[blocks]) {
            if block.section != section {
                section = block.section;
                self.leads.clear();
                self.caption.clear();
                self.recent.clear();
            }
            self.statement.nearby.clear();
            self.recent.iter().for_each(|set| self.statement.nearby.add(set));
            self.statement.over.copy(&self.sections[section]);
            self.statement.over.add(&self.caption);
            self.statement.block = index;
            self.statement.elsewhere = false;
            self.said.clear();
            match &block.content {
                Content::Paragraph(range) | Content::Item { text: range, .. }
                    if is_caption(document.slice(range)) =>
                {
                    self.leads.clear();
                    self.caption = self.concepts(range);
                    continue;
                }
                Content::Paragraph(range) => {
                    self.leads.clear();
                    self.sentences(range, &mut each);
                    self.leads.push(self.said.clone());
                }
                Content::Item { depth, text } => {
                    self.leads.truncate(depth + 1);
                    self.lead();
                    self.leads.resize(*depth + 1, Set::default());
                    self.sentences(text, &mut each);
                    self.leads.push(self.said.clone());
                    self.statement.lead.clear();
                }
                Content::Row(cells) => {
                    self.row(cells, &mut each);
                    self.statement.lead.clear();
                }
            }
            // The oldest makes room, and lends its memory.
            let oldest = if self.recent.len() == AROUND { self.recent.pop_front() } else { None };
            let mut newest = oldest.unwrap_or_default();
            newest.copy(&self.said);
            self.recent.push_back(newest);
        }
    }

    /// Notes what leads in to the present block.
    fn lead(&mut self) {
        self.statement.lead.clear();
        self.leads.iter().for_each(|set| self.statement.lead.add(set));
    }

    /// The sentences of a text, each behind what leads in to it and the sentence before it.
    fn sentences(&mut self, range: &Range<usize>, each: &mut impl FnMut(&mut Statement)) {
        let text = self.document.slice(range);
        let statement = &mut self.statement;
        statement.before.copy(&statement.lead);
        for part in split(text) {
            let place = range.start + part.start..range.start + part.end;
            statement.normal.clear();
            statement.normal.add(&text[part.clone()], place.start);
            self.terms.hits(&statement.normal, &mut statement.hits);
            if !statement.hits.is_empty() {
                statement.note_own();
                if is_label(&text[part.clone()]) {
                    // It says nothing itself, but tells what is said behind it.
                    self.said.add(&statement.own);
                    statement.before.add(&statement.own);
                    continue;
                }
                statement.quote.clear();
                statement.quote.push(trimmed(self.document, place));
                each(statement);
                self.said.add(&statement.own);
                statement.before.copy(&statement.lead);
                statement.before.add(&statement.own);
            } else if text[part].chars().count() > SHORT {
                statement.before.copy(&statement.lead);
            }
        }
    }

    fn row(&mut self, cells: &Range<usize>, each: &mut impl FnMut(&mut Statement)) {
        self.lead();
        self.statement.before.copy(&self.statement.lead);
        self.statement.normal.clear();
        self.statement.quote.clear();
        let cells = &self.document.cells[cells.clone()];
        let filled = |cell: &Cell| {
            let text = self.document.slice(&cell.text);
            !is_blank(text) || is_ticked(text)
        };
        // A label beside which nothing was filled in says nothing.
        if cells.len() > 1 && !cells[1..].iter().any(filled) {
            return;
        }
        for cell in cells {
            if !cell.head.is_empty() {
                self.under(&cell.head);
            }
            let text = self.document.slice(&cell.text);
            if is_blank(text) {
                continue;
            }
            self.statement.normal.add(text, cell.text.start);
            self.statement.normal.push(CELL_END, cell.text.end);
            self.statement.quote.push(cell.text.clone());
        }
        let statement = &mut self.statement;
        self.terms.hits(&statement.normal, &mut statement.hits);
        if !statement.hits.is_empty() {
            statement.note_own();
            each(statement);
            self.said.copy(&statement.own);
        }
    }

    /// Puts a column's head over the present row.
    fn under(&mut self, head: &Range<usize>) {
        if !self.heads.contains_key(&head.start) {
            let set = self.concepts(head);
            self.heads.insert(head.start, set);
        }
        if let Some(head) = self.heads.get(&head.start) {
            self.statement.over.add(head);
        }
    }

    fn concepts(&self, range: &Range<usize>) -> Set {
        concepts(self.document, self.terms, range)
    }
}

/// The concepts of a piece of a document.
pub(super) fn concepts(document: &Document, terms: &Terms, range: &Range<usize>) -> Set {
    let (mut normal, mut hits) = (Normal::default(), Vec::new());
    normal.add(document.slice(range), range.start);
    terms.hits(&normal, &mut hits);
    let mut set = Set::default();
    hits.iter().for_each(|hit| set.insert(hit.concept));
    set
}

impl Statement {
    fn note_own(&mut self) {
        self.own.clear();
        self.hits.iter().for_each(|hit| self.own.insert(hit.concept));
    }
}

pub(crate) fn trimmed(document: &Document, range: Range<usize>) -> Range<usize> {
    let text = document.slice(&range);
    let start = range.start + (text.len() - text.trim_start().len());
    start..start + text.trim().len()
}
