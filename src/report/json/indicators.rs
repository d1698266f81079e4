//! The indicators of a plan as JSON, schema 1.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::indicators::{Part, Warning};
use crate::outcome::{IndicatorView, IndicatorsView, PlanReport, QuoteView};

use super::plan::{PlaceJson, place};

#[derive(Serialize)]
pub(super) struct IndicatorsJson<'a> {
    items: Vec<IndicatorJson<'a>>,
    /// Whether there are more than were looked at.
    more: bool,
    /// What is said on what happens when a target is missed.
    consequence: Option<QuoteJson<'a>>,
    warnings: Vec<&'static str>,
}

#[derive(Serialize)]
struct IndicatorJson<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    place: PlaceJson<'a>,
    #[serde(flatten)]
    parts: Map<String, Value>,
    missing: Vec<&'static str>,
}

#[derive(Serialize)]
struct QuoteJson<'a> {
    quote: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    place: PlaceJson<'a>,
}

/// The indicators; `None` where the checklist does not look for them.
pub(super) fn indicators(report: &PlanReport) -> Option<IndicatorsJson<'_>> {
    let IndicatorsView { indicators, more, consequence, warnings } = report.indicators.as_ref()?;
    Some(IndicatorsJson {
        items: indicators.iter().map(|view| indicator(report, view)).collect(),
        more: *more,
        consequence: consequence.as_ref().map(|view| quote(report, view)),
        warnings: warnings.iter().copied().map(Warning::code).collect(),
    })
}

fn indicator<'a>(report: &'a PlanReport, view: &'a IndicatorView) -> IndicatorJson<'a> {
    let QuoteJson { quote: name, path, place } = quote(report, &view.name);
    // Every part has its key, so that a reader need not ask whether it is there.
    let part = |part: Part| {
        let said = view.there.iter().find(|(known, _)| *known == part);
        let said = said.map(|(_, said)| quote(report, said));
        (part.code().to_owned(), serde_json::to_value(said).unwrap_or_default())
    };
    IndicatorJson {
        name,
        path,
        place,
        parts: Part::ALL.map(part).into_iter().collect(),
        missing: view.missing.iter().copied().map(Part::code).collect(),
    }
}

/// A piece of a plan; with the path of the document where there may be several.
fn quote<'a>(report: &'a PlanReport, view: &'a QuoteView) -> QuoteJson<'a> {
    QuoteJson {
        quote: &view.quote,
        path: report.together.then(|| report.documents[view.document].file.as_str()),
        place: place(&view.place),
    }
}
