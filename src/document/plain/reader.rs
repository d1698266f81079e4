//! The blocks of plain text, line by line, with a look at the next.

use super::super::lines::{Line, Lines};
use super::super::{Builder, Document, DocumentFault, Piece};
use super::grid::{self, Grid};
use super::layout::{self, Page, Placed, columns_of};
use super::marker::{Marker, Rank};
use super::title;

/// The widest heading with a number, in columns.
const WIDEST_HEADING: usize = 56;

/// The most lines of a block; a longer one is parted, so that memory is bounded.
const MOST_LINES: usize = 1 << 14;

/// The narrowest line, in columns, with which a line below that is indented deeper goes on.
const NARROWEST_WRAPPED: usize = 30;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Open {
    Paragraph,
    /// An item of this depth.
    Item(usize),
}

pub(super) struct Reader<'a> {
    lines: Lines<'a>,
    page: Page,
    out: Builder,
    /// The lines of the title, by their numbers.
    title: Option<(u32, u32)>,
    open: Open,
    /// The lines of the block that is open.
    gathered: Vec<Line<'a>>,
    /// The last line of text, unless a blank one followed.
    last: Option<Placed<'a>>,
    /// How far the first line of the block is indented.
    indent: usize,
    /// The ranks of the open sections, outermost first.
    sections: Vec<Rank>,
    /// The ranks of the open items and how far they are indented, outermost first.
    items: Vec<(Rank, usize)>,
    /// The last number of each rank.
    numbers: Vec<(Rank, u32)>,
    /// The rank of headings that have only a symbol, once there was one.
    symbol: Option<Rank>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(lines: Lines<'a>, out: Builder) -> Self {
        let page = Page::of(lines);
        Self {
            lines,
            page,
            out,
            title: title::find(lines, page),
            open: Open::Paragraph,
            gathered: Vec::new(),
            last: None,
            indent: 0,
            sections: Vec::new(),
            items: Vec::new(),
            numbers: Vec::new(),
            symbol: None,
        }
    }

    pub(super) fn read(mut self) -> Result<Document, DocumentFault> {
        while let Some(line) = self.lines.next() {
            if self.out.is_full() {
                break;
            }
            let placed = Placed::new(line);
            if placed.is_blank() {
                self.end_block();
            } else if self.title.is_some_and(|(first, last)| (first..=last).contains(&line.number)) {
                self.title_line(placed.line);
            } else if grid::is_drawn(placed.text()) {
                self.end_block();
                self.drawn_table(placed);
            } else if layout::is_rule(placed.text()) {
                self.end_block();
            } else {
                self.text(placed);
            }
        }
        self.flush();
        self.out.finish()
    }

    fn text(&mut self, placed: Placed<'a>) {
        if let Some(marker) = Marker::at(placed.text()).filter(|marker| self.is_expected(*marker)) {
            self.marked(placed, marker);
            return;
        }
        let wrapped = self.last.is_some_and(|last| self.page.is_full(&last) && !last.ends_sentence());
        if !wrapped && self.heading_without_number(&placed) {
            return;
        }
        let mut grid = Grid::default();
        if !wrapped && layout::parts(placed.text()).len() > 1 && grid.push_set(&placed) {
            self.end_block();
            self.table_in_columns(grid);
            return;
        }
        if self.gathered.is_empty() || !self.goes_on(&placed) {
            self.flush();
            // Below an item and indented deeper: more of the item.
            let within =
                matches!(self.open, Open::Item(_)) && self.last.is_some() && placed.indent > self.indent;
            if !within {
                self.open = Open::Paragraph;
                self.indent = placed.indent;
            }
        }
        self.gathered.push(placed.line);
        self.last = Some(placed);
    }

    /// Whether a mark is one: on a line with which the one before goes on, only the number that comes next.
    fn is_expected(&self, marker: Marker) -> bool {
        let wrapped = self.last.is_some_and(|last| self.page.is_full(&last) && !last.ends_sentence());
        let next = |(rank, number): &(Rank, u32)| *rank == marker.rank && marker.number == number + 1;
        !wrapped || marker.is_bullet() || marker.number == 1 || self.numbers.iter().any(next)
    }

    /// Whether a line goes on with the one before.
    fn goes_on(&self, placed: &Placed<'a>) -> bool {
        let Some(last) = self.last.filter(|_| self.gathered.len() < MOST_LINES) else {
            return false;
        };
        let ended = last.ends_sentence();
        if self.page.is_full(&last) {
            return !(ended && placed.indent > last.indent);
        }
        if last.text().ends_with(['、', '，', '（', '「', '・']) {
            return true;
        }
        let deeper = placed.indent > self.indent && !self.page.is_right(placed);
        !ended && deeper && last.width() >= NARROWEST_WRAPPED
    }

    /// A line with a number or a mark: a heading or an item.
    fn marked(&mut self, placed: Placed<'a>, marker: Marker) {
        self.flush();
        self.numbers.retain(|(rank, _)| *rank != marker.rank);
        self.numbers.push((marker.rank, marker.number));
        let body = placed.line.after(marker.length);
        if self.is_heading(&placed, marker, body.text) {
            let symbol = marker.rank == Rank::Symbol;
            self.heading(marker.rank, if symbol { body } else { placed.line });
            return;
        }
        self.end_rank(marker.rank);
        let stands_over = |(rank, indent): &(Rank, usize)| {
            *rank < marker.rank
                || *rank == Rank::Bullet && marker.rank == Rank::Bullet && *indent < placed.indent
        };
        while self.items.last().is_some_and(|item| !stands_over(item)) {
            self.items.pop();
        }
        self.open = Open::Item(self.items.len());
        self.items.push((marker.rank, placed.indent));
        self.indent = placed.indent;
        self.gathered.push(body);
        self.last = Some(placed);
    }

    /// Whether a numbered line is a heading: short, no sentence, and with something under it.
    fn is_heading(&self, placed: &Placed<'a>, marker: Marker, body: &str) -> bool {
        let leads_to_page = ["・・", "……", "...", "‥‥"].iter().any(|dots| body.contains(dots));
        let labelled = body.trim_end_matches(['：', ':']).contains(['：', '。']);
        if marker.rank == Rank::Bullet
            || columns_of(body) > WIDEST_HEADING
            || self.page.is_full(placed)
            || leads_to_page
            || labelled
            || body.ends_with('、')
            || layout::parts(body).len() > 1
        {
            return false;
        }
        if matches!(marker.rank, Rank::Book | Rank::Chapter | Rank::Part | Rank::Ordinal) {
            return true;
        }
        let Some(next) = self.next_line() else {
            return false;
        };
        if let Some(below) = Marker::at(next.text()) {
            return below.rank > marker.rank || marker.rank == Rank::Symbol && below.rank != Rank::Symbol;
        }
        let other = title::is_apart(next.text()) || self.page.is_right(&next);
        let drawn = grid::is_drawn(next.text()) || layout::is_rule(next.text());
        !body.is_empty() && !other && (drawn || next.indent >= placed.indent)
    }

    /// The next line that is not blank.
    fn next_line(&self) -> Option<Placed<'a>> {
        self.lines.map(Placed::new).find(|line| !line.is_blank())
    }

    fn heading_without_number(&mut self, placed: &Placed<'a>) -> bool {
        // Most lines are too long to ask.
        if placed.line.text.len() > 3 * WIDEST_HEADING {
            return false;
        }
        let next = self.next_line();
        let mut ahead = self.lines;
        let blank_below = ahead.next().is_none_or(|line| line.text.trim().is_empty());
        let alone = self.last.is_none() && blank_below;
        match title::rank(placed, next.as_ref(), self.page, alone) {
            Some(rank) => {
                self.flush();
                self.heading(rank, placed.line);
                true
            }
            None => false,
        }
    }

    fn heading(&mut self, rank: Rank, line: Line<'a>) {
        let rank = if rank == Rank::Symbol { self.symbol_rank() } else { rank };
        self.end_rank(rank);
        self.sections.push(rank);
        self.items.clear();
        self.last = None;
        self.open = Open::Paragraph;
        self.out.heading(self.sections.len(), &[line.piece()]);
    }

    /// Where headings with a symbol stand: outermost when the first of them comes before any number.
    fn symbol_rank(&mut self) -> Rank {
        let numbered = self.sections.iter().any(|rank| *rank > Rank::Centred);
        *self.symbol.get_or_insert(if numbered { Rank::Symbol } else { Rank::Centred })
    }

    /// The lines of the title are one heading.
    fn title_line(&mut self, line: Line<'a>) {
        self.gathered.push(line);
        if self.title.is_some_and(|(_, last)| last == line.number) {
            let pieces: Vec<Piece<'a>> = self.gathered.drain(..).map(Line::piece).collect();
            self.sections.push(Rank::Title);
            self.out.heading(1, &pieces);
        }
    }

    /// Ends the sections of this rank and those below it.
    fn end_rank(&mut self, rank: Rank) {
        while self.sections.last().is_some_and(|open| *open >= rank) {
            self.sections.pop();
        }
        self.out.end_level(self.sections.len() + 1);
    }

    fn drawn_table(&mut self, first: Placed<'a>) {
        let mut grid = Grid::default();
        grid.push_drawn(first.line);
        let mut ahead = self.lines;
        while !grid.is_full()
            && let Some(line) = ahead.next()
        {
            let placed = Placed::new(line);
            if grid::is_drawn(placed.text()) && !layout::is_rule(placed.text()) {
                grid.push_drawn(placed.line);
            } else if layout::is_rule(placed.text()) {
                grid.push_rule();
            } else {
                break;
            }
            self.lines = ahead;
        }
        grid.finish(&mut self.out);
    }

    fn table_in_columns(&mut self, mut grid: Grid<'a>) {
        let mut ahead = self.lines;
        while !grid.is_full()
            && let Some(line) = ahead.next()
        {
            let placed = Placed::new(line);
            let text = placed.text();
            let other = placed.is_blank()
                || Marker::at(text).is_some()
                || layout::is_rule(text)
                || grid::is_drawn(text);
            if other || !grid.push_set(&placed) {
                break;
            }
            self.lines = ahead;
        }
        grid.finish(&mut self.out);
    }

    fn end_block(&mut self) {
        self.flush();
        self.last = None;
    }

    /// Adds what was gathered to the document.
    fn flush(&mut self) {
        if self.gathered.is_empty() {
            return;
        }
        let pieces: Vec<Piece<'a>> = self.gathered.drain(..).map(Line::piece).collect();
        match self.open {
            Open::Paragraph => self.out.paragraph(&pieces),
            Open::Item(depth) => self.out.item(depth, &pieces),
        }
    }
}
