use jiff::civil::{Date, date};

/// An era of the Japanese calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Era {
    /// Its name: `令和`.
    pub name: &'static str,
    /// The letter that stands for it: `R`.
    pub letter: char,
    /// Its first day.
    pub first: Date,
}

/// The eras since the calendar is that of the West, newest first.
pub const ERAS: [Era; 5] = [
    Era { name: "令和", letter: 'R', first: date(2019, 5, 1) },
    Era { name: "平成", letter: 'H', first: date(1989, 1, 8) },
    Era { name: "昭和", letter: 'S', first: date(1926, 12, 25) },
    Era { name: "大正", letter: 'T', first: date(1912, 7, 30) },
    Era { name: "明治", letter: 'M', first: date(1868, 1, 25) },
];

impl Era {
    /// The era of a day; none before the first that is known.
    pub fn of(day: Date) -> Option<&'static Self> {
        ERAS.iter().find(|era| day >= era.first)
    }

    /// The year of the West before its first.
    pub fn before(&self) -> i16 {
        self.first.year() - 1
    }
}

/// A day as offices write it: `令和８年11月23日`, numbers of one digit in full width, the first year of an era 元年.
/// Days before the eras that are known have the year of the West.
pub fn era_date(day: Date) -> String {
    let year = match Era::of(day) {
        Some(era) if day.year() - era.before() == 1 => format!("{}元", era.name),
        Some(era) => format!("{}{}", era.name, digits(day.year() - era.before())),
        None => day.year().to_string(),
    };
    format!("{year}年{}月{}日", digits(day.month().into()), digits(day.day().into()))
}

/// A number as Japanese offices set it: a single digit in full width, more in half width.
fn digits(number: i16) -> String {
    const WIDE: [char; 10] = ['０', '１', '２', '３', '４', '５', '６', '７', '８', '９'];
    let wide = usize::try_from(number).ok().and_then(|number| WIDE.get(number));
    wide.map_or_else(|| number.to_string(), char::to_string)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::era_date;

    #[test]
    fn days_of_every_era() {
        for (day, written) in [
            (date(2026, 11, 23), "令和８年11月23日"),
            (date(2027, 1, 5), "令和９年１月５日"),
            (date(2028, 10, 10), "令和10年10月10日"),
            (date(2019, 5, 1), "令和元年５月１日"),
            (date(2019, 4, 30), "平成31年４月30日"),
            (date(1989, 1, 7), "昭和64年１月７日"),
            (date(1926, 12, 24), "大正15年12月24日"),
            (date(1912, 7, 29), "明治45年７月29日"),
            (date(1867, 12, 31), "1867年12月31日"),
        ] {
            assert_eq!(era_date(day), written);
        }
    }
}
