//! Cells and their content.

use std::borrow::Cow;

use jiff::civil::Date;
use rust_xlsxwriter::ExcelDateTime;

use crate::assessment::{Ratio, Standing};

use super::looks::Look;

/// The longest address that Excel follows.
const ADDRESS: usize = 2_000;

/// A cell and its content.
pub(super) enum Cell<'a> {
    Empty,
    Text(Cow<'a, str>),
    Strong(Cow<'a, str>),
    Label(Cow<'a, str>),
    Count(usize),
    Decimal(f64),
    /// A share of one; nothing where it is not known.
    Percent(Option<Ratio>),
    Day(Option<Date>),
    LongDay(Date),
    Standing(Standing),
    Mark(Standing),
    Link(Cow<'a, str>, Spot),
    /// An address on the web: a link where it is one.
    Address(&'a str),
    /// Room to write in, with what is known already.
    FillIn(Cow<'a, str>),
    FillInDay(Option<Date>),
}

/// A cell to lead to: the first of a row.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    pub(super) sheet: &'static str,
    pub(super) row: u32,
}

pub(super) fn text<'a>(text: impl Into<Cow<'a, str>>) -> Cell<'a> {
    Cell::Text(text.into())
}

pub(super) fn strong<'a>(text: impl Into<Cow<'a, str>>) -> Cell<'a> {
    Cell::Strong(text.into())
}

pub(super) fn label<'a>(text: impl Into<Cow<'a, str>>) -> Cell<'a> {
    Cell::Label(text.into())
}

/// A number as a text-like report writes it: a share of a hundred, or a count; a difference stays text.
pub(super) fn number(written: &str) -> Cell<'_> {
    let share = written.strip_suffix(" %").and_then(Ratio::from_percent);
    match (share, written.parse::<usize>()) {
        (Some(share), _) => Cell::Percent(Some(share)),
        (None, Ok(count)) if !written.starts_with('+') => Cell::Count(count),
        _ => text(written),
    }
}

impl Cell<'_> {
    /// How it looks.
    pub(super) fn look(&self) -> Look {
        match self {
            Cell::Empty | Cell::Text(_) => Look::Text,
            Cell::Strong(_) => Look::Strong,
            Cell::Label(_) => Look::Label,
            Cell::Count(_) => Look::Number,
            Cell::Decimal(_) => Look::Decimal,
            Cell::Percent(_) => Look::Percent,
            Cell::Day(_) => Look::Day,
            Cell::LongDay(_) => Look::LongDay,
            Cell::Standing(standing) => Look::Standing(*standing),
            Cell::Mark(standing) => Look::Mark(*standing),
            Cell::Link(..) | Cell::Address(_) => Look::Link,
            Cell::FillIn(_) => Look::FillIn,
            Cell::FillInDay(_) => Look::FillInDay,
        }
    }
}

/// A day as Excel counts; none before 1900.
pub(super) fn excel_day(day: Date) -> Option<ExcelDateTime> {
    let [year, month, of_month] = [i64::from(day.year()), day.month().into(), day.day().into()];
    let year = u16::try_from(year).ok().filter(|year| *year >= 1900)?;
    ExcelDateTime::from_ymd(year, u8::try_from(month).ok()?, u8::try_from(of_month).ok()?).ok()
}

/// Whether a text is an address on the web and nothing else.
pub(super) fn is_address(text: &str) -> bool {
    let web = text.starts_with("https://") || text.starts_with("http://");
    web && text.len() <= ADDRESS && text.chars().all(|c| c.is_ascii_graphic() && c != '"')
}
