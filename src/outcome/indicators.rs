use crate::indicators::{Check, Indicator, Part, Said, Warning};

use super::plan::place_view;
use super::{PlaceView, Source};

/// The indicators (KPIs) that a plan names, with what is there and what is missing of each.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorsView {
    /// The indicators, in the order of the documents.
    pub indicators: Vec<IndicatorView>,
    /// Whether there are more than were looked at.
    pub more: bool,
    /// What the plan says on what happens when a target is missed.
    pub consequence: Option<QuoteView>,
    /// What is to be said of all of them.
    pub warnings: Vec<Warning>,
}

/// An indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorView {
    /// Its name.
    pub name: QuoteView,
    /// What is there.
    pub there: Vec<(Part, QuoteView)>,
    /// What is missing.
    pub missing: Vec<Part>,
}

/// A piece of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct QuoteView {
    /// The index of its document in [`super::PlanReport::documents`].
    pub document: usize,
    /// The piece as the document has it.
    pub quote: String,
    /// Where it begins.
    pub place: PlaceView,
}

impl IndicatorsView {
    /// Puts a check into the words of its documents.
    pub fn new(check: &Check, sources: &[Source<'_>]) -> Self {
        let quote = |said: &Said| {
            let document = sources[said.document].document;
            QuoteView {
                document: said.document,
                quote: document.slice(&said.at).to_owned(),
                place: place_view(document, said.block, std::slice::from_ref(&said.at)),
            }
        };
        let view = |indicator: &Indicator| IndicatorView {
            name: quote(&indicator.name),
            there: indicator.there.iter().map(|(part, said)| (*part, quote(said))).collect(),
            missing: indicator.missing.clone(),
        };
        Self {
            indicators: check.indicators.iter().map(view).collect(),
            more: check.more,
            consequence: check.missed.as_ref().map(quote),
            warnings: check.warnings.clone(),
        }
    }
}
