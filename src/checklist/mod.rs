//! The checklist: phases, points, the criteria of each and the rule that makes them a yes. Valid by construction.

mod parse;
mod rule;
mod yes_when;

use std::ops::Range;

use serde_spanned::Spanned;

use crate::i18n::Text;
use crate::input::{Bundle, Reader, nearest};
use crate::problem::{Fault, Problem};
use crate::store::stored;
use crate::text::fold;

pub use rule::{Missing, Rule};

/// A checklist that passed every check.
#[derive(Clone, Debug, PartialEq)]
pub struct Checklist {
    /// Its id; answer files name it.
    pub id: String,
    /// Its version; rises when the meaning, criteria or weight of a point changes.
    pub version: u32,
    /// Its name.
    pub title: Text,
    /// Where it comes from; empty when nothing is said.
    pub source: Text,
    /// The file with its evidence rules, by its path from the checklist's folder; `None` when they stand in it.
    pub rules: Option<String>,
    /// The file with the words by which indicators are told, likewise; `None` when they are not looked for.
    pub indicators: Option<String>,
    /// The phases, in order; at least one.
    pub phases: Vec<Phase>,
    /// The points, phase by phase, in order; at least one per phase.
    pub points: Vec<Point>,
}

stored!(Checklist { id, version, title, source, rules, indicators, phases, points });

/// A phase: a run of points.
#[derive(Clone, Debug, PartialEq)]
pub struct Phase {
    /// Its id, also in machine-readable reports.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// Its name in a word, for narrow tables.
    pub label: Text,
    /// The indices of its points.
    pub points: Range<usize>,
}

stored!(Phase { id, title, label, points });

/// A point: one practice that is asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Its id; answer files name it.
    pub id: String,
    /// The index of its phase.
    pub phase: usize,
    /// Its name.
    pub title: Text,
    /// Its name in a few words, for tables.
    pub label: Text,
    /// The question, to be answered by yes, partial or no.
    pub question: Text,
    /// Why it matters; may be empty.
    pub help: Text,
    /// What counts as yes; may be empty.
    pub yes: Text,
    /// What counts as partial; may be empty.
    pub partial: Text,
    /// What counts as no; may be empty.
    pub no: Text,
    /// Conditions that can be ticked; at least one.
    pub criteria: Vec<Criterion>,
    /// Which of them together are a yes.
    pub yes_when: Rule,
    /// Its weight.
    pub weight: Weight,
    /// The section and number in the source; empty when nothing is said.
    pub source: String,
    /// The version in which it came.
    pub added_in: u32,
    /// The version in which its meaning, criteria or weight last changed; at least that in which it came.
    pub changed_in: u32,
}

stored!(Point {
    id,
    phase,
    title,
    label,
    question,
    help,
    yes,
    partial,
    no,
    criteria,
    yes_when,
    weight,
    source,
    added_in,
    changed_in
});

/// A condition that can be ticked.
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    /// Its id within the point.
    pub id: String,
    /// The condition as a statement.
    pub text: Text,
}

stored!(Criterion { id, text });

/// The weight of a point, an exact number of thousandths from 1 to 100,000 (0.001 to 100).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weight(pub u32);

stored!(Weight(_));

impl Weight {
    /// The weight 1.
    pub const ONE: Self = Self(1000);
}

/// What ticked criteria propose as an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposal {
    /// All that the point asks.
    Yes,
    /// Some of it.
    Partial,
    /// Nothing.
    No,
}

impl Checklist {
    /// The checklist that the first file of a bundle describes; examples and services in it are passed over
    /// (see [`crate::seeds`]). `None` when there is an error among the problems.
    pub fn parse(bundle: &Bundle) -> (Option<Self>, Vec<Problem>) {
        parse::checklist(bundle)
    }

    /// The index of a point.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.points.iter().position(|p| p.id == id)
    }

    /// The index of the point that a person typed, in any case and width: `p09`, `Ｐ０９`.
    pub fn typed(&self, id: &str) -> Option<usize> {
        let wanted = fold(id);
        self.position(id).or_else(|| self.points.iter().position(|p| fold(&p.id) == wanted))
    }

    /// The index of the phase that a person typed: its id, its name or its short name in either language.
    pub fn typed_phase(&self, name: &str) -> Option<usize> {
        let wanted = fold(name);
        self.phases.iter().position(|p| {
            let names = [&p.id, &p.title.ja, &p.title.en, &p.label.ja, &p.label.en];
            names.into_iter().filter(|n| !n.is_empty()).any(|n| fold(n) == wanted)
        })
    }

    /// The index of the point that `id` in a file names; noted as a problem when there is none.
    pub(crate) fn resolve(&self, reader: &Reader<'_>, id: &Spanned<&str>) -> Option<usize> {
        let found = self.position(id.get_ref());
        if found.is_none() {
            reader.report(id.span(), self.unknown_point(id.get_ref()));
        }
        found
    }

    /// The fault for an id that no point has.
    pub fn unknown_point(&self, id: &str) -> Fault {
        let ids: Vec<_> = self.points.iter().map(|p| p.id.as_str()).collect();
        Fault::UnknownPoint { id: id.to_owned(), nearest: nearest(id, &ids) }
    }

    /// A point by its id.
    pub fn point(&self, id: &str) -> Option<&Point> {
        self.points.iter().find(|p| p.id == id)
    }

    /// The phase of a point.
    pub fn phase_of(&self, point: &Point) -> &Phase {
        &self.phases[point.phase]
    }
}

impl Point {
    /// What the ticks propose: all that `yes_when` asks is a yes, any tick at all partial, none no.
    ///
    /// `ticks` holds one value per criterion, in the point's order.
    pub fn proposal(&self, ticks: &[bool]) -> Proposal {
        if self.yes_when.holds(ticks) {
            Proposal::Yes
        } else if ticks.iter().any(|t| *t) {
            Proposal::Partial
        } else {
            Proposal::No
        }
    }

    /// The index of a criterion.
    pub fn criterion(&self, id: &str) -> Option<usize> {
        self.criteria.iter().position(|c| c.id == id)
    }
}
