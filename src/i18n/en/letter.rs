use jiff::civil::Date;

use crate::i18n::LetterWords;

pub(super) const WORDS: LetterWords = LetterWords {
    approval: "Approval",
    approvers: &["Director", "Section head", "Deputy head", "Team leader", "In charge"],
    day,
    day_in_cell: day,
    fields: "Names and values",
    next_step: "Next step",
    actions: "What to do about the gaps",
    actions_to_fill: "What to do about the gaps (fill in the owner and the due date where they are blank)",
    named_by: "Named under these gaps",
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `23 November 2026`.
fn day(day: Date) -> String {
    let month = MONTHS[usize::from(day.month().unsigned_abs()).saturating_sub(1) % MONTHS.len()];
    format!("{} {month} {}", day.day(), day.year())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::day;

    #[test]
    fn a_day_is_written_out() {
        assert_eq!(day(date(2026, 11, 23)), "23 November 2026");
        assert_eq!(day(date(2027, 1, 1)), "1 January 2027");
    }
}
