//! Blocks as text for a terminal or a plain file.

use comfy_table::{
    Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width,
};

use crate::text::{visible, visible_line, width, wrap_with};

use super::{Block, Inline, Item, Line, Sheet};

/// What the text is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// Columns.
    pub width: usize,
    /// Whether it shows colours.
    pub color: bool,
}

/// Lines are at most this long, however wide the terminal is: longer ones are hard to read.
const MAX_COLUMNS: usize = 100;

/// Rules without vertical lines: box characters that a terminal draws twice as wide then shift nothing.
const RULED: TableStyle = TableStyle::new()
    .header_separator(LineStyle::none().fill('─').junction('─'))
    .bottom_border(LineStyle::none().fill('─').junction('─'));

/// Blocks as text. Control characters in any text are made visible.
pub fn text(blocks: &[Block], screen: Screen) -> String {
    let writer = Writer {
        columns: screen.width.clamp(40, MAX_COLUMNS),
        full: screen.width.max(40),
        color: screen.color,
    };
    let mut out = String::new();
    let mut previous: Option<&Block> = None;
    for block in blocks {
        let glued = match previous {
            None | Some(Block::Heading { level: 3.., .. }) => true,
            Some(Block::Paragraph(line)) => is_lead(line),
            Some(_) => false,
        };
        if !glued {
            out.push('\n');
        }
        if matches!(block, Block::Heading { level: ..=2, .. }) && previous.is_some() {
            out.push('\n');
        }
        writer.block(block, &mut out);
        previous = Some(block);
    }
    out
}

/// A line that announces what follows.
fn is_lead(line: &Line) -> bool {
    !line.0.is_empty() && line.0.iter().all(|piece| matches!(piece, Inline::Strong(_)))
}

struct Writer {
    columns: usize,
    full: usize,
    color: bool,
}

impl Writer {
    fn block(&self, block: &Block, out: &mut String) {
        match block {
            Block::Heading { level, text, .. } => self.heading(*level, &visible_line(text), out),
            Block::Paragraph(line) => self.wrapped(line, "", "", out),
            Block::Alert(line) => self.wrapped(&Line(line.0.iter().map(strong).collect()), "!! ", "!! ", out),
            Block::Fields(fields) => self.fields(fields, out),
            Block::Items(items) => items.iter().for_each(|item| self.item(item, out)),
            Block::Table(sheet) => self.table(sheet, out),
        }
    }

    fn heading(&self, level: usize, text: &str, out: &mut String) {
        let (first, rest) = if level == 3 { ("■ ", "  ") } else { ("", "") };
        for line in wrap_with(text, self.columns, first, rest) {
            out.push_str(&self.style(&line, if level == 1 { "1;4" } else { "1" }));
            out.push('\n');
        }
        let rule = match level {
            1 => "=",
            2 => "-",
            _ => return,
        };
        out.push_str(&rule.repeat(if level == 1 { self.columns } else { width(text).min(self.columns) }));
        out.push('\n');
    }

    fn fields(&self, fields: &[(String, Line)], out: &mut String) {
        let label = fields.iter().map(|(name, _)| width(name)).max().unwrap_or(0).min(self.columns / 3);
        for (name, line) in fields {
            let first = format!("{}  ", crate::text::pad(name, label));
            self.wrapped(line, &first, &" ".repeat(label + 2), out);
        }
    }

    fn item(&self, item: &Item, out: &mut String) {
        let indent = "  ".repeat(item.depth);
        let marker = item.number.map_or_else(|| "- ".to_owned(), |n| format!("{n}. "));
        let rest = format!("{indent}{}", " ".repeat(marker.len()));
        self.wrapped(&item.line, &format!("{indent}{marker}"), &rest, out);
    }

    /// A line broken to the width. Styles go around whole pieces after breaking, so that they never count as width.
    fn wrapped(&self, line: &Line, first: &str, rest: &str, out: &mut String) {
        let visible: String = line.0.iter().map(unbroken).collect();
        let only_strong = self.color && is_lead(line);
        for line in wrap_with(&visible, self.columns, first, rest) {
            let line = line.replace(NO_BREAK, " ");
            out.push_str(&if only_strong { self.style(&line, "1") } else { line });
            out.push('\n');
        }
    }

    fn style(&self, text: &str, code: &str) -> String {
        if self.color { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn table(&self, sheet: &Sheet, out: &mut String) {
        let mut table = Table::new();
        let columns = u16::try_from(self.full).unwrap_or(u16::MAX);
        table.load_style(RULED);
        // comfy-table makes columns narrow that are wider than their share, though there may be room for all.
        let arrangement =
            if self.fits(sheet) { ContentArrangement::Disabled } else { ContentArrangement::Dynamic };
        table.set_content_arrangement(arrangement).set_width(columns);
        let cells = |row: &[String]| -> Vec<Cell> {
            let cell = |(index, text): (usize, &String)| {
                let cell = Cell::new(visible_line(text));
                if sheet.numbers.contains(&index) { cell.set_alignment(CellAlignment::Right) } else { cell }
            };
            row.iter().enumerate().map(cell).collect()
        };
        table.set_header(cells(&sheet.head));
        table.add_rows(sheet.rows.iter().map(|row| cells(row)));
        for (index, lower) in self.lower_bounds(sheet).into_iter().enumerate() {
            if let Some(column) = table.column_mut(index) {
                column
                    .set_padding((0, 1))
                    .set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(lower)));
            }
        }
        out.push_str(&table.trim_fmt());
        out.push('\n');
    }

    /// Whether a table has room without breaking a cell.
    fn fits(&self, sheet: &Sheet) -> bool {
        let widest = |index: usize| {
            let cells = sheet.rows.iter().filter_map(|row| row.get(index)).chain(sheet.head.get(index));
            cells.map(|cell| width(&visible_line(cell))).max().unwrap_or(0)
        };
        // The gap before the next column.
        let columns = (0..sheet.head.len()).map(|index| widest(index) + 2);
        columns.sum::<usize>() <= self.full
    }

    /// How narrow each column may become: numbers are never broken, and words of a head only where there is no room.
    fn lower_bounds(&self, sheet: &Sheet) -> Vec<u16> {
        let bound = |index: usize, head: &String, longest: usize| {
            let cells =
                sheet.rows.iter().filter_map(|row| row.get(index)).map(|cell| width(cell)).max().unwrap_or(1);
            let word = head.split_whitespace().map(width).max().unwrap_or(0).min(longest);
            let content = if sheet.numbers.contains(&index) { cells.max(word) } else { cells.min(word) };
            u16::try_from(content + 1).unwrap_or(u16::MAX)
        };
        let bounds =
            |longest| sheet.head.iter().enumerate().map(|(i, head)| bound(i, head, longest)).collect();
        // A column costs one more than its bound: the gap before the next.
        let fits = |bounds: &Vec<u16>| bounds.iter().map(|b| usize::from(*b) + 1).sum::<usize>() <= self.full;
        [12, 8, 5].into_iter().map(bounds).find(fits).unwrap_or_else(|| vec![1; sheet.head.len()])
    }
}

/// Stands for a space at which no line ends.
const NO_BREAK: char = '\u{A0}';

/// A piece with control characters made visible; a command stays on one line where there is room, to be copied.
fn unbroken(piece: &Inline) -> String {
    let text = plain(piece);
    let text = visible(&text);
    match piece {
        Inline::Command(_) | Inline::Example(_) => text.replace(' ', &NO_BREAK.to_string()),
        _ => text.into_owned(),
    }
}

fn plain(piece: &Inline) -> String {
    match piece {
        Inline::Text(text) | Inline::Strong(text) | Inline::Command(text) | Inline::Url(text) => text.clone(),
        Inline::Link { name, to } => format!("{name} <{to}>"),
        Inline::Example(id) => format!("dx-check cases {id}"),
    }
}

fn strong(piece: &Inline) -> Inline {
    Inline::Strong(plain(piece))
}
