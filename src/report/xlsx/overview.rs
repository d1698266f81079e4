//! The first sheet of many: what it is about, what must not be overlooked, the gaps that many have, and the examples that
//! would help with most of them at once.

use crate::assessment::Ratio;
use crate::report::layout::{common_folder, configs, expired_waivers, gate_of_all};
use crate::report::{Block, Line, Many};

use super::book::Book;
use super::cell::{Cell, Spot, label, strong, text};
use super::gaps::{example_spot, named_example};
use super::looks::Look;
use super::page::{Made, Page, Turn};

/// A number, a name over two columns, four numbers.
const WIDTHS: [f64; 7] = [10.0, 16.0, 28.0, 11.0, 11.0, 12.0, 11.0];
const LAST: u16 = 6;

/// The sheet; the places of the common gaps on it.
pub(super) fn sheet(book: &mut Book, many: &Many<'_>) -> Made<Vec<Spot>> {
    let words = book.words;
    let own = &words.workbook;
    let mut page = book.page(own.summary, WIDTHS.to_vec(), Turn::Portrait)?;
    page.title(&super::many::title(many), "")?;
    fields(&mut page, many)?;
    let expired = expired_waivers(many.rows, words);
    alerts(&mut page, many, expired.len())?;
    let spots = gaps(&mut page, many)?;
    examples(&mut page, many)?;
    if !expired.is_empty() {
        page.heading(own.expired_waivers)?;
        page.blocks(&expired)?;
    }
    if !many.failed.is_empty() {
        page.heading(own.unread)?;
        for file in many.failed {
            page.line(Look::Plain, file)?;
        }
    }
    page.finish()?;
    Ok(spots)
}

fn fields(page: &mut Page<'_>, many: &Many<'_>) -> Made {
    let words = page.words;
    let (checklist, configs) = (many.checklist, configs(many.rows).join("\n"));
    let checklist = (words.checklist_name)(checklist.title.get(many.lang), &checklist.id, checklist.version);
    let mut fields = vec![
        (words.date, Cell::LongDay(many.date)),
        (words.checklist, text(checklist)),
        (words.workbook.assessments, text(many.rows.len().to_string())),
    ];
    for (name, value) in [(words.folder, common_folder(many.rows)), (words.config, &configs)] {
        if !value.is_empty() {
            fields.push((name, text(value.to_owned())));
        }
    }
    for (name, value) in fields {
        page.spread(&[(0, 1, label(name)), (2, LAST, value)])?;
    }
    Ok(())
}

/// What must not be overlooked, in a line each: what it is about stands at the end, however much it is.
fn alerts(page: &mut Page<'_>, many: &Many<'_>, expired: usize) -> Made {
    let words = page.words;
    let own = &words.workbook;
    let counted = [(own.unread, many.failed.len()), (own.expired_waivers, expired)];
    let counted = counted.into_iter().filter(|(_, count)| *count > 0);
    let mut blocks: Vec<Block> =
        counted.map(|(what, count)| Block::Alert(Line::text((own.listed_below)(what, count)))).collect();
    blocks.extend(gate_of_all(many.rows, words));
    if !blocks.is_empty() {
        page.heading(own.attention)?;
    }
    page.blocks(&blocks)
}

fn gaps(page: &mut Page<'_>, many: &Many<'_>) -> Made<Vec<Spot>> {
    let words = page.words;
    let own = &words.workbook;
    page.heading(own.common_gaps)?;
    if many.common.gaps.is_empty() {
        let open = many.totals.points.iter().any(|point| point.unknown + point.unanswered > 0);
        page.line(Look::Plain, if open { words.no_gaps_yet } else { words.no_gaps })?;
        return Ok(Vec::new());
    }
    page.spread(&[
        (0, 0, label(words.point)),
        (1, 2, label(words.title)),
        (3, 3, label(words.no_label)),
        (4, 4, label(words.partial_label)),
        (5, 5, label(own.with_gap)),
        (6, 6, label(own.share)),
    ])?;
    let mut spots = Vec::new();
    for gap in &many.common.gaps {
        let counts = &gap.counts;
        let share = Ratio::new(counts.gaps() as u64, many.totals.assessments as u64);
        spots.push(Spot { sheet: own.summary, row: page.row });
        page.spread(&[
            (0, 0, strong(counts.id.as_str())),
            (1, 2, strong(gap.title.as_str())),
            (3, 3, Cell::Count(counts.no)),
            (4, 4, Cell::Count(counts.partial)),
            (5, 5, Cell::Count(counts.gaps())),
            (6, 6, Cell::Percent(share)),
        ])?;
    }
    Ok(spots)
}

fn examples(page: &mut Page<'_>, many: &Many<'_>) -> Made {
    let (words, common) = (page.words, many.common);
    let own = &words.workbook;
    if common.gaps.is_empty() {
        return Ok(());
    }
    page.heading(own.common_examples)?;
    if common.examples.is_empty() {
        return page.line(Look::Plain, words.no_examples);
    }
    page.spread(&[(0, 2, label(words.examples)), (3, LAST, label(own.serves))])?;
    for (at, named) in common.examples.iter().enumerate() {
        let teaches = named.gaps.iter().map(|gap| {
            let counts = &common.gaps[*gap].counts;
            let teaches = named.example.teaches(&counts.id);
            format!("{}{} {}{}{teaches}", own.bullet, counts.id, counts.label, words.colon)
        });
        let link = Cell::Link((own.example)(at + 1).into(), example_spot(words, at));
        page.spread(&[
            (0, 0, link),
            (1, 2, text(named_example(&named.example, many.lang))),
            (3, LAST, text(teaches.collect::<Vec<_>>().join("\n"))),
        ])?;
    }
    Ok(())
}
