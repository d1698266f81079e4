//! Pages about the checklist and the example library.

use crate::checklist::{Checklist, Point, Weight};
use crate::i18n::Lang;
use crate::outcome::{Context, ExampleView, lines_of};
use crate::report::{Block, Inline, Item, Line};

use super::gaps::missing_items;
use super::{anchored, field, halves, heading};

/// The checklist: every point with its question.
pub fn points_list(checklist: &Checklist, lang: Lang) -> Vec<Block> {
    let words = lang.words();
    let title = (words.checklist_name)(checklist.title.get(lang), &checklist.id, checklist.version);
    let mut blocks = vec![heading(1, title)];
    for phase in &checklist.phases {
        blocks.push(heading(2, phase.title.get(lang)));
        let items = checklist.points[phase.points.clone()].iter().flat_map(|point| {
            let name = Line::strong(format!("{} {}", point.id, point.title.get(lang)));
            [Item::bullet(0, name), Item::bullet(1, Line::text(point.question.get(lang)))]
        });
        blocks.push(Block::Items(items.collect()));
    }
    blocks.push(Block::Paragraph(
        Line::text(words.points_more)
            .and(Inline::Command((words.points_command)(checklist.points.first().map_or("", |p| &p.id)))),
    ));
    blocks
}

/// One point explained, with its examples.
pub fn point_page(context: &Context<'_>, point: &Point, examples: &[ExampleView]) -> Vec<Block> {
    let (lang, words) = (context.lang, context.lang.words());
    let mut blocks = vec![heading(1, format!("{} {}", point.id, point.title.get(lang)))];
    let mut fields = vec![field(words.phase, context.checklist.phase_of(point).title.get(lang))];
    fields.push(field(words.question, point.question.get(lang)));
    if !point.source.is_empty() {
        fields.push(field(words.source, &point.source));
    }
    if point.weight != Weight::ONE {
        fields.push(field(words.weight, halves(u64::from(point.weight.0) * 2)));
    }
    blocks.push(Block::Fields(fields));
    if !point.help.is_empty() {
        blocks.push(Block::Paragraph(Line::text(point.help.get(lang))));
    }
    let counts =
        [(words.yes_label, &point.yes), (words.partial_label, &point.partial), (words.no_label, &point.no)];
    if counts.iter().any(|(_, text)| !text.is_empty()) {
        blocks.push(heading(2, words.what_counts));
        let fields = counts
            .iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(name, text)| field(name, text.get(lang)));
        blocks.push(Block::Fields(fields.collect()));
    }
    blocks.push(heading(2, words.criteria));
    let criteria = point.criteria.iter().map(|c| {
        Item::bullet(
            0,
            Line::text(c.text.get(lang)).and_text(" (").and(Inline::Command(c.id.clone())).and_text(")"),
        )
    });
    blocks.push(Block::Items(criteria.collect()));
    if let Some(missing) = point.yes_when.missing(&vec![false; point.criteria.len()]) {
        blocks.push(Block::Paragraph(Line::strong(words.becomes_yes)));
        blocks.push(Block::Items(missing_items(&lines_of(lang, point, &missing), words)));
    }
    blocks.push(heading(2, words.examples));
    if examples.is_empty() {
        blocks.push(Block::Paragraph(Line::text(words.no_examples)));
        return blocks;
    }
    let items = examples.iter().flat_map(|example| {
        let name = Line::strong(&example.id).and_text(format!(
            " {}{}{}",
            example.who(lang),
            words.colon,
            example.headline
        ));
        [Item::bullet(0, name), Item::bullet(1, Line::text(example.teaches(&point.id)))]
    });
    blocks.push(Block::Items(items.collect()));
    blocks.push(Block::Paragraph(
        Line::text(words.cases_more).and(Inline::Command(format!("dx-check cases {}", examples[0].id))),
    ));
    blocks
}

/// Examples, each in two lines: under the titles of `phases`, or, without any, in the order given.
pub fn cases_list(lang: Lang, title: &str, phases: &[String], examples: &[ExampleView]) -> Vec<Block> {
    let words = lang.words();
    let mut blocks = vec![heading(1, title)];
    if phases.is_empty() {
        blocks.push(Block::Items(examples.iter().flat_map(|e| listed(e, lang)).collect()));
    }
    for phase in phases {
        let items: Vec<Item> =
            examples.iter().filter(|e| e.phase == *phase).flat_map(|e| listed(e, lang)).collect();
        if !items.is_empty() {
            blocks.push(heading(2, phase));
            blocks.push(Block::Items(items));
        }
    }
    if let Some(example) = examples.first() {
        let command = Inline::Command(format!("dx-check cases {}", example.id));
        blocks.push(Block::Paragraph(Line::text(words.cases_more).and(command)));
    }
    blocks
}

/// An example in a list: who and what, then the points that it serves.
fn listed(example: &ExampleView, lang: Lang) -> [Item; 2] {
    let words = lang.words();
    let who = example.who(lang);
    let gap = if who.is_empty() { "" } else { " " };
    let name = Line::strong(&example.id).and_text(format!("{gap}{who}{}{}", words.colon, example.headline));
    let points: Vec<_> = example.lessons.iter().map(|l| l.point.as_str()).collect();
    let points = Line::text(format!("{}{}{}", words.points, words.colon, points.join(words.list_comma)));
    [Item::bullet(0, name), Item::bullet(1, points)]
}

/// One example in full.
pub fn example_page(example: &ExampleView, lang: Lang) -> Vec<Block> {
    let mut blocks = vec![anchored(1, &example.headline, &example.id)];
    blocks.extend(example_body(example, lang, 2));
    blocks
}

/// All of an example below its headline; its parts have headings of `level`.
pub(super) fn example_body(example: &ExampleView, lang: Lang, level: usize) -> Vec<Block> {
    let words = lang.words();
    let mut fields = vec![field("ID", &example.id)];
    for (name, value) in [
        (words.municipality, &example.municipality),
        (words.service, &example.service),
        (words.phase, &example.phase),
        (words.source, &example.source),
    ] {
        if !value.is_empty() {
            fields.push(field(name, value));
        }
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
    blocks
}
