//! A statement of a plan on its own: as a person is asked about it, and as evidence in an answer file.

use crate::outcome::{DraftStatement, PlanReport};
use crate::text::{fit_ends, visible_line};

use super::place::place_words;
use super::plan::{IN_LIST, strength, with_heading};

/// A statement in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// How firm it is.
    pub strength: &'static str,
    /// What it says, in one line.
    pub quote: String,
    /// Where it stands; with the file's name without its folder where there are several.
    pub place: String,
    /// The same with the heading over it.
    pub place_and_heading: String,
    /// The criteria that it speaks to.
    pub criteria: Vec<String>,
    /// All of it as an entry of evidence: file, place, heading and words.
    pub evidence: String,
}

/// A statement of a plan in words.
pub fn quotation(plan: &PlanReport, statement: &DraftStatement) -> Quotation {
    let words = plan.gaps.lang.words();
    let said = &statement.evidence.said;
    let file = visible_line(&plan.documents[said.document].file).into_owned();
    let quote = fit_ends(&visible_line(&said.quote), IN_LIST);
    let here = visible_line(&place_words(&said.place, words)).into_owned();
    let place = match plan.documents.len() {
        1 => here.clone(),
        _ => (words.place_in_file)(file.rsplit(['/', '\\']).next().unwrap_or(&file), &here),
    };
    let whole = with_heading((words.place_in_file)(&file, &here), said, words);
    Quotation {
        strength: strength(statement.evidence.strength, words),
        place_and_heading: with_heading(place.clone(), said, words),
        place,
        criteria: statement.criteria.clone(),
        evidence: format!("{whole}{}{}", words.colon, (words.quoted)(&quote)),
        quote,
    }
}
