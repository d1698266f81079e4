//! Pages about the checklist.

use crate::checklist::{Checklist, Point, Weight};
use crate::i18n::Lang;
use crate::outcome::{Context, ExampleView, lines_of};
use crate::report::{Block, Inline, Item, Line};

use super::cases::named;
use super::gaps::missing_items;
use super::{field, halves, heading};

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
        [Item::bullet(0, named(example, lang)), Item::bullet(1, Line::text(example.teaches(&point.id)))]
    });
    blocks.push(Block::Items(items.collect()));
    blocks.push(Block::Paragraph(
        Line::text(words.cases_more).and(Inline::Command(format!("dx-check cases {}", examples[0].id))),
    ));
    blocks
}
