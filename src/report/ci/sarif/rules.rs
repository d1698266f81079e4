//! The rules of a SARIF log: the points, and what can be said of a plan besides.

use serde_json::{Map, Value, json};

use crate::checklist::Point;
use crate::i18n::{Lang, Words};
use crate::outcome::{Context, ExampleView, example_view, lines_of};
use crate::report::layout::missing_items;
use crate::report::{Block, Inline, Item, Line, Screen, markdown, text};

use super::message::plain;

/// How many examples the help of a point links to.
const EXAMPLES: usize = 3;

/// What can be said of a plan that is about no single point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Other {
    Unreadable,
    Gate,
    Expired,
}

impl Other {
    const ALL: [Self; 3] = [Self::Unreadable, Self::Gate, Self::Expired];

    /// The rule's id.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Unreadable => "dx-check-unreadable",
            Self::Gate => "dx-check-gate",
            Self::Expired => "dx-check-waiver-expired",
        }
    }

    /// The level of its results.
    pub(super) fn level(self) -> &'static str {
        match self {
            Self::Unreadable | Self::Gate => "error",
            Self::Expired => "warning",
        }
    }

    /// The rule's place among all rules, of which the first are the points.
    pub(super) fn index(self, points: usize) -> usize {
        points + Self::ALL.iter().position(|other| *other == self).unwrap_or_default()
    }

    fn texts(self, words: &Words) -> (&'static str, &'static str) {
        match self {
            Self::Unreadable => (words.unreadable_rule, words.unreadable_help),
            Self::Gate => (words.gate_rule, words.gate_help),
            Self::Expired => (words.expired_rule, words.expired_help),
        }
    }
}

/// Where the example library can be read: the documents of one version of the program.
#[derive(Clone, Debug)]
pub(super) struct Docs {
    /// An address before the path; empty where the program has no home on the web.
    home: String,
}

impl Docs {
    /// The documents of this version in a repository; its address may be empty.
    pub(super) fn new(repository: &str, version: &str) -> Self {
        let home = match repository.trim_end_matches('/') {
            "" => String::new(),
            repository => format!("{repository}/blob/v{version}/"),
        };
        Self { home }
    }

    fn example(&self, lang: Lang, id: &str) -> String {
        format!("{}docs/cases.{}.md#{id}", self.home, lang.code())
    }

    /// The address of an example, where it is one.
    fn address(&self, lang: Lang, id: &str) -> Option<String> {
        (!self.home.is_empty()).then(|| self.example(lang, id))
    }
}

/// Every rule. `docs` is where the examples can be read; `None` when they are a user's own.
pub(super) fn rules(context: &Context<'_>, docs: Option<&Docs>) -> Vec<Value> {
    let points = context.checklist.points.iter().enumerate();
    let points = points.map(|(index, point)| point_rule(context, index, point, docs));
    points.chain(Other::ALL.into_iter().map(|other| other_rule(context.lang, other))).collect()
}

fn point_rule(context: &Context<'_>, index: usize, point: &Point, docs: Option<&Docs>) -> Value {
    let phase = context.checklist.phase_of(point);
    let pages = languages(context.lang).into_iter().filter(|lang| is_in(*lang, point));
    let pages: Vec<Vec<Block>> = pages.map(|lang| page(&Context { lang, ..*context }, index, docs)).collect();
    let first = context.library.for_point(index, None).into_iter().next();
    let mut rule = Map::new();
    rule.insert("id".to_owned(), json!(point.id));
    rule.insert("shortDescription".to_owned(), json!({"text": plain(point.title.get(context.lang))}));
    rule.insert("fullDescription".to_owned(), json!({"text": plain(point.question.get(context.lang))}));
    if let Some(address) = docs.zip(first).and_then(|(docs, first)| docs.address(context.lang, &first.id)) {
        rule.insert("helpUri".to_owned(), json!(address));
    }
    let pages = pages.iter().zip(languages(context.lang)).map(|(page, lang)| (page.as_slice(), lang));
    rule.insert("help".to_owned(), help(pages));
    rule.insert("defaultConfiguration".to_owned(), json!({"level": "error"}));
    rule.insert("properties".to_owned(), json!({"phase": phase.id, "tags": ["dx-check", phase.id]}));
    Value::Object(rule)
}

fn other_rule(lang: Lang, other: Other) -> Value {
    let (title, about) = other.texts(lang.words());
    let pages = languages(lang).map(|lang| {
        let (title, help) = other.texts(lang.words());
        (vec![heading(title), Block::Paragraph(Line::text(help))], lang)
    });
    json!({
        "id": other.id(),
        "shortDescription": {"text": plain(title)},
        "fullDescription": {"text": plain(about)},
        "help": help(pages.iter().map(|(page, lang)| (page.as_slice(), *lang))),
        "defaultConfiguration": {"level": other.level()},
    })
}

/// The language of the report, then the other.
fn languages(first: Lang) -> [Lang; 2] {
    match first {
        Lang::Ja => [Lang::Ja, Lang::En],
        Lang::En => [Lang::En, Lang::Ja],
    }
}

/// Whether a point speaks a language: a user's own checklist may have one only.
fn is_in(lang: Lang, point: &Point) -> bool {
    match lang {
        Lang::Ja => !point.title.ja.is_empty(),
        Lang::En => !point.title.en.is_empty(),
    }
}

fn help<'a>(pages: impl Iterator<Item = (&'a [Block], Lang)>) -> Value {
    let mut texts: Vec<String> = Vec::new();
    let mut marked: Vec<String> = Vec::new();
    for (page, lang) in pages {
        texts.push(text(page, Screen { width: usize::MAX, color: false }));
        marked.push(markdown(lang, page));
    }
    // In Markdown no brackets are escaped: its own links are meant, and what is no link is escaped already.
    let marked = marked.join("\n---\n\n").replace('{', "{{").replace('}', "}}");
    json!({"text": plain(texts.join("\n").trim_end()), "markdown": marked})
}

fn heading(text: &str) -> Block {
    Block::Heading { level: 2, text: text.to_owned(), anchor: None }
}

/// What a point is about in one language, and where others show how it is done.
fn page(context: &Context<'_>, index: usize, docs: Option<&Docs>) -> Vec<Block> {
    let Context { checklist, library, lang, .. } = *context;
    let (point, words) = (&checklist.points[index], lang.words());
    let mut blocks = vec![heading(&format!("{} {}", point.id, point.title.get(lang)))];
    for text in [&point.question, &point.help] {
        if !text.is_empty() {
            blocks.push(Block::Paragraph(Line::text(text.get(lang))));
        }
    }
    blocks.push(Block::Paragraph(Line::strong(words.becomes_yes)));
    if !point.yes.is_empty() {
        blocks.push(Block::Paragraph(Line::text(point.yes.get(lang))));
    }
    if let Some(missing) = point.yes_when.missing(&vec![false; point.criteria.len()]) {
        blocks.push(Block::Items(missing_items(&lines_of(lang, point, &missing), words)));
    }
    let examples: Vec<ExampleView> =
        library.for_point(index, None).into_iter().take(EXAMPLES).map(|e| example_view(context, e)).collect();
    if !examples.is_empty() {
        blocks.push(Block::Paragraph(Line::strong(words.examples)));
        let items = examples.iter().flat_map(|example| {
            let name = match docs {
                Some(docs) => Inline::Link { name: example.id.clone(), to: docs.example(lang, &example.id) },
                None => Inline::Strong(example.id.clone()),
            };
            let who = example.who(lang);
            let gap = if who.is_empty() { "" } else { " " };
            let about = format!("{gap}{who}{}{}", words.colon, example.headline);
            let teaches = Line::text(example.teaches(&point.id));
            [Item::bullet(0, Line(vec![name]).and_text(about)), Item::bullet(1, teaches)]
        });
        blocks.push(Block::Items(items.collect()));
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::Docs;
    use crate::i18n::Lang;

    #[test]
    fn links_lead_to_the_documents_of_the_version() {
        let here = Docs::new("", "1.2.3");
        assert_eq!(here.example(Lang::Ja, "org-1"), "docs/cases.ja.md#org-1");
        assert_eq!(here.address(Lang::Ja, "org-1"), None);
        let web = Docs::new("https://example.org/dx-check/", "1.2.3");
        let address = "https://example.org/dx-check/blob/v1.2.3/docs/cases.en.md#org-1";
        assert_eq!(web.address(Lang::En, "org-1").as_deref(), Some(address));
    }
}
