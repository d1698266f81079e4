//! All that a report shows, in one language and already in order: one assessment in full, several one after the other, or many side by side.

mod cases;
mod changes;
mod common;
mod crosscheck;
mod draft;
mod examples;
mod explanation;
mod gap_report;
mod indicators;
mod many;
mod plan;

pub use cases::{CasePage, CasesIndex, CasesSection, CasesView, NeighbourView, Way, case_page};
pub use changes::{ChangeReport, Compared, PointChangeView, dropped};
pub use common::{Common, CommonExample, CommonGap};
pub use crosscheck::{CrossCheck, CrossCriterion, CrossPoint};
pub use draft::{Draft, DraftStatement};
pub use examples::{ExampleView, LessonView, example_view};
pub use explanation::{ConceptView, Explanation, RuleView};
pub use gap_report::{
    GapReport, GapView, GateView, MissingLine, Noted, PointView, SubjectView, WaiverView, lines_of, standings,
};
pub use indicators::{IndicatorView, IndicatorsView, QuoteView};
pub use many::{PointTotals, Row, Totals};
pub use plan::{
    DocumentView, EvidenceView, FindingView, PlaceView, PlanReport, Source, StatementView, WhyView,
};

use jiff::civil::Date;

use crate::checklist::Checklist;
use crate::i18n::Lang;
use crate::seeds::Library;

/// What every report needs to know.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The checklist in use.
    pub checklist: &'a Checklist,
    /// The example library.
    pub library: &'a Library,
    /// The language of the report.
    pub lang: Lang,
    /// Today.
    pub today: Date,
    /// What the configuration in use says of it.
    pub settings: Settings<'a>,
}

/// What a configuration says of reports on the files below it; empty where there is none.
#[derive(Clone, Copy, Debug, Default)]
pub struct Settings<'a> {
    /// The configuration's file, as it is named to people.
    pub config: Option<&'a str>,
    /// The service kind (id) whose examples come first where the answers name none.
    pub service: Option<&'a str>,
}
