//! Answers against a plan: a row for each point, and what to do.

use crate::compare::Case;
use crate::i18n::Words;
use crate::outcome::{CrossCheck, CrossPoint, Noted, PlanReport};
use crate::report::Line;
use crate::report::layout::{advice_words, case_words, missing_items, noted, quoted, strength};

use super::book::Book;
use super::cell::{Cell, strong, text};
use super::page::{Made, Page, Turn, item_line, plain};
use super::plan::standing;

const WIDTHS: [f64; 9] = [6.0, 18.0, 9.0, 9.0, 11.0, 32.0, 28.0, 40.0, 30.0];
/// The columns that stay in view.
const FIXED: u16 = 2;

pub(super) fn sheet(book: &mut Book, check: &CrossCheck, plan: &PlanReport) -> Made {
    let words = book.words;
    let own = &words.crosscheck;
    let mut page = book.page(words.workbook.crosscheck, WIDTHS.to_vec(), Turn::Landscape)?;
    page.title(own.overview, own.intro)?;
    let head = page.filtered_head(&[
        words.point,
        words.title,
        words.answer,
        own.plan,
        own.comparison,
        own.to_do,
        own.missing,
        words.statement,
        words.note,
    ])?;
    for (index, point) in check.points.iter().enumerate() {
        let row = row(&page, index, point, plan);
        page.cells(&row)?;
    }
    page.fix(head, FIXED)?;
    page.finish()
}

fn row<'a>(page: &Page<'_>, index: usize, point: &'a CrossPoint, plan: &'a PlanReport) -> Vec<Cell<'a>> {
    let words = page.words;
    let finding = &plan.findings[index];
    let case = point.comparison.case;
    let statement = finding.leading().map(|evidence| {
        let how = strength(evidence.strength, words);
        format!("{how}{}{}", words.colon, quoted(plan, &evidence.said, words))
    });
    let gap = plan.gaps.gaps.iter().find(|gap| gap.point == index && case == Case::SaidNotShown);
    let missing = gap.map_or_else(Vec::new, |gap| missing_items(&gap.missing, words));
    let missing: Vec<_> = missing.iter().map(|item| item_line(item, words)).collect();
    let advice = point.comparison.advice.map(|advice| advice_words(advice, words));
    vec![
        strong(finding.point.as_str()),
        strong(finding.title.as_str()),
        Cell::Standing(point.said.standing),
        Cell::Standing(standing(finding.verdict)),
        text(case_words(case, &words.crosscheck).short),
        text(advice.unwrap_or_default()),
        text(missing.join("\n")),
        text(statement.unwrap_or_else(|| words.plan_says_nothing.to_owned())),
        text(noted_lines(&point.said.noted, words)),
    ]
}

/// All that was noted on a point, a line for each.
fn noted_lines(said: &Noted, words: &Words) -> String {
    let line = |(name, value): &(String, Line)| format!("{name}{}{}", words.colon, plain(value));
    noted(said, words).iter().map(line).collect::<Vec<_>>().join("\n")
}
