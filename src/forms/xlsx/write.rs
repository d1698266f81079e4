//! Writing a form.

use jiff::civil::Date;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, Formula, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use crate::answers::{Answer, AnswerSheet, Entry, Subject};
use crate::assessment::Standing;
use crate::checklist::{Checklist, Point};
use crate::i18n::Lang;
use crate::problem::FormFault;
use crate::seeds::Library;

use super::columns::{Column, number};
use super::cover::Field;
use super::looks::Looks;
use super::rules::name;
use super::{MAX_TEXT, memo};
use crate::forms::lines::joined;

/// The rows (from 0) of the heads of the table and of its first point.
const HEAD: u32 = 1;
pub(super) const FIRST: u32 = 2;

/// A form as a workbook's bytes; with what `filled` says, or blank.
pub(in crate::forms) fn workbook(
    checklist: &Checklist,
    library: &Library,
    lang: Lang,
    filled: Option<&AnswerSheet>,
) -> Result<Vec<u8>, FormFault> {
    let blank = AnswerSheet::blank(checklist);
    let sheet = filled.unwrap_or(&blank);
    if let Some(point) = too_long(checklist, sheet) {
        return Err(FormFault::TooLong { point, limit: MAX_TEXT });
    }
    let criteria = checklist.points.iter().map(|p| p.criteria.len()).max().unwrap_or(0);
    let writer = Writer {
        checklist,
        library,
        lang,
        sheet,
        looks: Looks::new(lang),
        columns: Column::all(criteria),
        last: FIRST + u32::try_from(checklist.points.len()).unwrap_or(1).max(1) - 1,
    };
    writer.book().map_err(|error| FormFault::NotMade { why: error.to_string() })
}

/// The question of a point as the table has it: its title, then the question.
pub(super) fn question(point: &Point, lang: Lang) -> String {
    format!("{}\n{}", point.title.get(lang), point.question.get(lang))
}

/// The point of which a text is too long for a cell; an empty one for the subject.
fn too_long(checklist: &Checklist, sheet: &AnswerSheet) -> Option<String> {
    let long = |text: &String| text.encode_utf16().count() > MAX_TEXT;
    let Subject { organization, project, assessor, .. } = &sheet.subject;
    if [organization, project, assessor].into_iter().any(long) {
        return Some(String::new());
    }
    let entries = checklist.points.iter().zip(&sheet.entries);
    let has_long =
        |entry: &Entry| [&entry.note, &entry.owner, &joined(&entry.evidence)].into_iter().any(long);
    let mut found = entries.filter(|(_, entry)| entry.as_ref().is_some_and(has_long));
    found.next().map(|(point, _)| point.id.clone())
}

/// What a form is made from.
pub(super) struct Writer<'a> {
    checklist: &'a Checklist,
    pub(super) library: &'a Library,
    pub(super) lang: Lang,
    sheet: &'a AnswerSheet,
    looks: Looks,
    pub(super) columns: Vec<Column>,
    /// The row of the last point.
    pub(super) last: u32,
}

impl Writer<'_> {
    fn book(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        // The day of making would make two forms differ.
        let made = ExcelDateTime::from_ymd(2020, 1, 1)?;
        let words = &self.lang.words().forms;
        let title = (words.title)(self.checklist.title.get(self.lang));
        book.set_properties(&DocProperties::new().set_title(&title).set_creation_datetime(&made));
        self.cover(book.add_worksheet(), &title)?;
        self.table(book.add_worksheet(), &title)?;
        memo::write(book.add_worksheet(), self.checklist, self.sheet.version, self.library, self.lang)?;
        book.save_to_buffer()
    }

    fn cover(&self, sheet: &mut Worksheet, title: &str) -> Result<(), XlsxError> {
        let words = &self.lang.words().forms;
        sheet.set_name(words.cover)?;
        page(sheet);
        protect(sheet);
        sheet.set_column_width(0, 2)?.set_column_width(1, 22)?.set_column_width(2, 96)?;
        sheet.write_string_with_format(0, 1, title, &self.looks.title())?.set_row_height(0, 30)?;
        let mut row = 2;
        for field in Field::ALL {
            sheet.write_string_with_format(row, 1, field.label(self.lang), &self.looks.label())?;
            self.field(sheet, row, field)?;
            sheet.set_row_height(row, 24)?;
            row += 1;
        }
        row += 1;
        sheet.write_string_with_format(row, 1, words.how_heading, &self.looks.heading())?;
        for line in words.how.iter().chain([&words.finished]) {
            row += 1;
            sheet.merge_range(row, 1, row, 2, line, &self.looks.text())?;
            sheet.set_row_height(row, self.looks.height_within(118.0, line, false))?;
        }
        sheet.set_selection(2, 2, 2, 2)?.set_print_area(0, 0, row, 2)?;
        Ok(())
    }

    fn field(&self, sheet: &mut Worksheet, row: u32, field: Field) -> Result<(), XlsxError> {
        let subject = &self.sheet.subject;
        let look = self.looks.field(field == Field::Date);
        match field {
            Field::Organization => text(sheet, row, 2, &subject.organization, &look)?,
            Field::Project => text(sheet, row, 2, &subject.project, &look)?,
            Field::Assessor => text(sheet, row, 2, &subject.assessor, &look)?,
            Field::Service => {
                let known = self.library.services.iter().find(|service| service.id == subject.service);
                let name = known.map_or(subject.service.as_str(), |service| service.title.get(self.lang));
                text(sheet, row, 2, name, &look)?;
                sheet.add_data_validation(row, 2, row, 2, &self.one_of_services()?)?;
            }
            Field::Date => {
                day(sheet, row, 2, subject.date, &look)?;
                sheet.add_data_validation(row, 2, row, 2, &self.a_day()?)?;
            }
            Field::Checklist => {
                let words = self.lang.words();
                let title = self.checklist.title.get(self.lang);
                let name = (words.checklist_name)(title, &self.checklist.id, self.sheet.version);
                text(sheet, row, 2, &name, &self.looks.fact())?;
            }
            Field::Answered => {
                let points = self.checklist.points.len();
                let column = self.column(Column::Answer);
                let (first, last) = (name(FIRST, column), name(self.last, column));
                let table = self.lang.words().forms.table;
                let answered = self.sheet.entries.iter().flatten().count();
                let count = Formula::new(format!("=COUNTA('{table}'!{first}:{last})"));
                let look = self.looks.fact().set_num_format(format!("0\" / {points}\""));
                sheet.write_formula_with_format(row, 2, count.set_result(answered.to_string()), &look)?;
            }
        }
        Ok(())
    }

    fn table(&self, sheet: &mut Worksheet, title: &str) -> Result<(), XlsxError> {
        let words = &self.lang.words().forms;
        sheet.set_name(words.table)?;
        page(sheet);
        protect(sheet);
        let right = self.column(Column::Checked);
        sheet.write_string_with_format(0, 0, title, &self.looks.heading())?.set_row_height(0, 24)?;
        for (at, column) in (0..).zip(&self.columns) {
            sheet.set_column_width(at, self.looks.width(*column))?;
            let head = self.looks.head(column.is_filled_in());
            sheet.write_string_with_format(HEAD, at, column.head(self.lang), &head)?;
        }
        sheet.set_row_height(HEAD, 36)?;
        for (row, (point, entry)) in (FIRST..).zip(self.checklist.points.iter().zip(&self.sheet.entries)) {
            for (at, column) in (0..).zip(&self.columns) {
                self.cell(sheet, row, at, *column, point, entry.as_ref())?;
            }
            sheet.set_row_height(row, self.height(point, entry.as_ref()))?;
        }
        self.validations(sheet)?;
        self.signs(sheet)?;
        sheet
            .set_freeze_panes(FIRST, self.column(Column::Question) + 1)?
            .autofilter(HEAD, 0, self.last, right)?
            .set_repeat_rows(0, HEAD)?
            .set_print_area(0, 0, self.last, right)?
            .set_zoom(85)
            .set_selection(FIRST, self.column(Column::Answer), FIRST, self.column(Column::Answer))?
            // Sorting a protected sheet takes cells that may be changed: those of the questions are locked against
            // typing by their validation.
            .unprotect_range(FIRST, 0, self.last, right)?;
        Ok(())
    }

    fn cell(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        at: u16,
        column: Column,
        point: &Point,
        entry: Option<&Entry>,
    ) -> Result<(), XlsxError> {
        let (lang, looks) = (self.lang, &self.looks);
        match column {
            Column::Id => text(sheet, row, at, &point.id, &looks.id()),
            Column::Phase => {
                text(sheet, row, at, self.checklist.phase_of(point).title.get(lang), &looks.question())
            }
            Column::Question => {
                let (strong, plain) = (looks.strong(), looks.plain());
                let question = format!("\n{}", point.question.get(lang));
                let parts = [(&strong, point.title.get(lang)), (&plain, question.as_str())];
                sheet.write_rich_string_with_format(row, at, &parts, &looks.question()).map(|_| ())
            }
            Column::Counts => text(sheet, row, at, &self.counts(point), &looks.question()),
            Column::Criteria => text(sheet, row, at, &self.criteria(point), &looks.question()),
            Column::Tick(index) if index >= point.criteria.len() => {
                sheet.write_blank(row, at, &looks.nothing()).map(|_| ())
            }
            Column::Tick(index) => {
                let words = &lang.words().forms;
                let tick = entry.and_then(|entry| entry.ticks.get(index).copied().flatten());
                let sign = tick.map_or("", |tick| if tick { words.tick_true } else { words.tick_false });
                text(sheet, row, at, sign, &looks.choice())
            }
            Column::Answer => {
                text(sheet, row, at, entry.map_or("", |e| label(e.answer, lang)), &looks.choice())
            }
            Column::Note => text(sheet, row, at, entry.map_or("", |e| &e.note), &looks.note()),
            Column::Evidence => {
                text(sheet, row, at, &entry.map_or_else(String::new, |e| joined(&e.evidence)), &looks.note())
            }
            Column::Owner => text(sheet, row, at, entry.map_or("", |e| &e.owner), &looks.note()),
            Column::Due => day(sheet, row, at, entry.and_then(|e| e.due), &looks.day()),
            Column::Checked => day(sheet, row, at, entry.and_then(|e| e.checked), &looks.day()),
        }
    }

    fn counts(&self, point: &Point) -> String {
        let words = self.lang.words();
        let counts = [
            (words.yes_label, &point.yes),
            (words.partial_label, &point.partial),
            (words.no_label, &point.no),
        ];
        let said = counts.iter().filter(|(_, text)| !text.is_empty());
        let lines = said.map(|(name, text)| format!("{name}{}{}", words.colon, text.get(self.lang)));
        lines.collect::<Vec<_>>().join("\n")
    }

    fn criteria(&self, point: &Point) -> String {
        let lines = point.criteria.iter().enumerate();
        let lines = lines.map(|(i, c)| format!("{} {}", number(i), c.text.get(self.lang)));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The height that a point's row takes: that of its longest cell. Programs do not agree on finding it themselves.
    fn height(&self, point: &Point, entry: Option<&Entry>) -> f64 {
        let phase = self.checklist.phase_of(point).title.get(self.lang);
        let small = [
            (Column::Phase, phase.to_owned()),
            (Column::Question, question(point, self.lang)),
            (Column::Counts, self.counts(point)),
            (Column::Criteria, self.criteria(point)),
        ];
        let small = small.iter().map(|(column, text)| self.looks.height(*column, text, true));
        let typed = entry.map_or_else(Vec::new, |entry| {
            vec![
                (Column::Note, entry.note.clone()),
                (Column::Evidence, joined(&entry.evidence)),
                (Column::Owner, entry.owner.clone()),
            ]
        });
        let typed = typed.iter().map(|(column, text)| self.looks.height(*column, text, false));
        small.chain(typed).fold(0.0, f64::max)
    }

    /// Where a column stands.
    pub(super) fn column(&self, wanted: Column) -> u16 {
        let at = self.columns.iter().position(|column| *column == wanted).unwrap_or(0);
        u16::try_from(at).unwrap_or(0)
    }
}

/// What an answer is called in a drop-down.
pub(super) fn label(answer: Answer, lang: Lang) -> &'static str {
    lang.words().standing(Standing::from(Some(answer)))
}

/// A4 across, all columns on one page.
fn page(sheet: &mut Worksheet) {
    sheet
        .set_paper_size(9)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
        .set_footer("&C&9&A　&P / &N");
}

/// Against slips of the hand, not against people: without a password, and everything else is allowed.
fn protect(sheet: &mut Worksheet) {
    sheet.protect_with_options(&ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        insert_columns: true,
        insert_rows: true,
        insert_links: true,
        delete_columns: true,
        delete_rows: true,
        sort: true,
        use_autofilter: true,
        ..ProtectionOptions::default()
    });
}

/// Writes a text as a text, whatever it looks like; an empty one leaves the cell blank.
fn text(sheet: &mut Worksheet, row: u32, column: u16, text: &str, look: &Format) -> Result<(), XlsxError> {
    // Line ends in cells are line feeds.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if text.is_empty() {
        sheet.write_blank(row, column, look)?;
    } else {
        sheet.write_string_with_format(row, column, &text, look)?;
    }
    Ok(())
}

/// Writes a day as a date, or as a text where workbooks do not agree on their count of days.
fn day(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    day: Option<Date>,
    look: &Format,
) -> Result<(), XlsxError> {
    let Some(day) = day else {
        return text(sheet, row, column, "", look);
    };
    let unsigned = |part: i8| u8::try_from(part).unwrap_or(1);
    match u16::try_from(day.year()).ok().filter(|year| *year > 1904) {
        Some(year) => {
            let date = ExcelDateTime::from_ymd(year, unsigned(day.month()), unsigned(day.day()))?;
            sheet.write_datetime_with_format(row, column, &date, look)?;
            Ok(())
        }
        None => text(sheet, row, column, &day.to_string(), look),
    }
}
