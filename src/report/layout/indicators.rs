//! The indicators that a plan names: what is there and what is missing of each.

use crate::i18n::{IndicatorReportWords, Words};
use crate::indicators::{Part, Warning};
use crate::outcome::{IndicatorView, PlanReport, QuoteView};
use crate::report::{Block, Inline, Item, Line};
use crate::text::{fit, visible_line};

use super::heading;
use super::place::place_words;

/// How many indicators a reader is shown.
const SHOWN: usize = 20;
/// The columns of a quotation.
const QUOTE: usize = 60;

pub(super) fn indicators(report: &PlanReport, words: &Words, blocks: &mut Vec<Block>) {
    let Some(view) = &report.indicators else {
        return;
    };
    let own = &words.indicators;
    blocks.push(heading(2, (own.heading)(view.indicators.len())));
    if view.indicators.is_empty() {
        blocks.push(Block::Paragraph(Line::text(own.none)));
        return;
    }
    blocks.push(Block::Paragraph(Line::text(own.intro)));
    blocks.extend(view.warnings.iter().map(|warning| {
        let text = match warning {
            Warning::OnlyOutput => own.only_output,
            Warning::NoConsequence => own.no_consequence,
        };
        Block::Alert(Line::text(text))
    }));
    let mut items: Vec<Item> =
        view.indicators.iter().take(SHOWN).flat_map(|indicator| items(report, indicator, words)).collect();
    let more = view.indicators.len().saturating_sub(SHOWN);
    if more > 0 {
        items.push(Item::bullet(0, Line::text((own.more)(more))));
    }
    if view.more {
        items.push(Item::bullet(0, Line::text(own.too_many)));
    }
    blocks.push(Block::Items(items));
    if let Some(said) = &view.consequence {
        let quote = (words.quoted)(&fit(&visible_line(&said.quote), 2 * QUOTE));
        let text = (words.in_brackets)(&quote, &quote_place(report, said, words));
        blocks.push(Block::Paragraph(Line::strong(own.consequence).and_text(words.colon).and_text(text)));
    }
}

/// An indicator, what is there, and what is missing.
fn items(report: &PlanReport, indicator: &IndicatorView, words: &Words) -> Vec<Item> {
    let own = &words.indicators;
    let name = fit(&visible_line(&indicator.name.quote), QUOTE);
    let line = (words.in_brackets)(&name, &quote_place(report, &indicator.name, words));
    let mut items = vec![Item::bullet(0, Line::strong(line))];
    let mut field = |label: &str, parts: Vec<String>| {
        if !parts.is_empty() {
            let line = Line(vec![Inline::Text(format!("{label}{}", words.colon))]);
            items.push(Item::bullet(1, line.and_text(parts.join(words.list_comma))));
        }
    };
    let there = |(part, said): &(Part, QuoteView)| {
        (own.part_and_quote)(part_name(*part, own), &(words.quoted)(&fit(&visible_line(&said.quote), QUOTE)))
    };
    field(own.there, indicator.there.iter().map(there).collect());
    field(own.missing, indicator.missing.iter().map(|part| part_name(*part, own).to_owned()).collect());
    items
}

pub(in crate::report) fn part_name(part: Part, own: &IndicatorReportWords) -> &'static str {
    match part {
        Part::Baseline => own.baseline,
        Part::Target => own.target,
        Part::Date => own.date,
        Part::Method => own.method,
        Part::Rhythm => own.rhythm,
        Part::Owner => own.owner,
    }
}

/// Where a piece of a document stands; with the file where there are several.
pub(in crate::report) fn quote_place(report: &PlanReport, said: &QuoteView, words: &Words) -> String {
    let place = place_words(&said.place, words);
    if report.documents.len() > 1 {
        return (words.place_in_file)(&report.documents[said.document].file, &place);
    }
    place
}
