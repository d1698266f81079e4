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
    /// The service as the guide names it, else the service kinds.
    pub service: String,
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
    /// The municipality and the service, as far as there are any: `千葉県香取市（AIチャットボット）`.
    pub fn who(&self, lang: crate::i18n::Lang) -> String {
        match (self.municipality.is_empty(), self.service.is_empty()) {
            (false, false) => (lang.words().in_brackets)(&self.municipality, &self.service),
            (false, true) => self.municipality.clone(),
            (true, _) => self.service.clone(),
        }
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
    let service = if example.service.is_empty() {
        let kinds = example.services.iter().filter(|_| !example.serves_any());
        let titles = kinds.filter_map(|id| context.library.service(id)).map(|s| text(&s.title));
        titles.collect::<Vec<_>>().join(words.list_comma)
    } else {
        text(&example.service)
    };
    let source = &example.source;
    ExampleView {
        id: example.id.clone(),
        is_case: example.kind == ExampleKind::Case,
        phase: text(&context.checklist.phases[example.phase].title),
        municipality: text(&example.municipality),
        service,
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
