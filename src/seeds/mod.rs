//! The example library: what municipalities did, which points each example serves, and which of them to show first.

mod neighbours;
mod parse;
mod search;

use crate::checklist::Checklist;
use crate::i18n::Text;
use crate::input::Bundle;
use crate::problem::Problem;
use crate::store::{Source, Stored, stored};
use crate::text::fold;

pub use neighbours::Neighbour;
pub use search::{Found, Query};

/// The service kind that stands for every service.
pub const ANY_SERVICE: &str = "any";

/// Examples and service kinds, in the library's order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Library {
    /// What it is and where it comes from, for readers; may be empty.
    pub about: Text,
    /// The service kinds; a closed list.
    pub services: Vec<Service>,
    /// The examples.
    pub examples: Vec<Example>,
}

impl Stored for ExampleKind {
    fn store(&self, out: &mut Vec<u8>) {
        (*self == Self::Case).store(out);
    }

    fn take(from: &mut Source) -> Self {
        if bool::take(from) { Self::Case } else { Self::Measure }
    }
}

stored!(Library { about, services, examples });

/// A kind of service that examples are about.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// Its id; answer files and examples name it.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// Kana readings and other names that a search finds.
    pub readings: Vec<String>,
}

stored!(Service { id, title, readings });

/// How fully an example is told in the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExampleKind {
    /// A detailed case of a named municipality.
    Case,
    /// A short measure, mostly without a name.
    Measure,
}

/// What a municipality did.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Its id.
    pub id: String,
    /// Case or measure.
    pub kind: ExampleKind,
    /// The index of the phase that it belongs to.
    pub phase: usize,
    /// Where the guide tells it.
    pub source: ExampleSource,
    /// The municipality; empty where the guide names none.
    pub municipality: Text,
    /// The service as the guide names it; may be empty.
    pub service: Text,
    /// The kinds of service, as ids of [`Library::services`].
    pub services: Vec<String>,
    /// One line that stands on its own.
    pub headline: Text,
    /// What was done.
    pub facts: Vec<Text>,
    /// What came of it; empty where the guide says nothing.
    pub effect: Text,
    /// Kana readings and other names that a search finds.
    pub readings: Vec<String>,
    /// The points that it serves, primary first; at least one.
    pub lessons: Vec<Lesson>,
    /// The id of an example that tells the same story.
    pub twin: Option<String>,
    /// A page to read more; printed when there is one.
    pub url: Option<String>,
}

stored!(Example {
    id,
    kind,
    phase,
    source,
    municipality,
    service,
    services,
    headline,
    facts,
    effect,
    readings,
    lessons,
    twin,
    url
});

/// The place of an example in the guide.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExampleSource {
    /// The section, `2-1-1`.
    pub section: String,
    /// The group of measures; empty for a case.
    pub group: Text,
    /// The number within the group.
    pub number: Option<u32>,
}

stored!(ExampleSource { section, group, number });

/// What an example teaches for one point.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// The index of the point.
    pub point: usize,
    /// One line.
    pub teaches: Text,
}

stored!(Lesson { point, teaches });

impl Library {
    /// The examples and services of all files of a bundle. `None` when there is an error among the problems.
    ///
    /// When the first file is a checklist, its other keys are left to [`Checklist::parse`].
    pub fn parse(bundle: &Bundle, checklist: &Checklist) -> (Option<Self>, Vec<Problem>) {
        parse::library(bundle, checklist, &Self::default())
    }

    /// [`Library::parse`] for files that build on another library: its service kinds and examples can be named.
    pub fn parse_with(bundle: &Bundle, checklist: &Checklist, base: &Self) -> (Option<Self>, Vec<Problem>) {
        parse::library(bundle, checklist, base)
    }

    /// An example by its id.
    pub fn example(&self, id: &str) -> Option<&Example> {
        self.examples.iter().find(|e| e.id == id)
    }

    /// A service kind by its id.
    pub fn service(&self, id: &str) -> Option<&Service> {
        self.services.iter().find(|s| s.id == id)
    }

    /// An example by the id that a person typed, in any case and width.
    pub fn typed(&self, id: &str) -> Option<&Example> {
        self.example(id).or_else(|| self.examples.iter().find(|e| fold(&e.id) == fold(id)))
    }

    /// A service kind by what a person typed: its id, its name in either language, one of its other names,
    /// or a part of these that no other kind has.
    pub fn typed_service(&self, name: &str) -> Option<&Service> {
        let wanted = fold(name);
        let named = |service: &&Service, fits: fn(&str, &str) -> bool| {
            let names =
                [&service.id, &service.title.ja, &service.title.en].into_iter().chain(&service.readings);
            names.into_iter().any(|name| fits(&fold(name), &wanted))
        };
        let whole = self.services.iter().find(|s| named(s, |name, wanted| name == wanted));
        let mut holding = self.services.iter().filter(|s| named(s, |name, wanted| name.contains(wanted)));
        let only = holding.next().filter(|_| !wanted.is_empty() && holding.next().is_none());
        whole.or(only)
    }

    /// The examples that speak to a point, best first: primary for it, the same service kind, serving any
    /// service (both only when the reader's service is known), a detailed case, then the library's order. Of two twins only the first is there.
    pub fn for_point(&self, point: usize, service: Option<&str>) -> Vec<&Example> {
        let mut found: Vec<&Example> = self.examples.iter().filter(|e| e.lesson(point).is_some()).collect();
        found.sort_by_key(|e| order_for(point, service, e));
        without_twins(found)
    }

    /// The examples that a query fits. With words, those come first that hold them in weightier places
    /// (id, municipality, headline, service, other names, facts …); with a point, as in [`Library::for_point`].
    /// Of two twins only the first is there when there are words or a point.
    pub fn find(&self, checklist: &Checklist, query: &Query<'_>) -> Found<'_> {
        search::find(self, checklist, query)
    }

    /// What to read after an example: at most three, those first that have most in common with it.
    pub fn neighbours(&self, of: &Example) -> Vec<Neighbour<'_>> {
        neighbours::neighbours(self, of)
    }
}

/// The place of an example under a point; the lowest comes first. That it serves any service counts only for a reader
/// whose own service is known: to others every service is as near.
fn order_for(point: usize, service: Option<&str>, example: &Example) -> (bool, bool, bool, ExampleKind) {
    let primary = example.lessons.first().is_some_and(|l| l.point == point);
    let Some(own) = service.filter(|s| *s != ANY_SERVICE) else {
        return (!primary, false, false, example.kind);
    };
    let same = example.services.iter().any(|s| s == own);
    (!primary, !same, !example.serves_any(), example.kind)
}

/// The examples without those whose twin stands before them.
fn without_twins(examples: Vec<&Example>) -> Vec<&Example> {
    let mut shown: Vec<&Example> = Vec::with_capacity(examples.len());
    for example in examples {
        if !shown.iter().any(|other| other.is_twin_of(example)) {
            shown.push(example);
        }
    }
    shown
}

impl Example {
    /// What it teaches for a point; `None` when it does not serve it.
    pub fn lesson(&self, point: usize) -> Option<&Lesson> {
        self.lessons.iter().find(|l| l.point == point)
    }

    /// Whether the two tell the same story.
    pub fn is_twin_of(&self, other: &Self) -> bool {
        self.twin.as_ref() == Some(&other.id) || other.twin.as_ref() == Some(&self.id)
    }

    /// Whether it fits every kind of service.
    pub fn serves_any(&self) -> bool {
        self.services.is_empty() || self.services.iter().any(|s| s == ANY_SERVICE)
    }
}
