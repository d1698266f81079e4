use crate::i18n::Words;
use crate::outcome::{ExampleView, GapReport, GapView, MissingLine, Noted, PointView};
use crate::report::{Block, Inline, Item, Line};

use super::cases::{example_body, named};
use super::doubts::doubts;
use super::score::{alerts_of, score_blocks};
use super::{Basis, anchored, field, halves, heading};

/// A gap report. With `appendix`, the examples that the gaps name follow in full at the end.
pub fn gap_report(report: &GapReport, appendix: bool) -> Vec<Block> {
    let words = report.lang.words();
    let mut blocks = vec![heading(1, words.gap_report)];
    blocks.push(Block::Fields(subject(report, words)));
    blocks.extend(alerts_of(report));
    blocks.extend(score_blocks(report, Basis::Answers));
    first(report, words, &mut blocks);
    blocks.extend(gap_details(report, appendix));
    blocks
}

/// What a gap report shows behind its summary.
pub(in crate::report) fn gap_details(report: &GapReport, appendix: bool) -> Vec<Block> {
    let words = report.lang.words();
    let mut blocks = Vec::new();
    gaps(report, words.answer, &|_| Vec::new(), words, &mut blocks);
    open_points(report, words, &mut blocks);
    good(report, words, &mut blocks);
    doubts(report, words, &mut blocks);
    if appendix {
        examples_in_full(report, words, &mut blocks);
    }
    blocks
}

/// Every example that the gaps name.
pub(super) fn examples_in_full(report: &GapReport, words: &Words, blocks: &mut Vec<Block>) {
    if report.appendix.is_empty() {
        return;
    }
    blocks.push(heading(2, words.appendix));
    for example in &report.appendix {
        blocks.push(anchored(3, format!("{} {}", example.id, example.headline), &example.id));
        blocks.extend(example_body(example, None, report.lang, 4));
    }
}

pub(in crate::report) fn subject(report: &GapReport, words: &Words) -> Vec<(String, Line)> {
    let s = &report.subject;
    let service = if s.service.1.is_empty() { &s.service.0 } else { &s.service.1 };
    let mut fields = Vec::new();
    for (name, value) in [
        (words.organization, &s.organization),
        (words.project, &s.project),
        (words.service, service),
        (words.assessor, &s.assessor),
    ] {
        if !value.is_empty() {
            fields.push(field(name, value));
        }
    }
    fields.push(field(words.date, report.date.to_string()));
    let (id, version, title) = &report.checklist;
    fields.push(field(words.checklist, (words.checklist_name)(title, id, *version)));
    fields.push(field(words.file, &report.file));
    fields.extend(report.config.iter().map(|config| field(words.config, config)));
    fields
}

fn first(report: &GapReport, words: &Words, blocks: &mut Vec<Block>) {
    if report.first == 0 {
        return;
    }
    blocks.push(heading(2, words.first_heading));
    let items = report.gaps.iter().take(report.first).enumerate().map(|(index, gap)| {
        let point = &report.points[gap.point];
        let mut line = Line::strong(format!("{} {}", point.id, point.label)).and_text(format!(
            "{}{}",
            words.colon,
            next_step(gap, words)
        ));
        if let Some(waived) = waived_until(report, &point.id, words) {
            line = line.and_text(format!(" [{waived}]"));
        }
        let who = owner_and_due(&point.noted, words);
        if !who.is_empty() {
            line = line.and_text(format!(" [{who}]"));
        }
        Item { depth: 0, number: Some(index + 1), line }
    });
    blocks.push(Block::Items(items.collect()));
}

/// What would close a gap, in one line.
pub(in crate::report) fn next_step(gap: &GapView, words: &Words) -> String {
    match gap.missing.as_slice() {
        [] => words.ticks_make_yes.to_owned(),
        [only] => only.text.clone(),
        lines => inline_missing(lines, words),
    }
}

fn inline_missing(lines: &[MissingLine], words: &Words) -> String {
    let texts: Vec<_> = lines.iter().filter(|l| !l.is_lead).map(|l| l.text.as_str()).collect();
    let lead = lines.first().filter(|l| l.is_lead).map_or("", |l| &l.text);
    format!("{lead}{}{}", words.colon, texts.join(words.choice_comma))
}

/// That a point is waived, and until when.
pub(in crate::report) fn waived_until(report: &GapReport, point: &str, words: &Words) -> Option<String> {
    let waiver = report.gate.waived.iter().find(|w| w.point == point)?;
    Some((words.waived_until)(&waiver.expires.to_string()))
}

fn owner_and_due(noted: &Noted, words: &Words) -> String {
    let owner = (!noted.owner.is_empty()).then(|| format!("{}{}{}", words.owner, words.colon, noted.owner));
    let due = noted.due.map(|due| format!("{}{}{due}", words.due, words.colon));
    owner.into_iter().chain(due).collect::<Vec<_>>().join(words.list_comma)
}

/// The gaps in their order. `answer` is what the verdict on a point is called, `more` what stands between it and what is
/// missing.
pub(super) fn gaps(
    report: &GapReport,
    answer: &str,
    more: &dyn Fn(&GapView) -> Vec<Block>,
    words: &Words,
    blocks: &mut Vec<Block>,
) {
    blocks.push(heading(2, (words.gaps_heading)(report.gaps.len())));
    if report.gaps.is_empty() {
        let open = report.unknown.len() + report.unanswered.len();
        let text = if open > 0 { words.no_gaps_yet } else { words.no_gaps };
        blocks.push(Block::Paragraph(Line::text(text)));
        return;
    }
    for (index, gap) in report.gaps.iter().enumerate() {
        verdict(report, gap, index + 1, answer, words, blocks);
        blocks.extend(more(gap));
        missing_and_examples(report, gap, words, blocks);
    }
}

/// The heading of a gap, which is the `number`th.
pub(in crate::report) fn gap_heading(report: &GapReport, gap: &GapView, number: usize) -> String {
    let point = &report.points[gap.point];
    format!("{number}. {} {}", point.id, point.title)
}

fn verdict(
    report: &GapReport,
    gap: &GapView,
    number: usize,
    name: &str,
    words: &Words,
    blocks: &mut Vec<Block>,
) {
    let point = &report.points[gap.point];
    blocks.push(heading(3, gap_heading(report, gap, number)));
    let mut answer = (words.answer_and_loss)(words.standing(point.standing), &halves(gap.lost));
    if let Some(waived) = waived_until(report, &point.id, words) {
        answer = format!("{answer} [{waived}]");
    }
    let mut fields = vec![field(words.phase, &point.phase), field(name, answer)];
    fields.extend(noted(&point.noted, words));
    if !gap.yes.is_empty() {
        fields.push(field(words.becomes_yes, &gap.yes));
    }
    blocks.push(Block::Fields(fields));
}

fn missing_and_examples(report: &GapReport, gap: &GapView, words: &Words, blocks: &mut Vec<Block>) {
    let point = &report.points[gap.point];
    blocks.push(Block::Paragraph(Line::strong(words.missing)));
    blocks.push(Block::Items(missing_items(&gap.missing, words)));
    if gap.examples.is_empty() {
        blocks.push(Block::Paragraph(Line::text(words.no_examples)));
        return;
    }
    blocks.push(Block::Paragraph(Line::strong(words.examples)));
    let mut items = Vec::new();
    for index in &gap.examples {
        example_items(&report.appendix[*index], &point.id, report, words, &mut items);
    }
    if gap.further > 0 {
        let line = Line::text((words.further_examples)(gap.further))
            .and(Inline::Command(format!("dx-check cases --point {}", point.id)));
        items.push(Item::bullet(0, line));
    }
    blocks.push(Block::Items(items));
}

pub(in crate::report) fn missing_items(missing: &[MissingLine], words: &Words) -> Vec<Item> {
    if missing.is_empty() {
        return vec![Item::bullet(0, Line::text(words.ticks_make_yes))];
    }
    let line = |l: &MissingLine| {
        let text = if l.is_lead { format!("{}{}", l.text, words.colon) } else { l.text.clone() };
        Item::bullet(l.depth, Line::text(text.trim_end()))
    };
    missing.iter().map(line).collect()
}

fn example_items(
    example: &ExampleView,
    point: &str,
    report: &GapReport,
    words: &Words,
    items: &mut Vec<Item>,
) {
    items.push(Item::bullet(0, named(example, report.lang)));
    items.push(Item::bullet(1, Line::text(example.teaches(point))));
    let source = format!("{}{}{}{}", words.source, words.colon, example.source, words.sentence_comma);
    let more = Line::text(format!("{source}{}{}", words.read_more, words.colon))
        .and(Inline::Example(example.id.clone()));
    items.push(Item::bullet(1, more));
    if !example.url.is_empty() {
        items.push(Item::bullet(1, Line(vec![Inline::Url(example.url.clone())])));
    }
}

/// What somebody noted, as fields.
pub(in crate::report) fn noted(noted: &Noted, words: &Words) -> Vec<(String, Line)> {
    let mut fields = Vec::new();
    let ticked: Vec<_> =
        noted.criteria.iter().filter(|(.., tick)| *tick).map(|(_, text, _)| text.as_str()).collect();
    if !ticked.is_empty() {
        fields.push(field(words.already, ticked.join(words.choice_comma)));
    }
    if !noted.note.is_empty() {
        fields.push(field(words.note, &noted.note));
    }
    if !noted.evidence.is_empty() {
        fields.push(field(words.evidence, noted.evidence.join("\n")));
    }
    if !noted.owner.is_empty() {
        fields.push(field(words.owner, &noted.owner));
    }
    if let Some(due) = noted.due {
        fields.push(field(words.due, due.to_string()));
    }
    if let Some(checked) = noted.checked {
        fields.push(field(words.checked, checked.to_string()));
    }
    fields
}

fn open_points(report: &GapReport, words: &Words, blocks: &mut Vec<Block>) {
    if !report.unknown.is_empty() {
        blocks.push(heading(2, words.unknown_heading));
        blocks.push(Block::Items(items_of(report, &report.unknown, words, |p| p.question.clone())));
    }
    if !report.unanswered.is_empty() {
        blocks.push(heading(2, words.unanswered_heading));
        blocks.push(Block::Items(items_of(report, &report.unanswered, words, |p| p.question.clone())));
    }
    if !report.na.is_empty() {
        blocks.push(heading(2, words.na_heading));
        blocks.push(Block::Items(items_of(report, &report.na, words, |p| p.title.clone())));
    }
}

fn good(report: &GapReport, words: &Words, blocks: &mut Vec<Block>) {
    if !report.good.is_empty() {
        blocks.push(heading(2, words.good_heading));
        blocks.push(Block::Items(items_of(report, &report.good, words, |p| p.title.clone())));
    }
}

fn items_of(
    report: &GapReport,
    indices: &[usize],
    words: &Words,
    text: impl Fn(&PointView) -> String,
) -> Vec<Item> {
    let mut items = Vec::new();
    for point in indices.iter().map(|i| &report.points[*i]) {
        // The day stands behind the name.
        let checked = point.noted.checked.map(|day| day.to_string());
        let name = checked.map_or_else(
            || text(point),
            |day| (words.in_brackets)(&text(point), &format!("{} {day}", words.checked)),
        );
        items.push(Item::bullet(0, Line::strong(&point.id).and_text(format!(" {name}"))));
        items.extend(noted_items(&point.noted, &[words.checked], words));
    }
    items
}

/// What somebody noted, as items below the name of a point, without the fields that are said already.
pub(super) fn noted_items(about: &Noted, said: &[&str], words: &Words) -> Vec<Item> {
    let fields = noted(about, words).into_iter().filter(|(label, _)| !said.contains(&label.as_str()));
    let item = |(label, value): (String, Line)| {
        let label = Inline::Text(format!("{label}{}", words.colon));
        Item::bullet(1, Line([label].into_iter().chain(value.0).collect()))
    };
    fields.map(item).collect()
}
