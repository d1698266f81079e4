//! Native charts over the numbers of a sheet. A cell without a number leaves a gap: what is not assessed is not a nought.

use rust_xlsxwriter::{
    Chart, ChartAxis, ChartAxisTickType, ChartEmptyCells, ChartFont, ChartFormat, ChartLayout,
    ChartLegendPosition, ChartLine, ChartPatternFill, ChartPatternFillType, ChartSolidFill, ChartType, Color,
};

use crate::assessment::Standing;
use crate::i18n::WorkbookWords;

use super::looks::{ACCENT, INK, LINE};

/// Rows of a sheet with a name in one column and numbers in others.
#[derive(Clone, Copy)]
pub(super) struct Rows {
    pub(super) sheet: &'static str,
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) names: u16,
}

/// The order in which shares of answers stand side by side.
pub(super) const STANDINGS: [Standing; 6] =
    [Standing::Yes, Standing::Partial, Standing::No, Standing::Unknown, Standing::Unanswered, Standing::Na];

/// Scores of phases as a radar chart.
pub(super) fn radar(rows: Rows, values: u16, words: &WorkbookWords) -> Chart {
    let mut chart = Chart::new(ChartType::RadarWithMarkers);
    let series = chart.add_series();
    series.set_categories((rows.sheet, rows.first, rows.names, rows.last, rows.names));
    series.set_values((rows.sheet, rows.first, values, rows.last, values));
    series.set_name(words.scores_chart);
    let mut line = ChartLine::new();
    line.set_color(ACCENT).set_width(2.25);
    series.set_format(ChartFormat::new().set_line(&line));
    chart.legend().set_hidden();
    percent_axis(chart.y_axis(), words);
    chart.x_axis().set_font(&font(words));
    // Long names around it would leave it little room.
    chart.plot_area().set_layout(&ChartLayout::new().set_offset(0.24, 0.22).set_dimensions(0.52, 0.66));
    dress(&mut chart, words.scores_chart, words.radar_alt, words);
    chart
}

/// Scores as bars, the first row on top.
pub(super) fn bars(rows: Rows, values: u16, words: &WorkbookWords) -> Chart {
    let mut chart = Chart::new(ChartType::Bar);
    let series = chart.add_series();
    series.set_categories((rows.sheet, rows.first, rows.names, rows.last, rows.names));
    series.set_values((rows.sheet, rows.first, values, rows.last, values));
    series.set_name(words.scores_chart).set_gap(60);
    series.set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(ACCENT)));
    let mut label = rust_xlsxwriter::ChartDataLabel::new();
    label.show_value().set_num_format("0.0%").set_font(&font(words));
    series.set_data_label(&label);
    chart.legend().set_hidden();
    percent_axis(chart.x_axis(), words);
    chart.y_axis().set_reverse().set_font(&font(words));
    // Names on the left, and on the right the number behind a full bar.
    chart.plot_area().set_layout(&ChartLayout::new().set_offset(0.31, 0.22).set_dimensions(0.56, 0.72));
    dress(&mut chart, words.scores_chart, words.scores_chart_alt, words);
    chart
}

/// Shares of answers as stacked bars; the counts stand in columns from `values` on, in the order of [`STANDINGS`], under
/// the head in row `head`.
pub(super) fn shares(rows: Rows, head: u32, values: u16, title: &str, words: &WorkbookWords) -> Chart {
    let mut chart = Chart::new(ChartType::BarPercentStacked);
    for (column, standing) in (values..).zip(STANDINGS) {
        let series = chart.add_series();
        series.set_name((rows.sheet, head, column));
        series.set_categories((rows.sheet, rows.first, rows.names, rows.last, rows.names));
        series.set_values((rows.sheet, rows.first, column, rows.last, column));
        series.set_gap(40).set_overlap(100).set_format(&mut fill(standing));
    }
    chart.legend().set_position(ChartLegendPosition::Top).set_font(&font(words));
    percent_axis(chart.x_axis(), words);
    chart.y_axis().set_reverse().set_font(&font(words));
    dress(&mut chart, title, words.shares_alt, words);
    chart
}

fn fill(standing: Standing) -> ChartFormat {
    // Yes, partial and no differ in how dark they are, for who sees or prints no colours; what is open has a pattern.
    let (colour, pattern) = match standing {
        Standing::Yes => (0x6F_B98F, None),
        Standing::Partial => (0xFF_E08A, None),
        Standing::No => (0x9E_1B1B, None),
        Standing::Unknown => (0x6D_5FB0, Some(ChartPatternFillType::DiagonalStripesLightUpwards)),
        Standing::Unanswered => (0x6B_7280, Some(ChartPatternFillType::Dotted20Percent)),
        Standing::Na => (0xFF_FFFF, None),
    };
    let colour = Color::RGB(colour);
    let mut border = ChartLine::new();
    border.set_color(Color::RGB(0x6B_7280)).set_width(0.5);
    let mut format = ChartFormat::new();
    format.set_border(&border);
    match pattern {
        None => format.set_solid_fill(ChartSolidFill::new().set_color(colour)),
        Some(pattern) => {
            let mut fill = ChartPatternFill::new();
            fill.set_pattern(pattern).set_foreground_color(colour);
            format.set_pattern_fill(fill.set_background_color(Color::RGB(0xFF_FFFF)))
        }
    };
    format
}

/// The axis of shares: of bars it is the horizontal one, of a radar the other.
fn percent_axis(axis: &mut ChartAxis, words: &WorkbookWords) {
    let mut grid = ChartLine::new();
    grid.set_color(LINE).set_width(0.75);
    axis.set_min(0).set_max(1).set_major_unit(0.25).set_num_format("0%").set_font(&font(words));
    axis.set_major_tick_type(ChartAxisTickType::None);
    axis.set_major_gridlines(true).set_major_gridlines_line(&grid);
}

fn dress(chart: &mut Chart, title: &str, alt: &str, words: &WorkbookWords) {
    let mut large = font(words);
    large.set_size(11).set_bold();
    chart.title().set_name(title).set_font(&large);
    chart.set_alt_text(alt).show_empty_cells_as(ChartEmptyCells::Gaps);
    let mut border = ChartLine::new();
    border.set_color(LINE).set_width(0.75);
    chart.chart_area().set_format(ChartFormat::new().set_border(&border));
}

fn font(words: &WorkbookWords) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_name(words.font).set_size(9).set_color(INK);
    font
}
