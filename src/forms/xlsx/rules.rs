//! What a form's cells take, what they say of anything else, and which of them call for attention.

use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationRule, ExcelDateTime, Formula, Worksheet,
    XlsxError,
};

use crate::answers::Answer;
use crate::document::Document;

use super::columns::Column;
use super::looks::Looks;
use super::memo;
use super::write::{FIRST, Writer, label};

impl Writer<'_> {
    /// What each column takes.
    pub(super) fn validations(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let words = &self.lang.words().forms;
        let labels = Answer::ALL.map(|answer| label(answer, self.lang));
        let listed = labels.join(self.lang.words().list_comma);
        let choice = DataValidation::new().allow_list_strings(&labels)?;
        let choice = refusing(choice, words.choose_title, &(words.choose)(&listed))?;
        let ticks = [words.tick_true, words.tick_false];
        let tick = DataValidation::new().allow_list_strings(&ticks)?;
        let refusal = (words.choose_tick)(words.tick_true, words.tick_false);
        let tick = refusing(tick, words.choose_title, &refusal)?;
        let fixed = DataValidation::new().allow_custom(Formula::new("=FALSE"));
        let fixed = refusing(fixed, words.fixed_title, words.fixed)?;
        for (at, column) in (0..).zip(&self.columns) {
            let rule = match column {
                Column::Answer => &choice,
                Column::Tick(_) => &tick,
                Column::Due | Column::Checked => &self.a_day()?,
                Column::Note | Column::Evidence | Column::Owner => continue,
                _ => &fixed,
            };
            sheet.add_data_validation(FIRST, at, self.last, at, rule)?;
        }
        Ok(())
    }

    /// Colours for what is not answered yet, and for a reason that is missing.
    pub(super) fn signs(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let (answer, note) = (self.column(Column::Answer), self.column(Column::Note));
        let (answer_cell, note_cell) = (fixed_name(FIRST, answer), fixed_name(FIRST, note));
        let open = ConditionalFormatFormula::new()
            .set_rule(format!("=LEN({answer_cell})=0").as_str())
            .set_format(Looks::waiting());
        sheet.add_conditional_format(FIRST, answer, self.last, answer, &open)?;
        let na = label(Answer::Na, self.lang);
        let rule = format!("=AND({answer_cell}=\"{na}\",LEN(TRIM({note_cell}))=0)");
        let lacking = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(Looks::lacking());
        sheet.add_conditional_format(FIRST, note, self.last, note, &lacking)?;
        Ok(())
    }

    pub(super) fn a_day(&self) -> Result<DataValidation, XlsxError> {
        let words = &self.lang.words().forms;
        let (first, last) = (ExcelDateTime::from_ymd(1990, 1, 1)?, ExcelDateTime::from_ymd(2199, 12, 31)?);
        let rule = DataValidation::new().allow_date(DataValidationRule::Between(first, last));
        refusing(rule, words.day_title, words.day)
    }

    pub(super) fn one_of_services(&self) -> Result<DataValidation, XlsxError> {
        let words = self.lang.words();
        let kinds = u32::try_from(self.library.services.len()).unwrap_or(0);
        if kinds == 0 {
            return Ok(DataValidation::new());
        }
        let (first, last) = (memo::LIST, memo::LIST + kinds - 1);
        let column = letters(memo::SERVICES);
        let list = format!("='{}'!${column}${}:${column}${}", memo::SHEET, first + 1, last + 1);
        let rule = DataValidation::new().allow_list_formula(Formula::new(list));
        refusing(rule, words.service_kind, words.forms.choose_service)
    }
}

fn refusing(rule: DataValidation, title: &str, message: &str) -> Result<DataValidation, XlsxError> {
    rule.set_error_title(title)?.set_error_message(message)
}

/// The name of a cell, counted from 0.
pub(super) fn name(row: u32, column: u16) -> String {
    Document::cell_name(row + 1, column + 1)
}

/// The name of a cell whose column stays.
fn fixed_name(row: u32, column: u16) -> String {
    format!("${}", name(row, column))
}

/// The letters of a column, counted from 0.
fn letters(column: u16) -> String {
    name(0, column).trim_end_matches(|c: char| c.is_ascii_digit()).to_owned()
}
