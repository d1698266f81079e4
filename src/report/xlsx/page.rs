//! A sheet that is written from top to bottom and can be printed on A4: running text over all its columns, and tables.

use rust_xlsxwriter::{Format, Url, Worksheet, XlsxError};

use crate::i18n::Words;
use crate::report::{Block, Inline, Item, Line};

use super::cell::{Cell, excel_day, is_address, number, text};
use super::looks::{Look, Looks};
use super::texts::{cell_text, lines, looks_like_formula};

/// What writing comes to.
pub(super) type Made<T = ()> = Result<T, XlsxError>;

/// The row in which every table that fills a sheet begins: title, note and head stand above it.
pub(super) const FIRST: u32 = 3;
/// The last row that is written; a few are left for what is said at the end.
const LAST: u32 = 1_048_576 - 10;
/// The most links on a sheet (Excel knows 65,530); more stay text.
const LINKS: usize = 65_000;
/// The height of a line of text, what a row has besides, and the highest row, in points.
const LINE: f64 = 17.0;
const EDGE: f64 = 3.0;
const HIGHEST: f64 = 409.0;
/// How much of the room is left for bold text.
const BOLD: f64 = 0.9;
/// A4, in Excel's numbers.
const A4: u8 = 9;

/// A sheet in the making.
pub(super) struct Page<'b> {
    pub(super) sheet: &'b mut Worksheet,
    looks: &'b Looks,
    pub(super) words: &'static Words,
    widths: Vec<f64>,
    /// The next row.
    pub(super) row: u32,
    links: usize,
    clipped: bool,
    left_out: usize,
}

/// Whether a page is higher than wide.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    Portrait,
    Landscape,
}

impl<'b> Page<'b> {
    /// A sheet with columns as wide as so many digits.
    pub(super) fn new(
        sheet: &'b mut Worksheet,
        looks: &'b Looks,
        words: &'static Words,
        name: &str,
        widths: Vec<f64>,
        turn: Turn,
    ) -> Made<Self> {
        sheet.set_name(name)?;
        for (column, width) in (0_u16..).zip(&widths) {
            sheet.set_column_width(column, *width)?;
        }
        sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_screen_gridlines(false);
        if turn == Turn::Landscape {
            sheet.set_landscape();
        }
        sheet.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
        sheet.set_footer("&L&A&R&P / &N");
        Ok(Self { sheet, looks, words, widths, row: 0, links: 0, clipped: false, left_out: 0 })
    }

    pub(super) fn columns(&self) -> u16 {
        u16::try_from(self.widths.len()).unwrap_or(u16::MAX)
    }

    /// The title and a note below it: the rows above the head of a table that fills the sheet.
    pub(super) fn title(&mut self, title: &str, note: &str) -> Made {
        let format = self.looks.format(Look::Title);
        self.sheet.write_string_with_format(self.row, 0, cell_text(title, &self.words.workbook), &format)?;
        self.sheet.set_row_height(self.row, 30)?;
        self.row += 1;
        self.line(Look::Note, note)
    }

    pub(super) fn heading(&mut self, text: &str) -> Made {
        self.row += 1;
        self.line(Look::Heading, text)?;
        self.sheet.set_row_height(self.row - 1, 22)?;
        Ok(())
    }

    /// Running text over all columns.
    pub(super) fn line(&mut self, look: Look, text: &str) -> Made {
        if !self.has_room() {
            return Ok(());
        }
        let last = self.columns() - 1;
        self.across(0, last, look, &cell_text(text, &self.words.workbook))?;
        let width = self.width(0, last);
        self.high(lines(text, width))?;
        self.row += 1;
        Ok(())
    }

    /// One row, of cells that each take the columns from one to another.
    pub(super) fn spread(&mut self, cells: &[(u16, u16, Cell<'_>)]) -> Made {
        let mut most = 1;
        for (first, last, cell) in cells {
            if first < last {
                self.across(*first, *last, cell.look(), "")?;
            }
            self.write(*first, cell)?;
            most = most.max(self.lines_of(cell, self.width(*first, *last)));
        }
        self.high(most)?;
        self.row += 1;
        Ok(())
    }

    /// A row of cells, one per column. Its number; none where Excel has no more rows.
    pub(super) fn cells(&mut self, cells: &[Cell<'_>]) -> Made<Option<u32>> {
        if !self.has_room() {
            return Ok(None);
        }
        let mut most = 1;
        for (column, cell) in (0_u16..).zip(cells) {
            self.write(column, cell)?;
            most = most.max(self.lines_of(cell, self.width(column, column)));
        }
        self.high(most)?;
        self.row += 1;
        Ok(Some(self.row - 1))
    }

    /// The head of a table, in its row; for one that fills the sheet, see [`Page::fix`].
    pub(super) fn head(&mut self, names: &[&str]) -> Made<u32> {
        self.head_in(names, Look::Head, 0.0)
    }

    /// [`Page::head`] with room for the arrows of a filter.
    pub(super) fn filtered_head(&mut self, names: &[&str]) -> Made<u32> {
        self.head_in(names, Look::Head, 2.0)
    }

    pub(super) fn head_in(&mut self, names: &[&str], look: Look, arrow: f64) -> Made<u32> {
        let format = self.looks.format(look);
        let mut most = 1;
        for (column, name) in (0_u16..).zip(names) {
            self.sheet.write_string_with_format(self.row, column, *name, &format)?;
            most = most.max(lines(name, (self.width(column, column) - arrow) * BOLD));
        }
        self.high(most)?;
        self.row += 1;
        Ok(self.row - 1)
    }

    /// A head that stays in view and on every printed page, with a filter over the rows that follow it. To be called
    /// when these are written; `fixed` columns stay in view too.
    pub(super) fn fix(&mut self, head: u32, fixed: u16) -> Made {
        self.sheet.set_freeze_panes(head + 1, fixed)?;
        self.sheet.set_repeat_rows(head, head)?;
        self.sheet.autofilter(head, 0, (self.row - 1).max(head), self.columns() - 1)?;
        Ok(())
    }

    /// What a report says in blocks; there are as many columns as its tables have.
    pub(super) fn blocks(&mut self, blocks: &[Block]) -> Made {
        for block in blocks {
            match block {
                Block::Heading { text, .. } => self.heading(text)?,
                Block::Paragraph(line) => self.line(Look::Plain, &plain(line))?,
                Block::Alert(line) => {
                    let text = [self.words.attention, &plain(line)].join(self.words.after_colon());
                    self.line(Look::Alert, &text)?;
                }
                Block::Fields(fields) => {
                    for (name, value) in fields {
                        self.line(Look::Plain, &format!("{name}{}{}", self.words.colon, plain(value)))?;
                    }
                }
                Block::Items(items) => {
                    for item in items {
                        self.line(Look::Plain, &item_line(item, self.words))?;
                    }
                }
                Block::Table(table) => {
                    let head: Vec<&str> = table.head.iter().map(String::as_str).collect();
                    self.head(&head)?;
                    for row in &table.rows {
                        let numbers = &table.numbers;
                        let cells: Vec<Cell<'_>> = row
                            .iter()
                            .enumerate()
                            .map(
                                |(at, cell)| {
                                    if numbers.contains(&at) { number(cell) } else { text(cell.as_str()) }
                                },
                            )
                            .collect();
                        self.cells(&cells)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Says what does not fit, and sets what is printed.
    pub(super) fn finish(mut self) -> Made {
        let words = &self.words.workbook;
        if self.clipped {
            self.line(Look::Note, words.clipped)?;
        }
        if self.left_out > 0 {
            let (said, last) = ((words.rows_left_out)(self.left_out), self.columns() - 1);
            self.across(0, last, Look::Alert, &said)?;
            self.row += 1;
        }
        self.sheet.set_print_area(0, 0, self.row.saturating_sub(1), self.columns() - 1)?;
        Ok(())
    }

    /// Keeps room of so many pixels for a chart, in rows of the usual height; the row where it begins.
    pub(super) fn room_for_chart(&mut self, pixels: u32, row_pixels: u32) -> u32 {
        let at = self.row;
        self.row += pixels.div_ceil(row_pixels) + 1;
        at
    }

    /// Whether Excel has one more row; else it is counted.
    fn has_room(&mut self) -> bool {
        let room = self.row < LAST;
        self.left_out += usize::from(!room);
        room
    }

    fn width(&self, first: u16, last: u16) -> f64 {
        self.widths[usize::from(first)..=usize::from(last)].iter().sum()
    }

    fn high(&mut self, lines: usize) -> Made {
        let points = lines as f64 * LINE + EDGE;
        self.clipped |= points > HIGHEST;
        self.sheet.set_row_height(self.row, points.min(HIGHEST))?;
        Ok(())
    }

    fn lines_of(&self, cell: &Cell<'_>, width: f64) -> usize {
        match cell {
            Cell::Strong(text) | Cell::Label(text) => lines(text, width * BOLD),
            Cell::Text(text) | Cell::Link(text, _) | Cell::FillIn(text) => lines(text, width),
            Cell::Address(text) => lines(text, width),
            Cell::Standing(standing) => lines(self.words.standing(*standing), width),
            _ => 1,
        }
    }

    /// A text over several columns.
    fn across(&mut self, first: u16, last: u16, look: Look, text: &str) -> Made {
        let format = self.looks.format(look);
        if first == last {
            self.sheet.write_string_with_format(self.row, first, text, &format)?;
        } else {
            self.sheet.merge_range(self.row, first, self.row, last, text, &format)?;
        }
        Ok(())
    }

    fn write(&mut self, column: u16, cell: &Cell<'_>) -> Made {
        let (row, mut format) = (self.row, self.looks.format(cell.look()));
        match cell {
            Cell::Empty | Cell::Percent(None) | Cell::Day(None) | Cell::FillInDay(None) => {
                self.sheet.write_blank(row, column, &format)?;
            }
            Cell::Text(text) | Cell::Strong(text) | Cell::Label(text) | Cell::FillIn(text) => {
                let text = cell_text(text, &self.words.workbook);
                if looks_like_formula(&text) {
                    format = format.set_quote_prefix();
                }
                self.sheet.write_string_with_format(row, column, text, &format)?;
            }
            Cell::Count(count) => {
                self.sheet.write_number_with_format(row, column, *count as f64, &format)?;
            }
            Cell::Decimal(number) => {
                self.sheet.write_number_with_format(row, column, *number, &format)?;
            }
            Cell::Percent(Some(ratio)) => {
                // Rounded as everywhere, so that no two reports differ in the last digit.
                let value = ratio.thousandths() as f64 / 1000.0;
                self.sheet.write_number_with_format(row, column, value, &format)?;
            }
            Cell::Day(Some(day)) | Cell::LongDay(day) | Cell::FillInDay(Some(day)) => {
                match excel_day(*day) {
                    Some(date) => self.sheet.write_datetime_with_format(row, column, &date, &format)?,
                    None => self.sheet.write_string_with_format(row, column, day.to_string(), &format)?,
                };
            }
            Cell::Standing(standing) => {
                let word = self.words.standing(*standing);
                self.sheet.write_string_with_format(row, column, word, &format)?;
            }
            Cell::Mark(standing) => {
                let mark = (self.words.mark)(*standing);
                self.sheet.write_string_with_format(row, column, mark, &format)?;
            }
            Cell::Link(text, spot) => {
                let to = format!("internal:'{}'!A{}", spot.sheet, spot.row + 1);
                self.link(column, &to, text, format)?;
            }
            Cell::Address(address) if is_address(address) => self.link(column, address, address, format)?,
            Cell::Address(address) => {
                let plain = self.looks.format(Look::Text);
                let text = cell_text(address, &self.words.workbook);
                self.sheet.write_string_with_format(row, column, text, &plain)?;
            }
        }
        Ok(())
    }

    fn link(&mut self, column: u16, to: &str, text: &str, format: Format) -> Made {
        let text = cell_text(text, &self.words.workbook);
        self.links += 1;
        if self.links > LINKS || text.is_empty() {
            self.sheet.write_string_with_format(self.row, column, text, &format)?;
            return Ok(());
        }
        let link = Url::new(to).set_text(text);
        self.sheet.write_url_with_format(self.row, column, link, &format)?;
        Ok(())
    }
}

/// A line without its marks.
pub(super) fn plain(line: &Line) -> String {
    let piece = |piece: &Inline| match piece {
        Inline::Text(text) | Inline::Strong(text) | Inline::Command(text) | Inline::Url(text) => text.clone(),
        Inline::Link { name, .. } => name.clone(),
        Inline::Example(id) => id.clone(),
    };
    line.0.iter().map(piece).collect()
}

/// An item of a list as a line.
pub(super) fn item_line(item: &Item, words: &Words) -> String {
    let own = &words.workbook;
    let mark = item.number.map_or_else(|| own.bullet.to_owned(), |number| format!("{number}. "));
    format!("{}{mark}{}", own.indent.repeat(item.depth), plain(&item.line))
}

#[cfg(test)]
mod tests {
    use super::{LAST, Turn};
    use crate::i18n::Lang;
    use crate::report::xlsx::book::Book;
    use crate::report::xlsx::cell::text;

    #[test]
    fn rows_that_excel_does_not_have_are_counted_and_told() {
        let mut book = Book::new(Lang::Ja).unwrap();
        let mut page = book.page("表", vec![10.0, 10.0], Turn::Portrait).unwrap();
        page.row = LAST - 1;
        assert_eq!(page.cells(&[text("一")]).unwrap(), Some(LAST - 1));
        assert_eq!(page.cells(&[text("二")]).unwrap(), None);
        page.line(super::Look::Plain, "三").unwrap();
        assert_eq!(page.left_out, 2);
        page.finish().unwrap();
        assert!(book.bytes().is_ok());
    }
}
