//! A page as a reader sees it: columns of lines and tables, in reading order.

use super::collect::Drawn;
use super::columns::{self, Entry, Piece};
use super::fonts::Weight;
use super::frame::{Area, Frame};
use super::grid::{Grid, grids};
use super::lines::{Fragment, Letter, across, assemble, letters, main_direction};

/// A page in reading order.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) height: f32,
    pub(super) elements: Vec<Element>,
}

/// Something that is read as one run.
#[derive(Debug)]
pub(super) enum Element {
    Column(Column),
    Table(Table),
}

/// Lines of running text below one another.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) lines: Vec<TextLine>,
    /// The left and right edge that text may fill, as far as they are known from the page.
    pub(super) x0: f32,
    pub(super) x1: f32,
    /// Whether the edges are its own, those of a frame or of a column beside another; else they are the page's.
    pub(super) own_edges: bool,
}

/// A line of running text.
#[derive(Clone, Debug)]
pub(super) struct TextLine {
    pub(super) text: String,
    pub(super) x0: f32,
    pub(super) x1: f32,
    pub(super) base: f32,
    pub(super) size: f32,
    pub(super) weight: Weight,
    /// Its number on the page, from the top, counted from 1.
    pub(super) number: u32,
}

impl TextLine {
    /// Fragments of one line, with a space where the gaps are.
    pub(super) fn of(fragments: &[Fragment]) -> Option<Self> {
        let first = fragments.first()?;
        let longest = fragments.iter().max_by_key(|fragment| fragment.text.len())?;
        let mut text = String::new();
        for fragment in fragments {
            let words =
                text.ends_with(|c: char| c.is_ascii()) && fragment.text.starts_with(|c: char| c.is_ascii());
            if !text.is_empty() {
                text.push(if words { ' ' } else { '　' });
            }
            text.push_str(&fragment.text);
        }
        Some(Self {
            text,
            x0: first.x0,
            x1: fragments.iter().map(|fragment| fragment.x1).fold(first.x1, f32::max),
            base: first.base,
            size: longest.size,
            weight: fragments.iter().map(|fragment| fragment.weight).min().unwrap_or_default(),
            number: 0,
        })
    }
}

/// A table.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) cells: Vec<TableCell>,
    /// The edges, to tell whether a table on the next page is its rest.
    pub(super) x0: f32,
    pub(super) x1: f32,
    /// How many of the first rows are the head, where a line under them says so.
    pub(super) heads: Option<usize>,
}

/// A cell with its lines, and the rows and columns that it covers, each as first and last.
#[derive(Clone, Debug)]
pub(super) struct TableCell {
    pub(super) rows: (usize, usize),
    pub(super) columns: (usize, usize),
    pub(super) lines: Vec<TextLine>,
    /// The right edge that text may fill.
    pub(super) x1: f32,
}

/// Puts a page in order.
pub(super) fn page(drawn: &Drawn) -> Page {
    let frame = Frame { direction: main_direction(drawn), width: drawn.width, height: drawn.height };
    let (width, height) = frame.size();
    let rules: Vec<Area> = drawn.rules.iter().map(|rule| frame.turn_area(rule)).collect();
    let mut grids = grids(&rules);
    // Smallest first: a table in a frame takes its text before the frame does.
    grids.sort_by(|a, b| (a.area.width() * a.area.height()).total_cmp(&(b.area.width() * b.area.height())));
    let mut regions = Regions::new(&grids, &rules);
    for letter in letters(drawn, &frame) {
        regions.letter(&grids, letter);
    }
    for fragment in across(drawn, &frame) {
        regions.fragment(&grids, fragment);
    }
    let mut elements = Vec::new();
    let body = Edges { x0: 0.0, x1: width, own: false };
    regions.read(&grids, Region::Body, &body, &mut elements);
    number(&mut elements);
    Page { height, elements }
}

/// Where a letter belongs.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Region {
    Body,
    Cell { grid: usize, cell: usize },
}

/// The edges that text may fill.
struct Edges {
    x0: f32,
    x1: f32,
    own: bool,
}

/// The text of the page by where it belongs.
struct Regions<'t> {
    rules: &'t [Area],
    body: Content<'t>,
    /// By grid, then cell.
    cells: Vec<Vec<Content<'t>>>,
}

/// What stands in the body, a frame or a cell.
#[derive(Clone, Default)]
struct Content<'t> {
    letters: Vec<Letter<'t>>,
    across: Vec<Fragment>,
    /// The tables and frames within, when it is the body or a frame.
    grids: Vec<usize>,
}

impl<'t> Regions<'t> {
    fn new(grids: &[Grid], rules: &'t [Area]) -> Self {
        let cells = grids.iter().map(|grid| vec![Content::default(); grid.cells.len()]).collect();
        let mut regions = Self { rules, body: Content::default(), cells };
        for (index, grid) in grids.iter().enumerate() {
            let middle = ((grid.area.x0 + grid.area.x1) / 2.0, (grid.area.y0 + grid.area.y1) / 2.0);
            // A table within a cell of a table is read after that table.
            let around = grids.iter().enumerate().skip(index + 1).find_map(|(outer, frame)| {
                let cell = frame.cell_at(middle).filter(|_| !frame.is_table())?;
                Some(Region::Cell { grid: outer, cell })
            });
            regions.content(around.unwrap_or(Region::Body)).grids.push(index);
        }
        regions
    }

    fn content(&mut self, region: Region) -> &mut Content<'t> {
        match region {
            Region::Body => &mut self.body,
            Region::Cell { grid, cell } => &mut self.cells[grid][cell],
        }
    }

    fn at(grids: &[Grid], point: (f32, f32)) -> Region {
        let within = |(index, grid): (usize, &Grid)| {
            grid.cell_at(point).map(|cell| Region::Cell { grid: index, cell })
        };
        grids.iter().enumerate().find_map(within).unwrap_or(Region::Body)
    }

    fn letter(&mut self, grids: &[Grid], letter: Letter<'t>) {
        let region = Self::at(grids, letter.middle());
        self.content(region).letters.push(letter);
    }

    fn fragment(&mut self, grids: &[Grid], fragment: Fragment) {
        let area = fragment.area();
        let region = Self::at(grids, ((area.x0 + area.x1) / 2.0, (area.y0 + area.y1) / 2.0));
        self.content(region).across.push(fragment);
    }

    /// Reads the body or a frame: its lines and the tables in it.
    fn read(&mut self, grids: &[Grid], region: Region, edges: &Edges, out: &mut Vec<Element>) {
        let content = std::mem::take(self.content(region));
        let mut entries: Vec<Entry> = lines(content.letters, content.across)
            .into_iter()
            .map(|line| Entry { pieces: line.into_iter().map(Piece::Text).collect() })
            .collect();
        for index in content.grids {
            entries.push(Entry { pieces: vec![Piece::Grid(index, grids[index].area)] });
        }
        entries.sort_by(|a, b| a.top().total_cmp(&b.top()));
        for part in columns::divide(entries, self.rules) {
            match part {
                columns::Part::Lines { lines, beside } => {
                    let texts: Vec<TextLine> = lines.iter().filter_map(|line| TextLine::of(line)).collect();
                    let Edges { x0, x1, own } = *edges;
                    let (x0, x1) = beside.unwrap_or((x0, x1));
                    let own_edges = own || beside.is_some();
                    out.push(Element::Column(Column { lines: texts, x0, x1, own_edges }));
                }
                columns::Part::Table(table) => out.push(Element::Table(table)),
                columns::Part::Grid(index) => self.read_grid(grids, index, out),
            }
        }
    }

    fn read_grid(&mut self, grids: &[Grid], index: usize, out: &mut Vec<Element>) {
        let grid = &grids[index];
        let filled = self.cells[index].iter().filter(|cell| !cell.letters.is_empty()).count();
        if !grid.is_table() || filled < 2 {
            for (cell, frame) in grid.cells.iter().enumerate() {
                let edges = Edges { x0: frame.area.x0, x1: frame.area.x1, own: true };
                self.read(grids, Region::Cell { grid: index, cell }, &edges, out);
            }
            return;
        }
        let contents = std::mem::take(&mut self.cells[index]);
        let cells = grid.cells.iter().zip(contents).map(|(cell, content)| TableCell {
            rows: cell.rows,
            columns: cell.columns,
            lines: lines(content.letters, content.across)
                .iter()
                .filter_map(|line| TextLine::of(line))
                .collect(),
            x1: cell.area.x1,
        });
        let Area { x0, x1, .. } = grid.area;
        out.push(Element::Table(Table { cells: cells.collect(), x0, x1, heads: None }));
    }
}

fn lines(letters: Vec<Letter<'_>>, across: Vec<Fragment>) -> Vec<Vec<Fragment>> {
    let mut lines = assemble(letters);
    if !across.is_empty() {
        lines.extend(across.into_iter().map(|fragment| vec![fragment]));
        lines.sort_by(|a, b| a[0].base.total_cmp(&b[0].base));
    }
    lines
}

/// Numbers the lines of a page from the top; lines beside one another have the same number.
fn number(elements: &mut [Element]) {
    let mut lines: Vec<&mut TextLine> = Vec::new();
    for element in elements {
        match element {
            Element::Column(column) => lines.extend(&mut column.lines),
            Element::Table(table) => lines.extend(table.cells.iter_mut().flat_map(|cell| &mut cell.lines)),
        }
    }
    lines.sort_by(|a, b| a.base.total_cmp(&b.base));
    let (mut number, mut base) = (0, f32::NEG_INFINITY);
    for line in lines {
        if line.base - base > 0.4 * line.size {
            number += 1;
            base = line.base;
        }
        line.number = number;
    }
}
