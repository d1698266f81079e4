//! What the words of a page on many assessments are; each language has its own.

/// The words of a page on many assessments, beside those of reports.
#[allow(missing_docs, reason = "the name of each field and its value say what it is")]
pub struct ManyPageWords {
    pub scores: &'static str,
    pub scores_note: &'static str,
    /// Not assessed, four quarters, all.
    pub bands: [&'static str; 6],
    pub points: &'static str,
    /// How many have a gap, of how many, in percent, and for how many it is a no.
    pub having: fn(usize, usize, usize, usize) -> String,
    pub examples: &'static str,
    pub serves: &'static str,
    pub gate: &'static str,
    pub answers: &'static str,
    pub answers_note: &'static str,
    pub gate_note: &'static str,
}
