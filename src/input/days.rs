//! The days that a text names.

use jiff::civil::Date;

use crate::text::{ERAS, fold};

/// The letters of eras that people write before a year; the others stand for other things.
const LETTERS: [char; 2] = ['R', 'H'];

/// The days that a text names, in its order: `2025-03-01`, `2025/3/1`, `2025年3月`, `令和6年4月1日`, `R6.4.1`,
/// `令和6年度` and their like, in any width.
///
/// A month stands for its last day, a year for 31 December, a fiscal year for 31 March: nothing seems older than it is.
pub fn days_in(text: &str) -> Vec<Date> {
    let text: Vec<char> = fold(text).chars().collect();
    let mut days = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let before = at.checked_sub(1).map(|before| text[before]);
        match (Scanner { text: &text, at }).day(before) {
            Some((day, end)) => {
                days.push(day);
                at = end;
            }
            None => at += 1,
        }
    }
    days
}

/// The day that a whole text is, however it is written, and whether it names the day itself: of a month or a year it is
/// the last day, as in [`days_in`]. `None` where the text says something else, or more.
pub fn day_of(text: &str) -> Option<(Date, bool)> {
    let text: Vec<char> = fold(text).trim().chars().collect();
    let (day, end) = Scanner { text: &text, at: 0 }.day(None)?;
    let rest: String = text[end..].iter().collect();
    let mut rest = rest.trim();
    // A time of day, as a date copied from another program has it.
    if rest.starts_with(|c: char| c == 't' || c.is_ascii_digit()) && rest.contains(':') {
        rest = rest.trim_start_matches(|c: char| c == 't' || c == ':' || c == '.' || c.is_ascii_digit());
    }
    for word in ["まで", "末"] {
        rest = rest.strip_suffix(word).unwrap_or(rest).trim();
    }
    if let Some(week) = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        rest = week.strip_prefix(['月', '火', '水', '木', '金', '土', '日']).unwrap_or(week);
        rest = rest.strip_prefix("曜").unwrap_or(rest).trim_start_matches('日');
    }
    let named = &text[..end];
    let is_number = |at: usize| named[at].is_ascii_digit() || named[at] == '元';
    let numbers = (0..named.len()).filter(|at| is_number(*at) && (*at == 0 || !is_number(at - 1))).count();
    rest.is_empty().then_some((day, numbers == 3))
}

struct Scanner<'a> {
    text: &'a [char],
    at: usize,
}

impl Scanner<'_> {
    /// The day that begins here, and where it ends. `before` is the character before it.
    fn day(mut self, before: Option<char>) -> Option<(Date, usize)> {
        let year = self.year(before)?;
        let day = if self.takes("年") { self.after_year(year) } else { self.with_marks(year) };
        day.map(|day| (day, self.at))
    }

    fn year(&mut self, before: Option<char>) -> Option<i16> {
        if before.is_none_or(|c| !c.is_ascii_digit())
            && let Some(year) = self.number(4)
        {
            return (1900..2200).contains(&year).then_some(year);
        }
        let era = ERAS.iter().find(|era| {
            let apart = before.is_none_or(|c| !c.is_ascii_alphanumeric());
            let letter = era.letter.to_ascii_lowercase().to_string();
            self.takes(era.name) || (LETTERS.contains(&era.letter) && apart && self.takes(&letter))
        })?;
        let start = era.before();
        if self.takes("元") {
            return Some(start + 1);
        }
        Some(start + self.number(2).or_else(|| self.number(1))?)
    }

    /// What follows `年`.
    fn after_year(&mut self, year: i16) -> Option<Date> {
        if self.takes("度") {
            return Date::new(year + 1, 3, 31).ok();
        }
        let end = self.at;
        match self.short() {
            Some(month) if self.takes("月") => {
                let end = self.at;
                match self.short() {
                    Some(day) if self.takes("日") => Date::new(year, month, day).ok(),
                    _ => {
                        self.at = end;
                        last_of(year, month)
                    }
                }
            }
            _ => {
                self.at = end;
                Date::new(year, 12, 31).ok()
            }
        }
    }

    /// What follows a year with `-`, `/` or `.`.
    fn with_marks(&mut self, year: i16) -> Option<Date> {
        let mark = ["-", "/", "."].into_iter().find(|mark| self.takes(mark))?;
        let month = self.short()?;
        let end = self.at;
        if self.takes(mark)
            && let Some(day) = self.short()
        {
            return Date::new(year, month, day).ok();
        }
        self.at = end;
        last_of(year, month)
    }

    /// A number of one or two digits.
    fn short(&mut self) -> Option<i8> {
        self.number(2).or_else(|| self.number(1)).and_then(|n| i8::try_from(n).ok())
    }

    /// A number of exactly so many digits.
    fn number(&mut self, digits: usize) -> Option<i16> {
        let run = self.text[self.at..].iter().take_while(|c| c.is_ascii_digit()).count();
        if run != digits {
            return None;
        }
        let number: String = self.text[self.at..self.at + run].iter().collect();
        self.at += run;
        number.parse().ok()
    }

    fn takes(&mut self, word: &str) -> bool {
        let is_here = self.text[self.at..].iter().copied().take(word.chars().count()).eq(word.chars());
        if is_here {
            self.at += word.chars().count();
        }
        is_here
    }
}

fn last_of(year: i16, month: i8) -> Option<Date> {
    Date::new(year, month, 1).ok().map(|day| day.last_of_month())
}

#[cfg(test)]
mod tests {
    use super::{day_of, days_in};

    #[test]
    fn every_way_to_write_a_day() {
        for (text, day) in [
            ("議事録 2025-03-01", "2025-03-01"),
            ("2025/3/1の議事録", "2025-03-01"),
            ("2025.3.1", "2025-03-01"),
            ("2025年3月1日開催", "2025-03-01"),
            ("２０２５年　３月　１日", "2025-03-01"),
            ("令和6年4月1日", "2024-04-01"),
            ("令和元年５月１日", "2019-05-01"),
            ("㋿6年4月1日", "2024-04-01"),
            ("要綱（R6.4.1施行）", "2024-04-01"),
            ("Ｒ６／４／１", "2024-04-01"),
            ("H31-04-30", "2019-04-30"),
            ("アンケート 2026-09（回答 214 件）", "2026-09-30"),
            ("2024年2月", "2024-02-29"),
            ("令和6年度 事業報告", "2025-03-31"),
            ("2024年の記録", "2024-12-31"),
        ] {
            let days: Vec<String> = days_in(text).iter().map(ToString::to_string).collect();
            assert_eq!(days, [day], "{text}");
        }
    }

    #[test]
    fn a_text_that_is_one_day() {
        let read = |text: &str| day_of(text).map(|(day, exact)| (day.to_string(), exact));
        for text in [
            "2026-01-31",
            "2026/1/31",
            "令和8年1月31日",
            "Ｒ８．１．３１",
            "令和８年１月３１日（土）",
            " 2026年1月31日(土曜日) ",
            "R8/1/31まで",
            "2026-01-31T00:00:00",
            "2026/1/31 0:00",
        ] {
            assert_eq!(read(text), Some(("2026-01-31".to_owned(), true)), "{text}");
        }
        assert_eq!(read("令和8年3月末"), Some(("2026-03-31".to_owned(), false)));
        assert_eq!(read("令和7年度末"), Some(("2026-03-31".to_owned(), false)));
        for text in
            ["", "年度末", "2026年1月～3月", "2026/1/31と2/28", "議事録 2026-01-31", "2026-02-30", "46053"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_day() {
        for text in
            ["", "回答 2025 件", "第2条", "1.2.3", "20250-3-1", "PR6.4.1", "2025-13-01", "R6", "令和", "S3/2"]
        {
            assert_eq!(days_in(text), [], "{text}");
        }
    }

    #[test]
    fn several_days() {
        let days = days_in("2024-04-01～2025-03-31、次回は令和8年5月");
        let days: Vec<String> = days.iter().map(ToString::to_string).collect();
        assert_eq!(days, ["2024-04-01", "2025-03-31", "2026-05-31"]);
    }
}
