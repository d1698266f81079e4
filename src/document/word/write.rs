//! From paragraphs and tables to a document: which paragraphs are headings, where each piece stands.

use std::borrow::Cow;

use super::super::{Builder, Place, numbering, table};
use super::lists::Mark;
use super::model::{Element, Paragraph, Role, Table};

/// Writes elements one behind the next.
pub(super) struct Writer {
    builder: Builder,
    /// What waits for the element behind it, and its number in the body.
    waiting: Option<(Element, Place)>,
    /// The level of the heading by style that is open, and the ranks of the headings by number under it.
    level: usize,
    ranks: Vec<u8>,
    /// The rank of the item that was written last, if nothing else was since.
    item: Option<u8>,
    /// How many tables are open: a section does not begin in a cell.
    inside: usize,
}

impl Writer {
    /// A writer that fills a builder.
    pub(super) fn new(builder: Builder) -> Self {
        Self { builder, waiting: None, level: 0, ranks: Vec::new(), item: None, inside: 0 }
    }

    /// Whether there is as much text as is read.
    pub(super) fn is_full(&self) -> bool {
        self.builder.is_full()
    }

    /// Adds an element with what hangs on it.
    pub(super) fn add(&mut self, element: Element, place: Place) {
        match element {
            Element::Paragraph(mut paragraph) => {
                let after = std::mem::take(&mut paragraph.after);
                if !paragraph.is_blank() && paragraph.role != Role::Contents {
                    self.put(Element::Paragraph(paragraph), place);
                }
                for element in after {
                    self.add(element, place);
                }
            }
            // A frame around text.
            Element::Table(table) if table.grid().columns() <= 1 => {
                for (row, cells) in table.rows.into_iter().map(|row| row.cells).enumerate() {
                    for element in cells.into_iter().filter(|c| !c.continued).flat_map(|c| c.elements) {
                        self.add(element, in_row(place, row));
                    }
                }
            }
            table @ Element::Table(_) => self.put(table, place),
        }
    }

    /// The builder with all that was added.
    pub(super) fn finish(mut self) -> Builder {
        self.flush();
        self.builder
    }

    /// Writes what waits: nothing more follows it where it stands.
    fn flush(&mut self) {
        if let Some((element, place)) = self.waiting.take() {
            self.write(element, place, None);
        }
    }

    fn put(&mut self, element: Element, place: Place) {
        if let Some((before, its)) = self.waiting.take() {
            self.write(before, its, Some(&element));
        }
        self.waiting = Some((element, place));
    }

    fn write(&mut self, element: Element, place: Place, next: Option<&Element>) {
        match element {
            Element::Paragraph(paragraph) => self.paragraph(&paragraph, place, next),
            Element::Table(table) => {
                self.item = None;
                self.table(table, place);
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph, place: Place, next: Option<&Element>) {
        if let Role::Heading(level, number) = &paragraph.role
            && self.inside == 0
        {
            let text = with_number(number.as_deref(), &paragraph.text);
            let lines: Vec<_> = table::lines(&text, place).collect();
            self.builder.heading(*level, &lines);
            (self.level, self.item) = (*level, None);
            self.ranks.clear();
            return;
        }
        if self.is_heading(paragraph, next) {
            let (rank, whole) =
                numbered(paragraph).unwrap_or((numbering::ARTICLE, Cow::Borrowed(&paragraph.text)));
            while self.ranks.last().is_some_and(|last| *last >= rank) {
                self.ranks.pop();
            }
            self.ranks.push(rank);
            let lines: Vec<_> = table::lines(&whole, place).collect();
            self.builder.heading(self.level + self.ranks.len(), &lines);
            self.item = None;
            return;
        }
        if let Role::Item(depth, _) = paragraph.role {
            let lines: Vec<_> = table::lines(&paragraph.text, place).collect();
            self.builder.item(depth, &lines);
            self.item = rank(paragraph);
            return;
        }
        for part in numbering::parts(&paragraph.text) {
            self.item = numbering::numbered(part[0]).map(|numbered| numbered.rank);
            numbering::write(&mut self.builder, &part, place);
        }
    }

    /// Whether a paragraph is a heading by its number: short, no sentence, with something under it that is not the next
    /// of its kind. Those in a row, one line each, are a list.
    fn is_heading(&self, paragraph: &Paragraph, next: Option<&Element>) -> bool {
        if self.inside > 0 || paragraph.text.trim().contains('\n') {
            return false;
        }
        let below = match next {
            None => return false,
            Some(Element::Table(_)) => None,
            Some(Element::Paragraph(Paragraph { role: Role::Heading(..), .. })) => return false,
            Some(Element::Paragraph(next)) => rank(next),
        };
        let Some((own, whole)) = numbered(paragraph) else {
            // 第１条 has its title above it, in brackets.
            let text = paragraph.text.trim();
            let title = text.starts_with(['（', '(']) && text.ends_with(['）', ')']);
            return paragraph.role == Role::Plain
                && title
                && text.chars().count() <= 20
                && below == Some(numbering::ARTICLE);
        };
        own != numbering::ARTICLE
            && self.item != Some(own)
            && numbering::numbered(&whole).is_some_and(|n| numbering::reads_like_heading(n.rest))
            && below.is_none_or(|below| below > own)
    }

    fn table(&mut self, mut table: Table, place: Place) {
        let mut within: Vec<Vec<Element>> = Vec::new();
        for row in &mut table.rows {
            let mut of_row = Vec::new();
            for cell in &mut row.cells {
                take_nested(&mut cell.elements, &mut of_row);
            }
            within.push(of_row);
        }
        let grid = table.grid();
        let mut writing = table::Writing::new(&grid);
        self.inside += 1;
        for (index, elements) in within.into_iter().enumerate() {
            writing.row(&mut self.builder, index, in_row(place, index));
            for element in elements {
                self.add(element, in_row(place, index));
            }
            self.flush();
        }
        self.inside -= 1;
    }
}

/// Takes tables and what hangs on paragraphs out of a cell: they stand behind its row. Text boxes and notes too.
fn take_nested(elements: &mut Vec<Element>, into: &mut Vec<Element>) {
    let mut kept = Vec::new();
    for element in elements.drain(..) {
        match element {
            Element::Paragraph(mut paragraph) => {
                into.append(&mut paragraph.after);
                kept.push(Element::Paragraph(paragraph));
            }
            table @ Element::Table(_) => into.push(table),
        }
    }
    *elements = kept;
}

/// A paragraph with its number, where that is one of the official kind, put there by Word or typed.
fn numbered(paragraph: &Paragraph) -> Option<(u8, Cow<'_, str>)> {
    let whole = match &paragraph.role {
        Role::Plain => Cow::Borrowed(paragraph.text.as_str()),
        // `1.` is what a list begins with by default, and no official number.
        Role::Item(_, Mark::Number(number)) if !number.ends_with('.') => {
            with_number(Some(number), &paragraph.text)
        }
        _ => return None,
    };
    let rank = numbering::numbered(&whole)?.rank;
    Some((rank, whole))
}

fn rank(paragraph: &Paragraph) -> Option<u8> {
    numbered(paragraph).map(|(rank, _)| rank)
}

fn with_number<'t>(number: Option<&str>, text: &'t str) -> Cow<'t, str> {
    number.map_or(Cow::Borrowed(text), |number| Cow::Owned(format!("{number}　{}", text.trim_start())))
}

/// The place of a row of a table that stands at a place; within a nested table that of the row around it.
fn in_row(place: Place, index: usize) -> Place {
    match place {
        Place::Paragraph { paragraph, row: 0 } => {
            Place::Paragraph { paragraph, row: u32::try_from(index + 1).unwrap_or(u32::MAX) }
        }
        other => other,
    }
}
