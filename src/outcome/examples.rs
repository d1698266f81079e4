use crate::seeds::{Example, ExampleKind};

use super::Context;

/// An example in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct ExampleView {
    /// Its id.
    pub id: String,
    /// Whether it is a detailed case.
    pub is_case: bool,
    /// Its phase.
    pub phase: String,
    /// The municipality; empty where the guide names none.
    pub municipality: String,
    /// The service as the guide names it; may be empty.
    pub service: String,
    /// The service kinds, each with its id and its name; empty when it fits any.
    pub kinds: Vec<(String, String)>,
    /// The headline.
    pub headline: String,
    /// What was done.
    pub facts: Vec<String>,
    /// What came of it; may be empty.
    pub effect: String,
    /// The group of measures that it belongs to; empty for a case.
    pub group: String,
    /// Section, group and number in the guide.
    pub source: String,
    /// A page to read more; may be empty.
    pub url: String,
    /// What it teaches, primary point first.
    pub lessons: Vec<LessonView>,
}

/// What an example teaches for a point.
#[derive(Clone, Debug, PartialEq)]
pub struct LessonView {
    /// The point's id.
    pub point: String,
    /// The point's title.
    pub title: String,
    /// One line.
    pub teaches: String,
}

impl ExampleView {
    /// The municipality and the service or, where none is named, the service kinds: `千葉県香取市（AIチャットボット）`.
    pub fn who(&self, lang: crate::i18n::Lang) -> String {
        let service = if self.service.is_empty() { self.kind_names(lang) } else { self.service.clone() };
        match (self.municipality.is_empty(), service.is_empty()) {
            (false, false) => (lang.words().in_brackets)(&self.municipality, &service),
            (false, true) => self.municipality.clone(),
            (true, _) => service,
        }
    }

    /// The names of the service kinds.
    pub fn kind_names(&self, lang: crate::i18n::Lang) -> String {
        let names: Vec<_> = self.kinds.iter().map(|(_, name)| name.as_str()).collect();
        names.join(lang.words().list_comma)
    }

    /// The line that it teaches for a point; empty when it does not serve it.
    pub fn teaches(&self, point: &str) -> &str {
        self.lessons.iter().find(|l| l.point == point).map_or("", |l| &l.teaches)
    }
}

/// An example in the language of the report.
pub fn example_view(context: &Context<'_>, example: &Example) -> ExampleView {
    let text = |t: &crate::i18n::Text| t.get(context.lang).to_owned();
    let words = context.lang.words();
    let kinds = example.services.iter().filter(|_| !example.serves_any());
    let kinds = kinds.filter_map(|id| context.library.service(id)).map(|s| (s.id.clone(), text(&s.title)));
    let source = &example.source;
    ExampleView {
        id: example.id.clone(),
        is_case: example.kind == ExampleKind::Case,
        phase: text(&context.checklist.phases[example.phase].title),
        municipality: text(&example.municipality),
        service: text(&example.service),
        kinds: kinds.collect(),
        headline: text(&example.headline),
        facts: example.facts.iter().map(text).collect(),
        effect: text(&example.effect),
        group: text(&source.group),
        source: (words.place_in_source)(&source.section, &text(&source.group), source.number),
        url: example.url.clone().unwrap_or_default(),
        lessons: example
            .lessons
            .iter()
            .map(|lesson| {
                let point = &context.checklist.points[lesson.point];
                LessonView {
                    point: point.id.clone(),
                    title: text(&point.title),
                    teaches: text(&lesson.teaches),
                }
            })
            .collect(),
    }
}
