//! What a plan shows: a checklist's evidence rules over a document give a finding per point.
//!
//! The lexicon and the rules are data (`checklists/dx15/`). A document is read as statements; concepts are found in one
//! pass; a rule says which concepts together show a criterion; the wording around them says how firmly.

mod elsewhere;
mod finding;
mod hints;
mod judge;
mod lexicon;
mod matching;
mod normal;
mod outline;
mod parse;
mod set;
mod shape;
mod statement;
mod terms;

pub use finding::{Considered, Evidence, Finding, Named, Strength, Verdict, Why};
pub use judge::{Judge, Reading};
pub use lexicon::{Concept, EvidenceRule, Many, Modality, Rules, Tried, Words};
pub use outline::Outline;

// Another look at the same statements (`indicators`) finds its words as the judge does.
pub(crate) use elsewhere::{is_about_another, own_name};
pub(crate) use normal::Normal;
pub(crate) use shape::{is_blank, split};
pub(crate) use statement::trimmed;
pub(crate) use terms::{Hit, Terms};
