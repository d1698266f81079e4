//! Blocks as HTML: sections by their headings, links between gaps and examples in both directions.

use std::collections::BTreeMap;
use std::ops::Range;

use maud::{Markup, html};

use crate::assessment::Standing;
use crate::i18n::{Lang, Words};
use crate::report::markdown::{is_address, slug};
use crate::report::{Block, Inline, Item, Line, Sheet};
use crate::text::{visible, visible_line, width};

use super::charts::mark;

/// Blocks of a page with what links among them need.
pub(super) struct Blocks<'a> {
    words: &'static Words,
    blocks: &'a [Block],
    /// The anchor of each heading, beside `blocks`.
    anchors: Vec<String>,
    /// Where an example is named: by its anchor, the anchors and texts of the headings.
    named: BTreeMap<String, Vec<(String, &'a str)>>,
    /// Where a point is told of: by its id, an anchor.
    points: BTreeMap<&'a str, String>,
}

/// The anchor of the heading number `count` (from 1) among those of the third level that have no name of their own.
/// No id of an example has a point in it.
pub(super) fn item_anchor(count: usize) -> String {
    format!("item.{count}")
}

/// The anchor of a heading of the second level.
fn part_anchor(count: usize) -> String {
    format!("part.{count}")
}

impl<'a> Blocks<'a> {
    /// Looks through the blocks of a page. `points` are ids of points, each with the anchor where it is told of: cells
    /// with such an id become links.
    pub(super) fn new(lang: Lang, blocks: &'a [Block], points: BTreeMap<&'a str, String>) -> Self {
        let (mut parts, mut items) = (0, 0);
        let count = |counter: &mut usize| {
            *counter += 1;
            *counter
        };
        let anchors: Vec<String> = blocks
            .iter()
            .map(|block| match block {
                Block::Heading { anchor: Some(anchor), .. } => slug(anchor),
                Block::Heading { level: 2, .. } => part_anchor(count(&mut parts)),
                Block::Heading { level: 3, .. } => item_anchor(count(&mut items)),
                _ => String::new(),
            })
            .collect();
        let mut found = Self { words: lang.words(), blocks, anchors, named: BTreeMap::new(), points };
        found.find_names();
        found
    }

    /// Notes under which headings examples are named.
    fn find_names(&mut self) {
        let mut here: Option<(String, &str)> = None;
        for (block, anchor) in self.blocks.iter().zip(&self.anchors) {
            match block {
                Block::Heading { text, .. } if !anchor.is_empty() => here = Some((anchor.clone(), text)),
                Block::Items(items) => {
                    for piece in items.iter().flat_map(|item| &item.line.0) {
                        if let (Inline::Example(id), Some(here)) = (piece, &here) {
                            let places = self.named.entry(slug(id)).or_default();
                            if places.last() != Some(here) {
                                places.push(here.clone());
                            }
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// The parts of the page, to jump to: anchors and names.
    pub(super) fn parts(&self) -> Vec<(&str, &str)> {
        let parts = self.blocks.iter().zip(&self.anchors);
        parts
            .filter_map(|(block, anchor)| match block {
                Block::Heading { level: 2, text, .. } => Some((anchor.as_str(), text.as_str())),
                _ => None,
            })
            .collect()
    }

    /// All blocks.
    pub(super) fn draw(&self) -> Markup {
        self.sections(0..self.blocks.len(), 2, "")
    }

    /// All blocks, with something between those before the first heading and the others.
    pub(super) fn draw_around(&self, between: &Markup) -> Markup {
        let heading = |block: &Block| matches!(block, Block::Heading { .. });
        let first = self.blocks.iter().position(heading).unwrap_or(self.blocks.len());
        html! {
            (self.sections(0..first, 2, ""))
            (between)
            (self.sections(first..self.blocks.len(), 2, ""))
        }
    }

    /// The blocks of a range under a heading: those before the first heading of the level, then a section for each.
    fn sections(&self, range: Range<usize>, level: usize, over: &str) -> Markup {
        let begins = |at: &usize| matches!(&self.blocks[*at], Block::Heading { level: l, .. } if *l <= level);
        let starts: Vec<usize> = range.clone().filter(begins).collect();
        let before = range.start..starts.first().copied().unwrap_or(range.end);
        let ends = starts.iter().skip(1).copied().chain([range.end]);
        html! {
            @if level < LOWEST && !before.is_empty() { (self.sections(before.clone(), level + 1, over)) }
            @else { @for block in &self.blocks[before] { (self.block(block, over)) } }
            @for (start, end) in starts.iter().copied().zip(ends) { (self.section(start, end)) }
        }
    }

    fn section(&self, start: usize, end: usize) -> Markup {
        let Block::Heading { level, text, anchor } = &self.blocks[start] else { return Markup::default() };
        let id = Some(&self.anchors[start]).filter(|id| !id.is_empty());
        let text = visible_line(text);
        let rest = |level| self.sections(start + 1..end, level, &text);
        html! {
            "\n"
            @match level {
                1 | 2 => section.part id=[id] { h2 { (text) } (rest(3)) }
                3 => section.item.example[anchor.is_some()] id=[id] {
                    h3 { (text) }
                    (rest(4))
                    @if let Some(places) = id.and_then(|id| self.named.get(id)) { (self.way_back(places)) }
                }
                _ => { h4 { (text) } (rest(LOWEST + 1)) }
            }
        }
    }

    /// Links to where an example is named.
    fn way_back(&self, places: &[(String, &str)]) -> Markup {
        html! {
            p.back {
                (self.words.html.named_under) (self.words.colon)
                @for (index, (anchor, text)) in places.iter().enumerate() {
                    @if index > 0 { (self.words.choice_comma) }
                    a href={ "#" (anchor) } { (visible_line(text)) }
                }
            }
        }
    }

    /// One block that is no heading.
    fn block(&self, block: &Block, over: &str) -> Markup {
        // Line ends between blocks, for people who compare two pages.
        html! {
            "\n"
            @match block {
                Block::Heading { .. } => {}
                Block::Paragraph(line) if matches!(line.0.as_slice(), [Inline::Strong(_)]) => p.lead { (self.line(line)) }
                Block::Paragraph(line) => p { (self.line(line)) }
                Block::Alert(line) => p.alert { strong { (self.words.attention) } " " (self.line(line)) }
                Block::Fields(fields) => (self.fields(fields)),
                Block::Items(items) => (self.items(items)),
                Block::Table(sheet) => (self.table(sheet, over)),
            }
        }
    }

    /// Names and values.
    pub(super) fn fields(&self, fields: &[(String, Line)]) -> Markup {
        let text = |line: &Line| {
            line.0
                .iter()
                .map(|piece| match piece {
                    Inline::Text(text) => text.split('\n').map(|line| width(line) / LINE + 1).sum(),
                    _ => 1,
                })
                .sum::<usize>()
        };
        let tall = fields.iter().map(|(_, line)| text(line)).sum::<usize>() > TALL;
        html! {
            dl.fields.tall[tall] {
                @for (name, value) in fields { div { dt { (name) } dd { (self.line(value)) } } }
            }
        }
    }

    /// A list with its inner lists. Items of one depth make lists by what they are marked with.
    fn items(&self, items: &[Item]) -> Markup {
        let mut runs: Vec<&[Item]> = Vec::new();
        let mut rest = items;
        while let Some(first) = rest.first() {
            let other =
                |item: &Item| item.depth <= first.depth && item.number.is_some() != first.number.is_some();
            let end = rest.iter().position(other).unwrap_or(rest.len());
            runs.push(&rest[..end]);
            rest = &rest[end..];
        }
        html! {
            @for run in runs {
                @match run[0].number {
                    Some(start) => ol start=(start) { (self.run(run)) }
                    None => ul { (self.run(run)) }
                }
            }
        }
    }

    fn run(&self, items: &[Item]) -> Markup {
        let depth = items.first().map_or(0, |item| item.depth);
        let own = |(_, item): &(usize, &Item)| item.depth <= depth;
        let starts: Vec<usize> = items.iter().enumerate().filter(own).map(|(at, _)| at).collect();
        let ends = starts.iter().skip(1).copied().chain([items.len()]);
        html! {
            @for (start, end) in starts.iter().copied().zip(ends) {
                li {
                    (self.line(&items[start].line))
                    (self.items(&items[start + 1..end]))
                }
            }
        }
    }

    /// A table, called as the heading over it. Where it is wider than the window, arrow keys move it.
    fn table(&self, sheet: &Sheet, caption: &str) -> Markup {
        let words = self.words;
        let number = |at: usize| sheet.numbers.contains(&at);
        let judged = [words.answer, words.verdict, words.crosscheck.plan];
        let cell = |at: usize, text: &str| match sheet.head.get(at) {
            Some(head) if judged.contains(&head.as_str()) => self.judged(text),
            Some(head) if head == words.point => self.point(text),
            _ => html! { (visible_line(text)) },
        };
        html! {
            div.wide tabindex="0" role="group" aria-label=(caption) {
                table {
                    caption.unseen { (caption) }
                    thead { tr { @for (at, head) in sheet.head.iter().enumerate() {
                        th scope="col" class=[number(at).then_some("number")] { (head) }
                    } } }
                    tbody { @for row in &sheet.rows { tr { @for (at, text) in row.iter().enumerate() {
                        @match at {
                            0 => th scope="row" { (cell(0, text)) }
                            _ if number(at) => td.number { (cell(at, text)) }
                            _ => td class=[(width(text) <= SHORT).then_some("short")] { (cell(at, text)) }
                        }
                    } } } }
                }
            }
        }
    }

    /// The name of a standing or of a verdict with its sign; anything else as it is.
    fn judged(&self, text: &str) -> Markup {
        let words = self.words;
        let bare = [words.yes_mark, words.partial_mark, words.no_mark]
            .into_iter()
            .find_map(|mark| text.strip_prefix(mark)?.strip_prefix(' '))
            .unwrap_or(text);
        let all = [Standing::Yes, Standing::Partial, Standing::No, Standing::Unknown, Standing::Unanswered];
        let all = all.into_iter().chain([Standing::Na]);
        match all.into_iter().find(|standing| words.standing(*standing) == bare) {
            Some(standing) => mark(standing, words),
            None => html! { (visible_line(text)) },
        }
    }

    /// A point's id, as a link to where it is told of.
    fn point(&self, id: &str) -> Markup {
        html! {
            @match self.points.get(id) {
                Some(anchor) => a href={ "#" (anchor) } { (id) }
                None => (visible_line(id)),
            }
        }
    }

    /// A run of text.
    pub(super) fn line(&self, line: &Line) -> Markup {
        html! { @for piece in &line.0 { (self.piece(piece)) } }
    }

    fn piece(&self, piece: &Inline) -> Markup {
        html! {
            @match piece {
                Inline::Text(text) => (lines(text)),
                Inline::Strong(text) => strong { (visible_line(text)) }
                Inline::Command(text) => code { (visible_line(text)) }
                Inline::Url(url) if is_address(url) => a href=(url) rel="noreferrer" { (url) }
                Inline::Url(url) => (visible_line(url)),
                Inline::Link { name, to } if is_address(to) => a href=(to) rel="noreferrer" { (visible_line(name)) }
                Inline::Link { name, .. } => (visible_line(name)),
                Inline::Example(id) if self.anchors.contains(&slug(id)) => a href={ "#" (slug(id)) } { (id) }
                Inline::Example(id) => code { "dx-check cases " (id) }
            }
        }
    }
}

/// The columns of a cell that is not broken: a date, the name of an office.
const SHORT: usize = 12;
/// The columns of a line on paper, and the lines of fields that need not stand on one sheet.
const LINE: usize = 80;
const TALL: usize = 24;
/// The lowest level of headings.
const LOWEST: usize = 4;

/// A text with its line ends.
fn lines(text: &str) -> Markup {
    let text = visible(text);
    html! {
        @for (index, line) in text.split('\n').enumerate() {
            @if index > 0 { br; }
            (line)
        }
    }
}
