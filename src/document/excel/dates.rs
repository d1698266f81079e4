//! Dates and times as the sheet shows them.

use std::fmt::Write;

use jiff::{ToSpan, civil::Date};

use crate::text::Era;

use super::number::Token;

const DAY: i64 = 86_400;

/// The last day that a sheet knows, 9999-12-31, counted from 1900.
const LAST_DAY: f64 = 2_958_465.0;

/// The days of the week, from Monday, as `ddd` and `aaa` show them.
const WEEK: [(&str, &str); 7] =
    [("Mon", "月"), ("Tue", "火"), ("Wed", "水"), ("Thu", "木"), ("Fri", "金"), ("Sat", "土"), ("Sun", "日")];

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A day count in a date format; `None` when it is no date of a sheet.
pub(super) fn show(section: &[Token], value: f64, from_1904: bool) -> Option<String> {
    if !(0.0..LAST_DAY + 1.0).contains(&value) {
        return None;
    }
    // Whole seconds, so that 8:30 is not 8:29:59.
    let seconds = (value * DAY as f64).round() as i64;
    let date = date(seconds / DAY, from_1904)?;
    let time = seconds % DAY;
    let half_day = section.contains(&Token::HalfDay);
    let mut out = String::new();
    for (at, token) in section.iter().enumerate() {
        match token {
            Token::Literal(text) => out.push_str(text),
            Token::Percent => out.push('%'),
            Token::Comma => out.push(','),
            Token::Point => out.push('.'),
            Token::HalfDay => out.push_str(if time < DAY / 2 { "AM" } else { "PM" }),
            Token::Elapsed(letter) => {
                let unit = match letter {
                    'h' => 3600,
                    'm' => 60,
                    _ => 1,
                };
                number(&mut out, seconds / unit, 1);
            }
            Token::Date('m', count) if *count < 3 && is_minute(section, at) => {
                number(&mut out, time / 60 % 60, *count);
            }
            Token::Date('h', count) => {
                let hour = time / 3600;
                number(&mut out, if half_day { (hour + 11) % 12 + 1 } else { hour }, *count);
            }
            Token::Date('s', count) => number(&mut out, time % 60, *count),
            Token::Date(letter, count) => day_part(&mut out, date, *letter, *count),
            Token::Digit(_) | Token::General | Token::Other => {}
        }
    }
    Some(out.trim().to_owned())
}

/// The day that a day count means, whatever its time; `None` when it is no date of a sheet.
pub(super) fn day(value: f64, from_1904: bool) -> Option<Date> {
    (0.0..LAST_DAY + 1.0).contains(&value).then(|| date(value as i64, from_1904))?
}

/// Whether an `m` stands for minutes: after hours or before seconds.
fn is_minute(section: &[Token], at: usize) -> bool {
    let is_part = |t: &&Token| matches!(t, Token::Date(..) | Token::Elapsed(_));
    let before = section[..at].iter().rev().find(is_part);
    let after = section[at + 1..].iter().find(is_part);
    matches!(before, Some(Token::Date('h', _) | Token::Elapsed('h')))
        || matches!(after, Some(Token::Date('s', _)))
}

/// The date of a day count. Days from 1900 count a 29 February 1900 that never was.
fn date(days: i64, from_1904: bool) -> Option<Date> {
    let (year, month, day, days) = match (from_1904, days) {
        (true, _) => (1904, 1, 1, days),
        (false, 60..) => (1899, 12, 30, days),
        (false, _) => (1899, 12, 31, days),
    };
    Date::new(year, month, day).ok()?.checked_add(days.days()).ok()
}

fn day_part(out: &mut String, date: Date, letter: char, count: usize) {
    let era = Era::of(date);
    let week = usize::from(date.weekday().to_monday_zero_offset().unsigned_abs());
    let month = usize::from(date.month().unsigned_abs()) - 1;
    match (letter, count) {
        ('y', 1 | 2) => number(out, i64::from(date.year() % 100), 2),
        ('y', _) => number(out, i64::from(date.year()), 4),
        ('m', 3) => out.push_str(MONTHS[month]),
        ('m', 4..) => number(out, i64::from(date.month()), 1),
        ('m', _) => number(out, i64::from(date.month()), count),
        ('d', 3..) => out.push_str(WEEK[week].0),
        ('d', _) => number(out, i64::from(date.day()), count),
        ('a', 1..=3) => out.push_str(WEEK[week].1),
        ('a', _) => {
            out.push_str(WEEK[week].1);
            out.push_str("曜日");
        }
        ('g', _) => {
            if let Some(era) = era {
                match count {
                    1 => out.push(era.letter),
                    2 => out.extend(era.name.chars().take(1)),
                    _ => out.push_str(era.name),
                }
            }
        }
        ('e', _) => {
            let before = era.map_or(0, Era::before);
            number(out, i64::from(date.year() - before), count);
        }
        _ => {}
    }
}

fn number(out: &mut String, value: i64, width: usize) {
    let width = width.min(4);
    // Writing to a string does not fail.
    let _ = write!(out, "{value:0width$}");
}

#[cfg(test)]
mod tests {
    use crate::document::excel::number::{Format, built_in};

    fn show(code: &str, value: f64) -> String {
        Format::read(code).show(value, false)
    }

    #[test]
    fn dates_are_shown_in_their_formats() {
        assert_eq!(show("[$-411]ggge\"年\"m\"月\"d\"日\";@", 46113.0), "令和8年4月1日");
        assert_eq!(show("[$-411]ge.m.d", 43585.0), "H31.4.30");
        assert_eq!(show("[$-411]gge", 43586.0), "令1");
        assert_eq!(show("yyyy\\-mm\\-dd", 46113.0), "2026-04-01");
        assert_eq!(show("yyyy/mm/dd (aaa)", 46113.0), "2026/04/01 (水)");
        assert_eq!(show(built_in(14), 46113.0), "2026/4/1");
        assert_eq!(show(built_in(55), 46113.0), "2026年4月");
        assert_eq!(show("m\"月\"d\"日\"aaaa", 46113.0), "4月1日水曜日");
        assert_eq!(show("yyyy/m/d", 1.0), "1900/1/1");
        assert_eq!(show("yyyy/m/d", 61.0), "1900/3/1");
        assert_eq!(Format::read("yyyy/m/d").show(0.0, true), "1904/1/1");
    }

    #[test]
    fn times_are_shown_in_their_formats() {
        assert_eq!(show("h:mm", 8.5 / 24.0), "8:30");
        assert_eq!(show("yyyy/m/d h:mm", 46113.75), "2026/4/1 18:00");
        assert_eq!(show("h:mm AM/PM", 0.75), "6:00 PM");
        assert_eq!(show("[h]:mm", 1.5), "36:00");
        assert_eq!(show("mm:ss", 61.0 / 86_400.0), "01:01");
    }

    #[test]
    fn what_is_no_date_stays_a_number() {
        assert_eq!(show("yyyy/m/d", -1.0), "-1");
        assert_eq!(show("yyyy/m/d", 1e9), "1000000000");
    }
}
