use crate::seeds::{ANY_SERVICE, Example, ExampleKind};

use super::{Context, ExampleView, example_view};

/// Examples to be shown together: the whole library, or what a search found.
#[derive(Clone, Debug, PartialEq)]
pub struct CasesView {
    /// How many examples there are.
    pub count: usize,
    /// The examples in runs; a single run without names when they come best first.
    pub sections: Vec<CasesSection>,
    /// The ways into the whole library; `None` for a part of it.
    pub index: Option<CasesIndex>,
}

/// A run of examples.
#[derive(Clone, Debug, PartialEq)]
pub struct CasesSection {
    /// The phase; may be empty.
    pub phase: String,
    /// The group of measures; empty for cases.
    pub group: String,
    /// The examples.
    pub pages: Vec<CasePage>,
}

/// One example with the way on from it.
#[derive(Clone, Debug, PartialEq)]
pub struct CasePage {
    /// The example.
    pub example: ExampleView,
    /// The id of the example that tells the same story; may be empty.
    pub twin: String,
    /// What to read next.
    pub neighbours: Vec<NeighbourView>,
}

/// An example that is worth reading next.
#[derive(Clone, Debug, PartialEq)]
pub struct NeighbourView {
    /// The example.
    pub example: ExampleView,
    /// What both have in common: ids of points, names of service kinds.
    pub common: Vec<String>,
}

/// The ways into the library.
#[derive(Clone, Debug, PartialEq)]
pub struct CasesIndex {
    /// How many of the examples are detailed cases.
    pub cases: usize,
    /// The points that examples serve, these in the order of a report, each with what it teaches there.
    pub points: Vec<Way>,
    /// The service kinds that examples are about, these with their headlines.
    pub services: Vec<Way>,
}

/// A way into the library: a point or a service kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// The ids of its examples, each with a line about it.
    pub examples: Vec<(String, String)>,
}

impl CasesView {
    /// The whole library with its indices, by phase and kind.
    pub fn library(context: &Context<'_>) -> Self {
        let examples: Vec<&Example> = context.library.examples.iter().collect();
        Self { index: Some(index(context)), ..Self::grouped(context, &examples) }
    }

    /// A part of the library by phase and kind.
    pub fn grouped(context: &Context<'_>, examples: &[&Example]) -> Self {
        let mut sections: Vec<CasesSection> = Vec::new();
        for (phase, of_phase) in context.checklist.phases.iter().enumerate() {
            let phase_title = of_phase.title.get(context.lang);
            for example in examples.iter().filter(|e| e.phase == phase) {
                let group = example.source.group.get(context.lang);
                let page = case_page(context, example);
                match sections.iter_mut().find(|s| s.phase == phase_title && s.group == group) {
                    Some(section) => section.pages.push(page),
                    None => sections.push(CasesSection {
                        phase: phase_title.to_owned(),
                        group: group.to_owned(),
                        pages: vec![page],
                    }),
                }
            }
        }
        Self { count: examples.len(), sections, index: None }
    }

    /// Examples in the order given.
    pub fn ranked(context: &Context<'_>, examples: &[&Example]) -> Self {
        let pages = examples.iter().map(|e| case_page(context, e)).collect();
        let section = CasesSection { phase: String::new(), group: String::new(), pages };
        Self { count: examples.len(), sections: vec![section], index: None }
    }

    /// All its examples, in order.
    pub fn pages(&self) -> impl Iterator<Item = &CasePage> {
        self.sections.iter().flat_map(|section| &section.pages)
    }
}

/// One example with the way on from it.
pub fn case_page(context: &Context<'_>, example: &Example) -> CasePage {
    let neighbours = context.library.neighbours(example).into_iter().map(|neighbour| {
        let points = neighbour.points.iter().map(|p| context.checklist.points[*p].id.clone());
        let services = neighbour.services.iter().filter_map(|id| context.library.service(id));
        let services = services.map(|s| s.title.get(context.lang).to_owned());
        NeighbourView {
            example: example_view(context, neighbour.example),
            common: services.chain(points).collect(),
        }
    });
    CasePage {
        example: example_view(context, example),
        twin: example.twin.clone().unwrap_or_default(),
        neighbours: neighbours.collect(),
    }
}

fn index(context: &Context<'_>) -> CasesIndex {
    let (library, lang) = (context.library, context.lang);
    let points = context.checklist.points.iter().enumerate().map(|(at, point)| {
        let taught = |e: &Example| Some((e.id.clone(), e.lesson(at)?.teaches.get(lang).to_owned()));
        Way {
            id: point.id.clone(),
            title: point.title.get(lang).to_owned(),
            examples: library.for_point(at, None).into_iter().filter_map(taught).collect(),
        }
    });
    let services = library.services.iter().map(|service| {
        let about =
            |e: &&Example| e.services.contains(&service.id) || (service.id == ANY_SERVICE && e.serves_any());
        let examples = library.examples.iter().filter(about);
        Way {
            id: service.id.clone(),
            title: service.title.get(lang).to_owned(),
            examples: examples.map(|e| (e.id.clone(), e.headline.get(lang).to_owned())).collect(),
        }
    });
    CasesIndex {
        cases: library.examples.iter().filter(|e| e.kind == ExampleKind::Case).count(),
        points: points.filter(|way| !way.examples.is_empty()).collect(),
        services: services.filter(|way| !way.examples.is_empty()).collect(),
    }
}
