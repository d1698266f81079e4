use crate::assessment::Standing;

/// The words of reports as workbooks. Names of sheets have at most 31 characters and none of `[ ] : * ? / \`.
#[allow(missing_docs, reason = "as for `Words`")]
pub struct WorkbookWords {
    pub font: &'static str,
    /// The number format of a day by itself, and of days in tables.
    pub long_date: &'static str,
    pub short_date: &'static str,

    // Sheets.
    pub summary: &'static str,
    pub answers: &'static str,
    pub actions: &'static str,
    pub examples: &'static str,
    pub second_look: &'static str,
    pub findings: &'static str,
    pub explanations: &'static str,
    pub indicators: &'static str,
    pub crosscheck: &'static str,
    pub scores: &'static str,
    pub heat_map: &'static str,
    pub distribution: &'static str,

    // Columns and headings.
    pub rank: &'static str,
    pub answered: &'static str,
    pub applicable: &'static str,
    pub remarks: &'static str,
    pub breakdown: &'static str,
    pub how_scored: &'static str,
    pub attention: &'static str,
    pub confirm_again: &'static str,
    pub lost: &'static str,
    pub next_step: &'static str,
    pub status: &'static str,
    /// Not begun, begun, done.
    pub statuses: [&'static str; 3],
    pub example: fn(usize) -> String,
    pub further: &'static str,
    pub headline: &'static str,
    pub from_gap: fn(usize) -> String,
    pub kind_of_doubt: &'static str,
    pub about: &'static str,
    pub criterion: &'static str,
    pub tick: &'static str,
    pub strength: &'static str,
    pub heading: &'static str,
    pub indicator: &'static str,
    pub gate: &'static str,
    pub held: &'static str,
    pub broken: &'static str,
    pub waived: &'static str,
    pub expired: fn(&str) -> String,
    pub with_gap: &'static str,
    pub share: &'static str,
    pub common_gaps: &'static str,
    pub common_examples: &'static str,
    pub serves: &'static str,
    pub unread: &'static str,
    pub expired_waivers: &'static str,
    pub listed_below: fn(&str, usize) -> String,
    pub assessments: &'static str,
    pub by_phase: &'static str,
    pub by_point: &'static str,

    // Charts.
    pub scores_chart: &'static str,
    pub scores_chart_alt: &'static str,
    pub radar_alt: &'static str,
    pub shares_alt: &'static str,
    pub no_radar: &'static str,
    pub chart_left_out: fn(usize) -> String,

    // Lists in a cell: what stands before an item, and before it for each step further in.
    pub bullet: &'static str,
    pub indent: &'static str,

    // Notes.
    pub answers_note: &'static str,
    pub actions_note: &'static str,
    pub examples_note: &'static str,
    pub findings_note: &'static str,
    pub scores_note: &'static str,
    pub legend: fn(&str) -> String,
    pub mark: fn(Standing) -> &'static str,
    pub choose_status: &'static str,
    pub cut: fn(usize) -> String,
    pub clipped: &'static str,
    pub rows_left_out: fn(usize) -> String,
    pub points_left_out: fn(usize) -> String,
}
