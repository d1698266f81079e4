//! How often each answer was given, by phase and by point, as tables and as stacked bars.

use crate::outcome::PointTotals;
use crate::report::Many;

use super::book::{Book, ROW_PIXELS};
use super::cell::{Cell, strong};
use super::charts::{Rows, STANDINGS, shares};
use super::looks::Look;
use super::page::{Made, Page, Turn};

/// A name and six counts.
const WIDTHS: [f64; 7] = [32.0, 11.0, 11.0, 11.0, 11.0, 11.0, 11.0];
/// The room for charts beside the tables: columns and pixels.
const ROOM: [f64; 2] = [44.0, 44.0];
const CHART: u32 = 690;
/// The height of a bar and of what is around all bars.
const BAR: u32 = 26;
const AROUND: u32 = 120;
/// The most bars of a chart.
const MOST: usize = 100;

pub(super) fn sheet(book: &mut Book, many: &Many<'_>) -> Made {
    let own = &book.words.workbook;
    let widths = WIDTHS.into_iter().chain(ROOM).collect();
    let mut page = book.page(own.distribution, widths, Turn::Landscape)?;
    page.title(own.distribution, "")?;
    let points = &many.totals.points;
    let phases: Vec<(String, PointTotals)> = many
        .phases
        .iter()
        .enumerate()
        .map(|(at, name)| (name.clone(), sum(points.iter().filter(|point| point.phase == at))))
        .collect();
    table(&mut page, own.by_phase, &phases)?;
    let points: Vec<(String, PointTotals)> =
        points.iter().map(|point| (format!("{} {}", point.id, point.label), point.clone())).collect();
    table(&mut page, own.by_point, &points)?;
    page.finish()
}

fn sum<'a>(points: impl Iterator<Item = &'a PointTotals>) -> PointTotals {
    points.fold(PointTotals::default(), |mut sum, point| {
        sum.yes += point.yes;
        sum.partial += point.partial;
        sum.no += point.no;
        sum.unknown += point.unknown;
        sum.na += point.na;
        sum.unanswered += point.unanswered;
        sum
    })
}

/// A table with a chart of its shares beside it; as many rows are kept as the higher of both takes.
fn table(page: &mut Page<'_>, title: &str, rows: &[(String, PointTotals)]) -> Made {
    let words = page.words;
    let own = &words.workbook;
    page.heading(title)?;
    let names: Vec<&str> =
        [""].into_iter().chain(STANDINGS.map(|standing| words.standing(standing))).collect();
    let head = page.head(&names)?;
    for (name, counts) in rows {
        let counts = [counts.yes, counts.partial, counts.no, counts.unknown, counts.unanswered, counts.na];
        let mut cells = vec![strong(name.as_str())];
        cells.extend(counts.map(Cell::Count));
        page.cells(&cells)?;
    }
    if rows.is_empty() || rows.len() > MOST {
        return page.line(Look::Note, &(own.chart_left_out)(rows.len()));
    }
    let range = Rows { sheet: own.distribution, first: head + 1, last: page.row - 1, names: 0 };
    let height = AROUND + BAR * u32::try_from(rows.len()).unwrap_or(1);
    let mut chart = shares(range, head, 1, title, own);
    chart.set_width(CHART).set_height(height);
    let column = u16::try_from(WIDTHS.len()).unwrap_or(0);
    page.sheet.insert_chart_with_offset(head, column, &chart, 10, 0)?;
    // Rows of one line are a little lower than those that Excel makes by itself.
    page.row = page.row.max(head + height.div_ceil(ROW_PIXELS - 1) + 1);
    Ok(())
}
