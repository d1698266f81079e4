//! What a plan shows: a row for each statement, and the indicators.

use crate::assessment::Standing;
use crate::evidence::Verdict;
use crate::indicators::{Part, Warning};
use crate::outcome::{CrossCheck, EvidenceView, FindingView, IndicatorView, PlanReport, QuoteView};
use crate::report::layout::{explanations, part_name, place, quote_place, strength};
use crate::text::visible_line;

use super::answers::tick;
use super::book::Book;
use super::cell::{Cell, strong, text};
use super::looks::Look;
use super::page::{Made, Page, Turn};

const FINDINGS: [f64; 9] = [6.0, 20.0, 9.0, 28.0, 11.0, 50.0, 20.0, 22.0, 9.0];
/// The columns that stay in view.
const FIXED: u16 = 3;
/// How many statements on a criterion have a row; of more it is said how many.
const STATEMENTS: usize = 20;
const RUNNING: f64 = 110.0;
const NAME: f64 = 26.0;
const PLACE: f64 = 16.0;
const PART: f64 = 16.0;
const PARTS: [Part; 6] = [Part::Baseline, Part::Target, Part::Date, Part::Method, Part::Rhythm, Part::Owner];

pub(super) fn standing(verdict: Verdict) -> Standing {
    match verdict {
        Verdict::Yes => Standing::Yes,
        Verdict::Partial => Standing::Partial,
        Verdict::No => Standing::No,
    }
}

/// Every point with its criteria and the statements on each; with the ticks of the answers that are held against it.
pub(super) fn findings(book: &mut Book, plan: &PlanReport, check: Option<&CrossCheck>) -> Made {
    let words = book.words;
    let own = &words.workbook;
    let mut widths = FINDINGS.to_vec();
    widths.truncate(if check.is_some() { 9 } else { 8 });
    let mut page = book.page(own.findings, widths, Turn::Landscape)?;
    page.title(words.findings_heading, own.findings_note)?;
    let mut names = vec![
        words.point,
        words.title,
        words.verdict,
        own.criterion,
        own.strength,
        words.statement,
        words.place,
        own.heading,
        own.tick,
    ];
    names.truncate(usize::from(page.columns()));
    let head = page.filtered_head(&names)?;
    for (index, finding) in plan.findings.iter().enumerate() {
        let criteria = check.map(|check| check.points[index].criteria.as_slice());
        for (at, (criterion, name)) in criteria_of(plan, index).into_iter().enumerate() {
            let ticked = criteria.and_then(|criteria| criteria.get(at)?.ticked);
            criterion_rows(&mut page, plan, finding, (&criterion, &name), ticked.map_or("", tick))?;
        }
    }
    page.fix(head, FIXED)?;
    page.finish()
}

/// The ids and the names of a point's criteria.
fn criteria_of(plan: &PlanReport, index: usize) -> Vec<(String, String)> {
    let noted = &plan.gaps.points[index].noted.criteria;
    noted.iter().map(|(id, name, _)| (id.clone(), name.clone())).collect()
}

/// The statements on a criterion, or that there is none.
fn criterion_rows(
    page: &mut Page<'_>,
    plan: &PlanReport,
    finding: &FindingView,
    (criterion, name): (&str, &str),
    ticked: &str,
) -> Made {
    let words = page.words;
    let columns = usize::from(page.columns());
    let add = |page: &mut Page<'_>, how: &str, said: [String; 3]| {
        let [quote, place, heading] = said;
        let mut row = vec![
            strong(finding.point.clone()),
            text(finding.title.clone()),
            Cell::Standing(standing(finding.verdict)),
            text(name.to_owned()),
            text(how.to_owned()),
            text(quote),
            text(place),
            text(heading),
            text(ticked.to_owned()),
        ];
        row.truncate(columns);
        page.cells(&row).map(|_| ())
    };
    let statements: Vec<&EvidenceView> =
        finding.evidence.iter().filter(|evidence| evidence.said.criterion == criterion).collect();
    if statements.is_empty() {
        return add(page, words.crosscheck.not_stated, Default::default());
    }
    for evidence in statements.iter().take(STATEMENTS) {
        let said = &evidence.said;
        let heading = said.place.heading.join(" > ");
        let row = [said.quote.clone(), place(plan, said, words), visible_line(&heading).into_owned()];
        add(page, strength(evidence.strength, words), row)?;
    }
    let more = statements.len().saturating_sub(STATEMENTS);
    if more > 0 {
        add(page, "", [(words.further_statements)(more), String::new(), String::new()])?;
    }
    Ok(())
}

/// How verdicts came about, where that was asked for.
pub(super) fn explained(book: &mut Book, plan: &PlanReport) -> Made {
    let words = book.words;
    let mut blocks = Vec::new();
    explanations(plan, words, &mut blocks);
    if blocks.is_empty() {
        return Ok(());
    }
    let mut page = book.page(words.workbook.explanations, vec![RUNNING], Turn::Portrait)?;
    page.title(words.workbook.explanations, words.workbook.findings_note)?;
    page.blocks(&blocks)?;
    page.finish()
}

/// The indicators, with what is said of each; no sheet where the checklist does not look for them.
pub(super) fn indicators(book: &mut Book, plan: &PlanReport) -> Made {
    let Some(view) = &plan.indicators else {
        return Ok(());
    };
    let words = book.words;
    let (own, said) = (&words.workbook, &words.indicators);
    let mut widths = vec![NAME, PLACE];
    widths.extend([PART; PARTS.len()]);
    widths.push(PART);
    let mut page = book.page(own.indicators, widths, Turn::Landscape)?;
    let title = (said.heading)(view.indicators.len());
    if view.indicators.is_empty() {
        page.title(&title, said.none)?;
        return page.finish();
    }
    page.title(&title, said.intro)?;
    let parts = PARTS.map(|part| part_name(part, said));
    let names: Vec<&str> =
        [own.indicator, words.place].into_iter().chain(parts).chain([said.missing]).collect();
    let head = page.filtered_head(&names)?;
    for indicator in &view.indicators {
        let row = indicator_row(indicator, plan, &page);
        page.cells(&row)?;
    }
    page.fix(head, 1)?;
    if view.more {
        page.line(Look::Note, said.too_many)?;
    }
    for warning in &view.warnings {
        page.line(
            Look::Alert,
            match warning {
                Warning::OnlyOutput => said.only_output,
                Warning::NoConsequence => said.no_consequence,
            },
        )?;
    }
    if let Some(consequence) = &view.consequence {
        let quote = (words.quoted)(&visible_line(&consequence.quote));
        let quote = (words.in_brackets)(&quote, &quote_place(plan, consequence, words));
        page.line(Look::Plain, &format!("{}{}{quote}", said.consequence, words.colon))?;
    }
    page.finish()
}

fn indicator_row(indicator: &IndicatorView, plan: &PlanReport, page: &Page<'_>) -> Vec<Cell<'static>> {
    let words = page.words;
    let missing: Vec<_> = indicator.missing.iter().map(|part| part_name(*part, &words.indicators)).collect();
    let there = |part: Part| {
        let quote = |(_, said): &(Part, QuoteView)| visible_line(&said.quote).into_owned();
        let said = indicator.there.iter().filter(|(named, _)| *named == part).map(quote);
        text(said.collect::<Vec<_>>().join("\n"))
    };
    let name = visible_line(&indicator.name.quote).into_owned();
    let mut row = vec![strong(name), text(quote_place(plan, &indicator.name, words))];
    row.extend(PARTS.map(there));
    row.push(text(missing.join(words.list_comma)));
    row
}
