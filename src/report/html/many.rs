//! Many assessments or plans as one page: what most of them lack first, and every single answer last.

mod heat;
mod spread;

use maud::{Markup, html};

use crate::i18n::{ManyPageWords, Words};
use crate::outcome::CommonExample;
use crate::report::layout::{common_folder, configs, example_body, gates};
use crate::report::{Basis, Block, Line, Many};
use crate::text::visible_line;

use super::blocks::Blocks;
use super::shell::Page;
use spread::Spread;

/// What the page has beside the style of all pages.
const STYLE: &str = include_str!("many.css");

/// The page as one file.
pub(super) fn page(many: &Many<'_>) -> Vec<u8> {
    let words = many.lang.words();
    let own = &words.many_page;
    let title = match many.basis {
        Basis::Answers => (words.many_heading)(many.rows.len()),
        Basis::Plans => (words.plans_heading)(many.rows.len()),
    };
    let (alerts, gates) = gate_blocks(many, words);
    let examples = examples(many, words);
    let mut parts = vec![("scores", own.scores), ("points", own.points)];
    if !examples.is_empty() {
        parts.push(("examples", words.appendix));
    }
    if !gates.is_empty() {
        parts.push(("gate", own.gate));
    }
    parts.push(("answers", own.answers));
    let draw = |blocks: &[Block]| Blocks::new(many.lang, blocks, [].into()).draw();
    let main = html! {
        div.summary {
            (draw(&alerts))
            (scores(many, words))
            (common(many, words))
        }
        nav.contents aria-label=(words.contents) {
            ul { @for (anchor, name) in &parts { li { a href={ "#" (anchor) } { (name) } } } }
        }
        (points(many, words))
        (draw(&examples))
        (draw(&gates))
        (heat::map(many, words))
    };
    let header = html! {
        h1 { (title) }
        (Blocks::new(many.lang, &[], [].into()).fields(&fields(many, words)))
    };
    Page { lang: many.lang, title, header, main, own_style: STYLE }.file()
}

fn fields(many: &Many<'_>, words: &Words) -> Vec<(String, Line)> {
    let checklist = many.checklist;
    let name = (words.checklist_name)(checklist.title.get(many.lang), &checklist.id, checklist.version);
    let folder = common_folder(many.rows).to_owned();
    let configs = configs(many.rows).join(words.list_comma);
    let all = [
        (words.checklist, name),
        (words.date, many.date.to_string()),
        (words.folder, folder),
        (words.config, configs),
    ];
    let said = all.into_iter().filter(|(_, value)| !value.is_empty());
    said.map(|(name, value)| (name.to_owned(), Line::text(value))).collect()
}

/// What must not be overlooked, and how the gate stands, file by file. A table must not look complete when it is not.
fn gate_blocks(many: &Many<'_>, words: &Words) -> (Vec<Block>, Vec<Block>) {
    let mut alerts = Vec::new();
    if !many.failed.is_empty() {
        let names = many.failed.join(words.list_comma);
        alerts.push(Block::Alert(Line::text((words.many_failed)(many.failed.len(), &names))));
    }
    let mut lines = Vec::new();
    gates(many.rows, many.lang, &mut lines);
    if lines.is_empty() {
        return (alerts, lines);
    }
    // The verdict stands on the first page; which broke it and why is a part of its own.
    let details = lines.iter().position(|block| matches!(block, Block::Items(_)));
    let details = details.map(|at| lines.split_off(at)).unwrap_or_default();
    alerts.extend(lines);
    if details.is_empty() {
        return (alerts, details);
    }
    (alerts, [heading(words.many_page.gate, "gate")].into_iter().chain(details).collect())
}

/// How the scores spread: over all points and in each phase.
fn scores(many: &Many<'_>, words: &Words) -> Markup {
    let own = &words.many_page;
    let mut rows = vec![Spread::of_scores(words.total, many.rows.iter().map(|row| &row.total))];
    for (at, phase) in many.checklist.phases.iter().enumerate() {
        let scores = many.rows.iter().filter_map(|row| row.phases.get(at));
        rows.push(Spread::of_scores(phase.title.get(many.lang), scores));
    }
    html! {
        section.part id="scores" {
            h2 { (own.scores) }
            p.note { (own.scores_note) }
            (spread::table(own.scores, words.phase, &own.bands, spread::BANDS, &rows))
        }
    }
}

/// How often each point got each answer, phase by phase.
fn points(many: &Many<'_>, words: &Words) -> Markup {
    let own = &words.many_page;
    let answers = many.basis == Basis::Answers;
    let names = [
        words.yes_label,
        words.partial_label,
        words.no_label,
        words.unknown_label,
        words.na_label,
        words.unanswered_label,
    ];
    let shown = if answers { names.len() } else { 3 };
    html! {
        section.part id="points" {
            h2 { (own.points) }
            @for phase in &many.checklist.phases {
                @let totals = many.totals.points.get(phase.points.clone()).unwrap_or_default();
                @let rows: Vec<Spread> = totals.iter().map(|point| Spread::of_point(point, shown)).collect();
                section.item {
                    h3 { (phase.title.get(many.lang)) }
                    (spread::table(phase.title.get(many.lang), words.title, &names[..shown], spread::ANSWERS, &rows))
                }
            }
        }
    }
}

/// The gaps that most have, and the examples that serve most of them at once.
fn common(many: &Many<'_>, words: &Words) -> Markup {
    let own = &words.many_page;
    let common = many.common;
    let open = many.totals.points.iter().any(|point| point.unknown + point.unanswered > 0);
    html! {
        section.part id="common" {
            h2 { (words.most_missing) }
            @if common.gaps.is_empty() {
                p { (if open { words.no_gaps_yet } else { words.no_gaps }) }
            } @else {
                ol.common {
                    @for gap in &common.gaps {
                        li {
                            strong { (gap.counts.id) " " (visible_line(&gap.title)) }
                            span.having { (having(gap.counts.no, gap.counts.partial, many.totals.assessments, own)) }
                        }
                    }
                }
            }
            @if !common.examples.is_empty() {
                h3 { (own.examples) }
                ul { @for example in &common.examples { li { (named(example, many, words)) } } }
            }
        }
    }
}

fn having(no: usize, partial: usize, all: usize, own: &ManyPageWords) -> String {
    let share = (no + partial) * 100 / all.max(1);
    (own.having)(no + partial, all, share, no)
}

/// An example with whose it is and the gaps that it serves; a link to where it stands in full.
fn named(example: &CommonExample, many: &Many<'_>, words: &Words) -> Markup {
    let view = &example.example;
    let who = view.who(many.lang);
    let gaps = example.gaps.iter().filter_map(|gap| many.common.gaps.get(*gap));
    let ids: Vec<&str> = gaps.map(|gap| gap.counts.id.as_str()).collect();
    html! {
        a href={ "#" (view.id) } { (visible_line(&view.headline)) }
        @if !who.is_empty() { " " (visible_line(&who)) }
        " " span.note { (words.many_page.serves) (words.colon) (ids.join(words.list_comma)) }
    }
}

/// The examples in full.
fn examples(many: &Many<'_>, words: &Words) -> Vec<Block> {
    let mut blocks = Vec::new();
    for example in &many.common.examples {
        let view = &example.example;
        blocks.push(Block::Heading { level: 3, text: view.headline.clone(), anchor: Some(view.id.clone()) });
        blocks.extend(example_body(view, None, many.lang, 4));
    }
    if !blocks.is_empty() {
        blocks.insert(0, heading(words.appendix, "examples"));
    }
    blocks
}

fn heading(text: &str, anchor: &str) -> Block {
    Block::Heading { level: 2, text: text.to_owned(), anchor: Some(anchor.to_owned()) }
}
