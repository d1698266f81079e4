//! Numbers as the sheet shows them.

use jiff::civil::Date;

use super::dates;

/// A number format.
#[derive(Debug, PartialEq)]
pub(super) enum Format {
    /// As it is.
    General,
    /// Nothing is shown (`;;;`).
    Hidden,
    /// One section for all numbers, or for positive, negative and zero.
    Sections(Vec<Vec<Token>>),
}

/// A piece of a format.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// Text that stands as it is.
    Literal(String),
    /// A place of a digit; `true` when it is filled with 0.
    Digit(bool),
    /// The decimal point.
    Point,
    /// A comma: between digits it groups them, after them it divides by a thousand.
    Comma,
    /// A percent sign.
    Percent,
    /// The number as it is.
    General,
    /// A part of a date or time: its letter and how often it stands.
    Date(char, usize),
    /// Hours, minutes or seconds that do not wrap around.
    Elapsed(char),
    /// Morning or afternoon.
    HalfDay,
    /// Something that is not read (exponents).
    Other,
}

/// The digits after the first one that a sheet keeps of a number.
const DIGITS: usize = 14;

/// The longest format code that is read; Excel writes at most 255 characters.
const MAX_CODE: usize = 1024;

/// The codes of formats that have none of their own in the file, each list from its first id on; Japanese ones where
/// they differ.
const BUILT_IN: [(u32, &[&str]); 3] = [
    (
        0,
        &[
            "General",
            "0",
            "0.00",
            "#,##0",
            "#,##0.00",
            "\\¥#,##0",
            "\\¥#,##0",
            "\\¥#,##0.00",
            "\\¥#,##0.00",
            "0%",
            "0.00%",
            "0.00E+00",
            "# ?/?",
            "# ??/??",
            "yyyy/m/d",
            "d-mmm-yy",
            "d-mmm",
            "mmm-yy",
            "h:mm AM/PM",
            "h:mm:ss AM/PM",
            "h:mm",
            "h:mm:ss",
            "yyyy/m/d h:mm",
        ],
    ),
    (
        27,
        &[
            "ge.m.d",
            "ggge年m月d日",
            "ggge年m月d日",
            "m/d/yy",
            "yyyy年m月d日",
            "h時mm分",
            "h時mm分ss秒",
            "yyyy年m月",
            "m月d日",
            "ge.m.d",
            "#,##0;-#,##0",
            "#,##0;-#,##0",
            "#,##0.00;-#,##0.00",
            "#,##0.00;-#,##0.00",
            "#,##0",
            "#,##0",
            "#,##0.00",
            "#,##0.00",
            "mm:ss",
            "[h]:mm:ss",
            "mm:ss",
        ],
    ),
    (
        50,
        &[
            "ge.m.d",
            "ggge年m月d日",
            "yyyy年m月",
            "m月d日",
            "ggge年m月d日",
            "yyyy年m月",
            "m月d日",
            "ge.m.d",
            "ggge年m月d日",
        ],
    ),
];

/// The code of a format that has none of its own in the file.
pub(super) fn built_in(id: u32) -> &'static str {
    let code = |(first, codes): &(u32, &[&'static str])| codes.get(id.checked_sub(*first)? as usize).copied();
    BUILT_IN.iter().rev().find_map(code).unwrap_or("General")
}

impl Format {
    /// Understands a format code.
    pub(super) fn read(code: &str) -> Self {
        if code.len() > MAX_CODE {
            return Self::General;
        }
        let sections = tokens(code);
        if sections.len() > 1 && sections.iter().all(Vec::is_empty) {
            return Self::Hidden;
        }
        let general = |section: &Vec<Token>| section.as_slice() == [Token::General];
        if sections.first().is_none_or(|first| first.is_empty() || general(first)) {
            return Self::General;
        }
        Self::Sections(sections)
    }

    /// The day that a number is in this format; `None` when it shows no day.
    pub(super) fn day(&self, value: f64, from_1904: bool) -> Option<Date> {
        let Self::Sections(sections) = self else { return None };
        let names_a_day = |t: &Token| matches!(t, Token::Date('y' | 'm' | 'd' | 'e' | 'a' | 'g', _));
        sections.first().filter(|first| first.iter().any(names_a_day))?;
        dates::day(value, from_1904)
    }

    /// A number in this format.
    pub(super) fn show(&self, value: f64, from_1904: bool) -> String {
        let sections = match self {
            Self::General => return general(value),
            Self::Hidden => return String::new(),
            Self::Sections(sections) => sections,
        };
        let first = sections.first().map_or(&[][..], Vec::as_slice);
        let (section, value) = match (sections.get(1), sections.get(2)) {
            // The section for negative numbers brings its own sign.
            (Some(negative), _) if value < 0.0 && !is_date(negative) => (negative.as_slice(), -value),
            (_, Some(zero)) if value == 0.0 => (zero.as_slice(), value),
            _ => (first, value),
        };
        if is_date(section) {
            return dates::show(section, value, from_1904).unwrap_or_else(|| general(value));
        }
        decimal(section, value).unwrap_or_else(|| general(value))
    }
}

fn is_date(section: &[Token]) -> bool {
    section.iter().any(|t| matches!(t, Token::Date(..) | Token::Elapsed(_)))
}

/// A number as it is, with the digits that the sheet keeps.
fn general(value: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    if value.fract() == 0.0 && value.abs() < 1e15 {
        return format!("{}", value as i64);
    }
    let rounded: f64 = format!("{value:.DIGITS$e}").parse().unwrap_or(value);
    let size = rounded.abs();
    if size != 0.0 && !(1e-9..1e15).contains(&size) { format!("{rounded:e}") } else { format!("{rounded}") }
}

/// A number in places of digits; `None` when the section asks for something that is not read.
fn decimal(section: &[Token], value: f64) -> Option<String> {
    if section.contains(&Token::Other) {
        return None;
    }
    let is_digit = |t: &Token| matches!(t, Token::Digit(_));
    let Some(first) = section.iter().position(is_digit) else {
        // Only words, or words around the number as it is.
        return Some(section.iter().map(|t| plain(t, value)).collect());
    };
    let last = section.iter().rposition(is_digit)?;
    let places = &section[first..=last];
    if places.iter().any(|t| !matches!(t, Token::Digit(_) | Token::Point | Token::Comma)) {
        return None;
    }
    let point = places.iter().position(|t| *t == Token::Point).unwrap_or(places.len());
    let (whole, fraction) = places.split_at(point);
    let thousands = section[last + 1..].iter().take_while(|t| **t == Token::Comma).count();
    let percents = section.iter().filter(|t| **t == Token::Percent).count();
    let power = i32::try_from(percents * 2).ok()? - i32::try_from(thousands * 3).ok()?;
    let scaled = value * 10f64.powi(power);
    if !scaled.is_finite() || scaled.abs() >= 1e15 {
        return None;
    }
    let zeros = |places: &[Token]| places.iter().filter(|t| **t == Token::Digit(true)).count();
    let decimals = fraction.iter().filter(|t| is_digit(t)).count().min(DIGITS);
    let mut digits = format!("{:.decimals$}", half_up(scaled.abs(), decimals));
    while digits.contains('.')
        && digits.len() - digits.find('.')? - 1 > zeros(fraction)
        && digits.ends_with('0')
    {
        digits.pop();
    }
    if fraction.iter().all(|t| *t != Token::Digit(true)) {
        digits = digits.trim_end_matches('.').to_owned();
    }
    let (mut int, rest) = digits
        .split_once('.')
        .map_or((digits.clone(), String::new()), |(i, f)| (i.to_owned(), format!(".{f}")));
    if zeros(whole) == 0 && int == "0" {
        int.clear();
    }
    while int.len() < zeros(whole).min(DIGITS) {
        int.insert(0, '0');
    }
    if whole.contains(&Token::Comma) {
        int = grouped(&int);
    }
    let mut out = String::new();
    let negative = scaled < 0.0 && digits.chars().any(|c| matches!(c, '1'..='9'));
    if negative {
        out.push('-');
    }
    out.extend(section[..first].iter().map(|t| plain(t, value)));
    out.push_str(&int);
    out.push_str(&rest);
    out.extend(section[last + 1..].iter().map(|t| plain(t, value)));
    Some(out.trim().to_owned())
}

/// Rounded as a sheet rounds: 0.125 to 0.13, and 1.005, which is a little less than that in binary, to 1.01.
fn half_up(value: f64, decimals: usize) -> f64 {
    let Ok(power) = i32::try_from(decimals) else {
        return value;
    };
    let scale = 10f64.powi(power);
    let steps: f64 = format!("{:.DIGITS$e}", value * scale).parse().unwrap_or(value * scale);
    if steps.is_finite() && steps < 1e15 { steps.round() / scale } else { value }
}

fn grouped(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn plain(token: &Token, value: f64) -> String {
    match token {
        Token::Literal(text) => text.clone(),
        Token::Percent => "%".to_owned(),
        Token::General => general(value),
        _ => String::new(),
    }
}

/// The sections of a format code.
fn tokens(code: &str) -> Vec<Vec<Token>> {
    let mut sections = vec![Vec::new()];
    let mut rest = code;
    while let Some(char) = rest.chars().next() {
        let mut used = char.len_utf8();
        let after = &rest[used..];
        let next = || after.chars().next();
        let token = match char {
            ';' => {
                sections.push(Vec::new());
                rest = after;
                continue;
            }
            '"' => {
                let text = after.split('"').next().unwrap_or_default();
                used += text.len() + usize::from(after.len() > text.len());
                Some(Token::Literal(text.to_owned()))
            }
            '\\' => {
                used += next().map_or(0, char::len_utf8);
                next().map(|c| Token::Literal(c.to_string()))
            }
            // A gap as wide as the next character, or that character repeated to fill the cell.
            '_' | '*' => {
                used += next().map_or(0, char::len_utf8);
                None
            }
            '[' => {
                let text = after.split(']').next().unwrap_or_default();
                used += text.len() + usize::from(after.len() > text.len());
                bracketed(text)
            }
            '0' => Some(Token::Digit(true)),
            '#' | '?' => Some(Token::Digit(false)),
            '.' => Some(Token::Point),
            ',' => Some(Token::Comma),
            '%' => Some(Token::Percent),
            '@' => Some(Token::General),
            'G' if rest.starts_with("General") => {
                used = "General".len();
                Some(Token::General)
            }
            'A' | 'a' if starts_with(rest, "AM/PM") || starts_with(rest, "A/P") => {
                used = if starts_with(rest, "AM/PM") { 5 } else { 3 };
                Some(Token::HalfDay)
            }
            'E' if after.starts_with(['+', '-']) => Some(Token::Other),
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' | 'g' | 'G' | 'e' | 'E' | 'a' | 'A' => {
                let letter = char.to_ascii_lowercase();
                used = rest.chars().take_while(|c| c.to_ascii_lowercase() == letter).count();
                Some(Token::Date(letter, used))
            }
            other => Some(Token::Literal(other.to_string())),
        };
        if let (Some(token), Some(section)) = (token, sections.last_mut()) {
            section.push(token);
        }
        rest = &rest[used..];
    }
    sections
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

/// What stands in brackets: a currency, an elapsed time; colours, conditions and languages show nothing.
fn bracketed(text: &str) -> Option<Token> {
    if let Some(currency) = text.strip_prefix('$') {
        let sign = currency.split('-').next().unwrap_or_default();
        return (!sign.is_empty()).then(|| Token::Literal(sign.to_owned()));
    }
    let letter = text.chars().next()?.to_ascii_lowercase();
    let elapsed = matches!(letter, 'h' | 'm' | 's') && text.chars().all(|c| c.to_ascii_lowercase() == letter);
    elapsed.then_some(Token::Elapsed(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(code: &str, value: f64) -> String {
        Format::read(code).show(value, false)
    }

    #[test]
    fn numbers_are_shown_as_the_sheet_shows_them() {
        assert_eq!(show("General", 82.5), "82.5");
        assert_eq!(show("General", 3.0), "3");
        assert_eq!(show("General", 0.1 + 0.2), "0.3");
        assert_eq!(show("General", 1e300), "1e300");
        assert_eq!(show("0%", 0.8), "80%");
        assert_eq!(show("0.0%", 0.125), "12.5%");
        assert_eq!(show("#,##0", 1_234_567.0), "1,234,567");
        assert_eq!(show("#,##0,", 1_234_567.0), "1,235");
        assert_eq!(show("#,##0\"千円\"", 4180.0), "4,180千円");
        assert_eq!(show("#,##0_ ;[Red]\\-#,##0\\ ", -1200.0), "-1,200");
        assert_eq!(show("0.00", 1.005), "1.01");
        assert_eq!(show("0.##", 1.5), "1.5");
        assert_eq!(show("0.##", 2.0), "2");
        assert_eq!(show("000", 7.0), "007");
        assert_eq!(show("[$¥-411]#,##0;△#,##0", -5.0), "△5");
        assert_eq!(show("0;0;\"－\"", 0.0), "－");
        assert_eq!(show("\"第\"0\"回\"", 2.0), "第2回");
        assert_eq!(show("General\"人\"", 12.0), "12人");
        assert_eq!(show("# ?/?", 0.5), "0.5");
        assert_eq!(show("0.00E+00", 1500.0), "1500");
        assert_eq!(show("-0", -0.2), "-0");
    }

    #[test]
    fn a_format_of_nothing_hides() {
        assert_eq!(show(";;;", 3.0), "");
        assert_eq!(Format::read(""), Format::General);
    }
}
