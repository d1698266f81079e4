//! The workbook: its font, what it says of itself, and its sheets.

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, Workbook};

use crate::i18n::{Lang, Words};
use crate::outcome::SubjectView;
use crate::text::{fit, visible_line};

use super::cell::excel_day;
use super::looks::Looks;
use super::page::{Made, Page, Turn};

/// The height of a row and the width of a column, in pixels, that Excel gives the font by itself.
pub(super) const ROW_PIXELS: u32 = 25;
const COLUMN_PIXELS: u32 = 72;
/// The columns of what a workbook says of itself; Excel takes 255 characters.
const PROPERTY: usize = 250;

/// A workbook in the making.
pub(super) struct Book {
    workbook: Workbook,
    looks: Looks,
    pub(super) words: &'static Words,
    pub(super) lang: Lang,
}

impl Book {
    /// A workbook without sheets.
    pub(super) fn new(lang: Lang) -> Made<Self> {
        let words = lang.words();
        let looks = Looks::new(&words.workbook);
        let mut workbook = Workbook::new();
        workbook.set_default_format(looks.base(), ROW_PIXELS, COLUMN_PIXELS)?;
        Ok(Self { workbook, looks, words, lang })
    }

    /// What the workbook says of itself. `day` stands for when it was made, so that the same report is the same file.
    pub(super) fn properties(&mut self, title: &str, subject: &SubjectView, day: Date) {
        let line = |text: &str| fit(&visible_line(text), PROPERTY);
        let mut properties = DocProperties::new()
            .set_title(line(title))
            .set_subject(line(&subject.project))
            .set_company(line(&subject.organization))
            .set_author(line(&subject.assessor))
            .set_comment(crate::TOOL);
        // Never the clock: before 1900 it is the first day that Excel knows.
        let day = excel_day(day).or_else(|| excel_day(Date::constant(1900, 1, 1)));
        if let Some(day) = &day {
            properties = properties.set_creation_datetime(day);
        }
        self.workbook.set_properties(&properties);
    }

    /// A new sheet at the end.
    pub(super) fn page(&mut self, name: &str, widths: Vec<f64>, turn: Turn) -> Made<Page<'_>> {
        let Self { workbook, looks, words, .. } = self;
        Page::new(workbook.add_worksheet(), looks, words, name, widths, turn)
    }

    /// The workbook as bytes.
    pub(super) fn bytes(mut self) -> Made<Vec<u8>> {
        self.workbook.save_to_buffer()
    }
}
