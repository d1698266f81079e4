use jiff::civil::Date;

/// The words of a report that goes round for approval.
#[allow(missing_docs, reason = "the name of each field and its value in `en` say what it is")]
pub struct LetterWords {
    pub approval: &'static str,
    pub approvers: &'static [&'static str],
    pub day: fn(Date) -> String,
    pub day_in_cell: fn(Date) -> String,
    pub fields: &'static str,
    pub next_step: &'static str,
    pub actions: &'static str,
    pub actions_to_fill: &'static str,
    pub named_by: &'static str,
}
