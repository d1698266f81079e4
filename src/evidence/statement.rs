//! Statements: what is judged as one. A sentence, a list item's sentence, or a table row with the heads of its columns.

use std::ops::Range;

use crate::document::{Content, Document};

use super::automaton::{Automaton, Hit};
use super::normal::Normal;

/// A set of concepts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Set(Vec<u64>);

impl Set {
    pub(super) fn insert(&mut self, index: usize) {
        let word = index / 64;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (index % 64);
    }

    pub(super) fn contains(&self, index: usize) -> bool {
        self.0.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 == 1)
    }

    pub(super) fn add(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (own, more) in self.0.iter_mut().zip(&other.0) {
            *own |= more;
        }
    }
}

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
    automaton: &'a Automaton,
    /// The concepts of each section's heading and those above it, as far as they are known.
    sections: Vec<Option<Set>>,
    /// The concepts of a column's head, by where it stands.
    heads: std::collections::HashMap<usize, Set>,
    /// The concepts of the paragraph that leads in to a list, and the items above by depth.
    leads: Vec<Set>,
    /// The concepts of the last few blocks under the present heading.
    recent: std::collections::VecDeque<Set>,
    scratch: Normal,
    hits: Vec<Hit>,
}

/// How many blocks before a statement are still around it.
const AROUND: usize = 4;

impl<'a> Walk<'a> {
    pub(super) fn new(document: &'a Document, automaton: &'a Automaton) -> Self {
        Self {
            document,
            automaton,
            sections: vec![None; document.sections.len()],
            heads: std::collections::HashMap::new(),
            leads: Vec::new(),
            recent: std::collections::VecDeque::new(),
            scratch: Normal::default(),
            hits: Vec::new(),
        }
    }

    pub(super) fn run(mut self, mut each: impl FnMut(&mut Statement)) {
        let mut statement = Statement::default();
        let mut section = usize::MAX;
        for (index, block) in self.document.blocks.iter().enumerate() {
            if block.section != section {
                section = block.section;
                self.leads.clear();
                self.recent.clear();
            }
            statement.nearby = Set::default();
            self.recent.iter().for_each(|set| statement.nearby.add(set));
            let over = self.section(block.section);
            statement.block = index;
            let said = match &block.content {
                Content::Paragraph(range) => {
                    self.leads.clear();
                    let all = self.sentences(range, &over, &Set::default(), &mut statement, &mut each);
                    self.leads.push(all.clone());
                    all
                }
                Content::Item { depth, text } => {
                    self.leads.truncate(depth + 1);
                    let mut before = Set::default();
                    self.leads.iter().for_each(|set| before.add(set));
                    while self.leads.len() <= *depth {
                        self.leads.push(Set::default());
                    }
                    statement.lead = before.clone();
                    let all = self.sentences(text, &over, &before, &mut statement, &mut each);
                    self.leads.push(all.clone());
                    all
                }
                Content::Row(cells) => {
                    let mut before = Set::default();
                    self.leads.iter().for_each(|set| before.add(set));
                    self.row(cells, over, before, &mut statement, &mut each)
                }
            };
            if self.recent.len() == AROUND {
                self.recent.pop_front();
            }
            self.recent.push_back(said);
        }
    }

    /// The sentences of a text; the concepts of all of them.
    fn sentences(
        &mut self,
        range: &Range<usize>,
        over: &Set,
        before: &Set,
        statement: &mut Statement,
        each: &mut impl FnMut(&mut Statement),
    ) -> Set {
        let text = self.document.slice(range);
        let mut all = Set::default();
        let mut previous = before.clone();
        for (count, part) in split(text).enumerate() {
            statement.normal.clear();
            statement.normal.add(&text[part.clone()], range.start + part.start);
            self.automaton.hits(&statement.normal.text, &mut statement.hits);
            if count == 0 {
                statement.elsewhere = false;
            }
            if !statement.hits.is_empty() {
                statement.quote.clear();
                statement
                    .quote
                    .push(trimmed(self.document, range.start + part.start..range.start + part.end));
                statement.over = over.clone();
                statement.before = previous.clone();
                each(statement);
                let mut own = Set::default();
                statement.hits.iter().for_each(|hit| own.insert(hit.concept));
                all.add(&own);
                previous = before.clone();
                previous.add(&own);
            } else if text[part].chars().count() > 12 {
                previous = before.clone();
            }
        }
        statement.elsewhere = false;
        statement.lead = Set::default();
        all
    }

    fn row(
        &mut self,
        cells: &Range<usize>,
        mut over: Set,
        before: Set,
        statement: &mut Statement,
        each: &mut impl FnMut(&mut Statement),
    ) -> Set {
        let mut own = Set::default();
        statement.normal.clear();
        statement.quote.clear();
        for cell in &self.document.cells[cells.clone()] {
            if !cell.head.is_empty() {
                let head = self.head(&cell.head);
                over.add(&head);
            }
            let text = self.document.slice(&cell.text);
            if is_blank(text) {
                continue;
            }
            statement.normal.add(text, cell.text.start);
            statement.normal.push(CELL_END, cell.text.end);
            statement.quote.push(cell.text.clone());
        }
        if statement.quote.is_empty() {
            return own;
        }
        self.automaton.hits(&statement.normal.text, &mut statement.hits);
        if statement.hits.is_empty() {
            return own;
        }
        statement.hits.iter().for_each(|hit| own.insert(hit.concept));
        statement.over = over;
        statement.before = before;
        statement.elsewhere = false;
        each(statement);
        statement.elsewhere = false;
        own
    }

    fn concepts(&mut self, range: &Range<usize>) -> Set {
        self.scratch.clear();
        self.scratch.add(self.document.slice(range), range.start);
        self.automaton.hits(&self.scratch.text, &mut self.hits);
        let mut set = Set::default();
        self.hits.iter().for_each(|hit| set.insert(hit.concept));
        set
    }

    fn head(&mut self, range: &Range<usize>) -> Set {
        if let Some(known) = self.heads.get(&range.start) {
            return known.clone();
        }
        let set = self.concepts(range);
        self.heads.insert(range.start, set.clone());
        set
    }

    fn section(&mut self, index: usize) -> Set {
        if let Some(known) = &self.sections[index] {
            return known.clone();
        }
        let section = &self.document.sections[index];
        let mut set = self.concepts(&section.heading.clone());
        if index != 0 {
            set.add(&self.section(section.parent));
        }
        self.sections[index] = Some(set.clone());
        set
    }
}

/// A cell in which nothing was filled in: dashes, a mark, or nothing.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| !c.is_alphanumeric() || matches!(c, 'ー' | '〇' | '○'))
}

/// The sentences of a text, as ranges of it.
fn split(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let mut depth = 0_i32;
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while let Some((at, c)) = chars.next() {
            match c {
                '「' | '『' | '（' | '(' => depth += 1,
                '」' | '』' | '）' | ')' => depth = (depth - 1).max(0),
                _ => {}
            }
            let next = chars.peek().map(|(_, next)| *next);
            let ends = match c {
                '。' | '！' | '？' => depth == 0,
                '．' | '.' => {
                    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
                    let after = next.is_none_or(char::is_whitespace);
                    depth == 0 && !next.is_some_and(digit) && (c == '．' || after)
                }
                _ => false,
            };
            if ends {
                let range = start..at + c.len_utf8();
                start = range.end;
                return Some(range);
            }
        }
        (start < text.len()).then(|| {
            let range = start..text.len();
            start = text.len();
            range
        })
    })
}

fn trimmed(document: &Document, range: Range<usize>) -> Range<usize> {
    let text = document.slice(&range);
    let start = range.start + (text.len() - text.trim_start().len());
    start..start + text.trim().len()
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        let parts = |text: &'static str| split(text).map(|r| &text[r]).collect::<Vec<_>>();
        assert_eq!(parts("毎週開く。月１回（例。）も見る。"), ["毎週開く。", "月１回（例。）も見る。"]);
        assert_eq!(parts("It meets weekly. See 1.5 there."), ["It meets weekly.", " See 1.5 there."]);
        assert_eq!(parts("終わりなし"), ["終わりなし"]);
    }
}
