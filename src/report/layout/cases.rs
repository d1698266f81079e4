//! Pages about the example library.

use crate::i18n::{Lang, Words};
use crate::outcome::{CasePage, CasesIndex, CasesSection, CasesView, ExampleView, Way};
use crate::report::{Block, Inline, Item, Line, Sheet};

use super::{anchored, field, heading};

/// Examples, each in a line or two; behind the whole library, the service kinds to choose from.
pub fn cases_list(view: &CasesView, lang: Lang) -> Vec<Block> {
    let words = lang.words();
    let mut blocks = vec![heading(1, title(view, words))];
    for (place, section) in view.sections.iter().enumerate() {
        headings(view, place, words, &mut blocks);
        let items = section.pages.iter().map(|page| Item::bullet(0, listed(&page.example, lang)));
        blocks.push(Block::Items(items.collect()));
    }
    if let Some(index) = &view.index {
        blocks.push(heading(2, words.service_kinds));
        let rows =
            index.services.iter().map(|w| vec![w.id.clone(), w.title.clone(), w.examples.len().to_string()]);
        blocks.push(Block::Table(Sheet {
            head: vec!["ID".to_owned(), words.service.to_owned(), words.examples_count.to_owned()],
            numbers: vec![2],
            rows: rows.collect(),
        }));
    }
    if let Some(page) = view.pages().next() {
        let command = Inline::Command(format!("dx-check cases {}", page.example.id));
        blocks.push(Block::Paragraph(Line::text(words.cases_more).and(command)));
    }
    blocks
}

/// Examples in full, with a table of contents, and for the whole library the ways into it. `about` says what it is.
pub fn cases_book(view: &CasesView, about: &str, source: &str, lang: Lang) -> Vec<Block> {
    let words = lang.words();
    let mut blocks = vec![heading(1, title(view, words))];
    if !about.is_empty() {
        blocks.push(Block::Paragraph(Line::text(about)));
    }
    blocks.push(Block::Paragraph(Line::text(words.cases_intro)));
    if !source.is_empty() {
        blocks.push(Block::Fields(vec![field(words.source, source)]));
    }
    blocks.push(heading(2, words.contents));
    blocks.push(Block::Items(contents(view, lang)));
    if let Some(index) = &view.index {
        ways_in(index, words, &mut blocks);
    }
    let held: Vec<&str> = view.pages().map(|page| page.example.id.as_str()).collect();
    for (place, section) in view.sections.iter().enumerate() {
        if view.sections.len() == 1 || starts_phase(view, place) {
            let name = if section.phase.is_empty() { words.examples } else { &section.phase };
            blocks.push(heading(2, name));
        }
        for page in &section.pages {
            let example = &page.example;
            blocks.push(anchored(3, &example.headline, &example.id));
            blocks.extend(example_body(example, Some((page, &held)), lang, 4));
        }
    }
    blocks
}

/// One example in full.
pub fn example_page(page: &CasePage, lang: Lang) -> Vec<Block> {
    let mut blocks = vec![anchored(1, &page.example.headline, &page.example.id)];
    blocks.extend(example_body(&page.example, Some((page, &[])), lang, 2));
    blocks
}

/// An example in a line: id, who and what.
pub(super) fn named(example: &ExampleView, lang: Lang) -> Line {
    with_who(Line::strong(&example.id), example, lang)
}

fn with_who(name: Line, example: &ExampleView, lang: Lang) -> Line {
    let who = example.who(lang);
    let gap = if who.is_empty() { "" } else { " " };
    name.and_text(format!("{gap}{who}{}{}", lang.words().colon, example.headline))
}

/// [`named`], with the points that it serves.
fn listed(example: &ExampleView, lang: Lang) -> Line {
    let points: Vec<_> = example.lessons.iter().map(|l| l.point.as_str()).collect();
    named(example, lang).and_text(format!(" [{}]", points.join(lang.words().list_comma)))
}

fn title(view: &CasesView, words: &Words) -> String {
    match &view.index {
        Some(index) => (words.all_cases)(index.cases, view.count - index.cases),
        None => (words.found_cases)(view.count),
    }
}

fn starts_phase(view: &CasesView, place: usize) -> bool {
    place == 0 || view.sections[place - 1].phase != view.sections[place].phase
}

/// What stands above a run of examples: its phase where that begins, and its group.
fn headings(view: &CasesView, place: usize, words: &Words, blocks: &mut Vec<Block>) {
    let section = &view.sections[place];
    if section.phase.is_empty() {
        return;
    }
    if starts_phase(view, place) {
        let of_phase = view.sections.iter().filter(|s| s.phase == section.phase);
        let count = of_phase.map(|s| s.pages.len()).sum();
        blocks.push(heading(2, (words.in_brackets)(&section.phase, &(words.cases_count)(count))));
    }
    if !group_name(section, words).is_empty() {
        blocks.push(heading(3, group_name(section, words)));
    }
}

fn group_name<'a>(section: &'a CasesSection, words: &'a Words) -> &'a str {
    match section.pages.first() {
        Some(page) if page.example.is_case => words.detailed_cases,
        _ => &section.group,
    }
}

fn contents(view: &CasesView, lang: Lang) -> Vec<Item> {
    let words = lang.words();
    let mut items = Vec::new();
    for (place, section) in view.sections.iter().enumerate() {
        let mut depth = 0;
        if !section.phase.is_empty() {
            if starts_phase(view, place) {
                items.push(Item::bullet(0, Line::strong(&section.phase)));
            }
            depth = 1;
            if !group_name(section, words).is_empty() {
                items.push(Item::bullet(1, Line::text(group_name(section, words))));
                depth = 2;
            }
        }
        let links = section.pages.iter().map(|page| {
            let name = Line(vec![Inline::Example(page.example.id.clone())]);
            Item::bullet(depth, with_who(name, &page.example, lang))
        });
        items.extend(links);
    }
    items
}

fn ways_in(index: &CasesIndex, words: &Words, blocks: &mut Vec<Block>) {
    let items = |ways: &[Way], name: fn(&Way) -> String| {
        let mut items = Vec::new();
        for way in ways {
            items.push(Item::bullet(0, Line::strong(name(way))));
            let examples = way.examples.iter().map(|(id, about)| {
                Item::bullet(
                    1,
                    Line(vec![Inline::Example(id.clone())]).and_text(format!("{}{about}", words.colon)),
                )
            });
            items.extend(examples);
        }
        Block::Items(items)
    };
    blocks.push(heading(2, words.by_point));
    blocks.push(items(&index.points, |way| format!("{} {}", way.id, way.title)));
    blocks.push(heading(2, words.by_service));
    blocks.push(items(&index.services, |way| way.title.clone()));
}

/// All of an example below its headline; its parts have headings of `level`. With `way_on`, its twin and its neighbours
/// follow, as links to the examples that the report holds and as commands to the others.
pub(in crate::report) fn example_body(
    example: &ExampleView,
    way_on: Option<(&CasePage, &[&str])>,
    lang: Lang,
    level: usize,
) -> Vec<Block> {
    let words = lang.words();
    let mut fields = vec![field("ID", &example.id)];
    let kinds = example.kind_names(lang);
    for (name, value) in [
        (words.municipality, &example.municipality),
        (words.service, &example.service),
        (words.service_kind, &kinds),
        (words.phase, &example.phase),
        (words.source, &example.source),
    ] {
        if !value.is_empty() {
            fields.push(field(name, value));
        }
    }
    if let Some((page, held)) = way_on
        && !page.twin.is_empty()
    {
        fields.push((words.twin.to_owned(), Line(vec![link(&page.twin, held)])));
    }
    if !example.url.is_empty() {
        fields.push((words.url.to_owned(), Line(vec![Inline::Url(example.url.clone())])));
    }
    let mut blocks = vec![Block::Fields(fields)];
    let items =
        |texts: Vec<&str>| Block::Items(texts.into_iter().map(|t| Item::bullet(0, Line::text(t))).collect());
    if !example.facts.is_empty() {
        blocks.push(heading(level, words.what_was_done));
        blocks.push(items(example.facts.iter().map(String::as_str).collect()));
    }
    if !example.effect.is_empty() {
        blocks.push(heading(level, words.effect));
        blocks.push(items(vec![&example.effect]));
    }
    blocks.push(heading(level, words.lessons));
    let lessons = example.lessons.iter().flat_map(|lesson| {
        let name = Line::strong(format!("{} {}", lesson.point, lesson.title));
        [Item::bullet(0, name), Item::bullet(1, Line::text(&lesson.teaches))]
    });
    blocks.push(Block::Items(lessons.collect()));
    if let Some((page, held)) = way_on
        && !page.neighbours.is_empty()
    {
        blocks.push(heading(level, words.neighbours));
        let items = page.neighbours.iter().map(|neighbour| {
            let name = with_who(Line(vec![link(&neighbour.example.id, held)]), &neighbour.example, lang);
            let common = neighbour.common.join(words.list_comma);
            Item::bullet(0, name.and_text(format!(" [{}{}{common}]", words.in_common, words.colon)))
        });
        blocks.push(Block::Items(items.collect()));
    }
    blocks
}

/// A link to an example that the report holds, else the command that shows it.
fn link(id: &str, held: &[&str]) -> Inline {
    match held.contains(&id) {
        true => Inline::Example(id.to_owned()),
        false => Inline::Command(format!("dx-check cases {id}")),
    }
}
