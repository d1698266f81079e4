//! The gaps as a list of actions to fill in, and the examples that they name in full.

use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, DataValidation, DataValidationErrorStyle, Format,
};

use crate::assessment::Standing;
use crate::i18n::{Lang, Words};
use crate::outcome::{ExampleView, GapReport, GapView};
use crate::report::layout::{halves, missing_items, next_step, waived_until};

use super::book::Book;
use super::cell::{Cell, Spot, strong, text};
use super::looks::colours;
use super::page::{FIRST, Made, Page, Turn, item_line};

const WIDTHS: [f64; 9] = [5.0, 6.0, 18.0, 8.0, 6.0, 30.0, 28.0, 12.0, 11.0];
/// Behind them: status, remarks, the examples, a link to each and how many more there are.
const STATUS: f64 = 9.0;
const REMARKS: f64 = 16.0;
const NAMES: f64 = 34.0;
const EXAMPLE: f64 = 8.0;
const FURTHER: f64 = 8.0;
/// The column of the status.
const STATUS_COLUMN: u16 = 9;
/// The columns that stay in view.
const FIXED: u16 = 3;

const EXAMPLES: [f64; 9] = [14.0, 12.0, 18.0, 24.0, 44.0, 24.0, 38.0, 14.0, 16.0];
const BACK: f64 = 8.0;
/// How many links lead back from an example.
const MOST_BACK: usize = 5;

/// A gap that names an example: the id of its point, and its row.
pub(super) type Back<'a> = (&'a str, Spot);

/// The row of an example on its sheet.
pub(super) fn example_spot(words: &Words, index: usize) -> Spot {
    Spot { sheet: words.workbook.examples, row: FIRST + u32::try_from(index).unwrap_or_default() }
}

/// The gaps in their order; `answer` is what the verdict on a point is called.
pub(super) fn actions(book: &mut Book, report: &GapReport, answer: &str) -> Made {
    let words = book.words;
    let own = &words.workbook;
    let most = report.gaps.iter().map(|gap| gap.examples.len()).max().unwrap_or(0);
    let mut widths = WIDTHS.to_vec();
    widths.extend([STATUS, REMARKS, NAMES]);
    widths.extend(vec![EXAMPLE; most]);
    widths.push(FURTHER);
    let mut page = book.page(own.actions, widths, Turn::Landscape)?;
    page.title(&(words.gaps_heading)(report.gaps.len()), own.actions_note)?;
    let named: Vec<String> = (1..=most).map(own.example).collect();
    let mut names = vec![
        own.rank,
        words.point,
        words.title,
        answer,
        own.lost,
        words.missing,
        own.next_step,
        words.owner,
        words.due,
        own.status,
        own.remarks,
        words.examples,
    ];
    names.extend(named.iter().map(String::as_str));
    names.push(own.further);
    let head = page.filtered_head(&names)?;
    for (rank, gap) in report.gaps.iter().enumerate() {
        let point = &report.points[gap.point];
        let waived = waived_until(report, &point.id, words).unwrap_or_default();
        let mut row = vec![
            Cell::Count(rank + 1),
            strong(point.id.as_str()),
            strong(point.title.as_str()),
            Cell::Standing(point.standing),
            Cell::Decimal(halves(gap.lost).parse().unwrap_or_default()),
            text(missing(gap, &page)),
            text(next_step(gap, words)),
            Cell::FillIn(point.noted.owner.as_str().into()),
            Cell::FillInDay(point.noted.due),
            Cell::FillIn(own.statuses[0].into()),
            Cell::FillIn(waived.into()),
            text(named_examples(report, gap, words)),
        ];
        for (place, name) in named.iter().enumerate() {
            row.push(match gap.examples.get(place) {
                Some(index) => Cell::Link(name.as_str().into(), example_spot(words, *index)),
                None => Cell::Empty,
            });
        }
        row.push(Cell::Count(gap.further));
        page.cells(&row)?;
    }
    if report.gaps.is_empty() {
        let open = report.unknown.len() + report.unanswered.len();
        page.cells(&[
            Cell::Empty,
            Cell::Empty,
            text(if open > 0 { words.no_gaps_yet } else { words.no_gaps }),
        ])?;
    } else {
        choices(&mut page)?;
    }
    page.fix(head, FIXED)?;
    page.finish()
}

/// What is missing, and what would be a yes.
fn missing(gap: &GapView, page: &Page<'_>) -> String {
    let words = page.words;
    let mut lines: Vec<String> =
        missing_items(&gap.missing, words).iter().map(|item| item_line(item, words)).collect();
    if !gap.yes.is_empty() {
        lines.push(format!("{}{}{}", words.becomes_yes, words.colon, gap.yes));
    }
    lines.join("\n")
}

/// The examples of a gap, numbered as the links behind them.
fn named_examples(report: &GapReport, gap: &GapView, words: &Words) -> String {
    let name = |(at, index): (usize, &usize)| {
        format!("{}. {}", at + 1, named_example(&report.appendix[*index], report.lang))
    };
    if gap.examples.is_empty() {
        return words.no_examples.to_owned();
    }
    gap.examples.iter().enumerate().map(name).collect::<Vec<_>>().join("\n")
}

/// An example in a line: id, who and what.
pub(super) fn named_example(example: &ExampleView, lang: Lang) -> String {
    let who = example.who(lang);
    let name = format!("{} {who}", example.id);
    format!("{}{}{}", name.trim_end(), lang.words().colon, example.headline)
}

/// A list to choose the status from, each with a colour and its word.
fn choices(page: &mut Page<'_>) -> Made {
    let own = &page.words.workbook;
    let list = DataValidation::new()
        .allow_list_strings(&own.statuses)?
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title(own.status)?
        .set_error_message(own.choose_status)?;
    let last = page.row - 1;
    page.sheet.add_data_validation(FIRST, STATUS_COLUMN, last, STATUS_COLUMN, &list)?;
    let looks = [Standing::No, Standing::Partial, Standing::Yes].map(colours);
    for (status, (ground, ink)) in own.statuses.into_iter().zip(looks) {
        let coloured = ConditionalFormatCell::new()
            .set_rule(ConditionalFormatCellRule::EqualTo(status))
            .set_format(Format::new().set_background_color(ground).set_font_color(ink));
        page.sheet.add_conditional_format(FIRST, STATUS_COLUMN, last, STATUS_COLUMN, &coloured)?;
    }
    Ok(())
}

/// The examples that the gaps of a report name.
pub(super) fn examples(book: &mut Book, report: &GapReport) -> Made {
    let sheet = book.words.workbook.actions;
    let back = |index: usize| -> Vec<Back<'_>> {
        let rows = (FIRST..).zip(&report.gaps).filter(|(_, gap)| gap.examples.contains(&index));
        rows.map(|(row, gap)| (report.points[gap.point].id.as_str(), Spot { sheet, row })).collect()
    };
    let examples: Vec<_> = report.appendix.iter().enumerate().map(|(at, e)| (e, back(at))).collect();
    examples_sheet(book, &examples)
}

/// Examples in full, each with the rows that name it; no sheet where there are none.
pub(super) fn examples_sheet(book: &mut Book, examples: &[(&ExampleView, Vec<Back<'_>>)]) -> Made {
    if examples.is_empty() {
        return Ok(());
    }
    let (words, lang) = (book.words, book.lang);
    let own = &words.workbook;
    let most = examples.iter().map(|(_, back)| back.len()).max().unwrap_or(0).clamp(1, MOST_BACK);
    let mut widths = EXAMPLES.to_vec();
    widths.extend(vec![BACK; most]);
    let mut page = book.page(own.examples, widths, Turn::Landscape)?;
    page.title(words.appendix, own.examples_note)?;
    let named: Vec<String> = (1..=most).map(own.from_gap).collect();
    let mut names = vec![
        "ID",
        words.phase,
        words.municipality,
        own.headline,
        words.what_was_done,
        words.effect,
        words.lessons,
        words.source,
        words.url,
    ];
    names.extend(named.iter().map(String::as_str));
    let head = page.filtered_head(&names)?;
    for (example, back) in examples {
        let done = example.facts.iter().map(|fact| format!("{}{fact}", own.bullet)).collect::<Vec<_>>();
        let lessons = example.lessons.iter().map(|lesson| {
            let about = format!("{} {}{}", lesson.point, lesson.title, words.colon);
            format!("{}{about}{}", own.bullet, lesson.teaches)
        });
        let mut row = vec![
            strong(example.id.as_str()),
            text(example.phase.as_str()),
            text(who(example, lang)),
            strong(example.headline.as_str()),
            text(done.join("\n")),
            text(example.effect.as_str()),
            text(lessons.collect::<Vec<_>>().join("\n")),
            text(example.source.as_str()),
            Cell::Address(&example.url),
        ];
        for place in 0..most {
            row.push(match back.get(place) {
                Some((point, spot)) => Cell::Link((*point).into(), *spot),
                None => Cell::Empty,
            });
        }
        page.cells(&row)?;
    }
    page.fix(head, 1)?;
    page.finish()
}

/// The municipality, the service and the kinds of service, as far as they are named.
fn who(example: &ExampleView, lang: Lang) -> String {
    let kinds = example.kind_names(lang);
    let named = [&example.municipality, &example.service, &kinds];
    named.into_iter().filter(|name| !name.is_empty()).cloned().collect::<Vec<_>>().join("\n")
}
