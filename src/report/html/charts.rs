//! Drawings: bars, a radar chart and the signs of answers, as SVG inside the page. Each says in words what it shows, or
//! stands beside the words that do.

use std::f64::consts::PI;

use maud::{Markup, html};

use crate::assessment::{Ratio, Score, Standing};
use crate::i18n::Words;
use crate::text::{fit, visible_line, width, wrap};

/// The room beside a radar chart, for names and for numbers.
const BESIDE: (f64, f64) = (98.0, 30.0);
/// From its middle to 100 %.
const RADIUS: f64 = 80.0;
/// The height of a line of a name.
const LINE: f64 = 14.0;
/// The columns of a name in a line, and the lines of a name.
const NAME: (usize, usize) = (14, 3);
/// With more axes than these, names would run into each other; numbers stand for them.
pub(super) const NAMED_AXES: usize = 8;

/// A bar from 0 to 100 %: the dark part is the floor, the light part what the score has above it. Screen readers pass over
/// it: both numbers stand in the same row.
pub(super) fn bar(score: &Score) -> Markup {
    let value = thousandths(score.value());
    let floor = thousandths(score.floor().filter(|_| score.value().is_some()));
    html! {
        svg.bar viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true" {
            rect.track x="0" y="0" width="1000" height="100" {}
            @if value > 0 { rect.open x="0" y="0" width=(value) height="100" {} }
            @if floor > 0 { rect.sure x="0" y="0" width=(floor) height="100" {} }
        }
    }
}

fn thousandths(ratio: Option<Ratio>) -> u64 {
    ratio.map_or(0, |ratio| ratio.thousandths().min(1000))
}

/// An axis of a radar chart.
pub(super) struct Axis<'a> {
    /// What it is called.
    pub(super) name: &'a str,
    /// The score on it.
    pub(super) score: &'a Score,
    /// The score in words.
    pub(super) said: String,
}

/// A radar chart with a name and, in words, what it shows; sensible from three axes on.
pub(super) fn radar(axes: &[Axis<'_>], title: &str, words: &Words) -> Markup {
    let names: Vec<Vec<String>> =
        axes.iter().enumerate().map(|(at, axis)| label(at, axis, axes.len())).collect();
    let turn = |at: usize| 2.0 * PI * at as f64 / axes.len() as f64 - PI / 2.0;
    // Names beside the chart need no room above and below it.
    let tallest = names.iter().enumerate().filter(|(at, _)| turn(*at).sin().abs() > 0.6);
    let room = LINE * tallest.map(|(_, lines)| lines.len()).max().unwrap_or(1) as f64 + 14.0;
    let beside = if axes.len() > NAMED_AXES { BESIDE.1 } else { BESIDE.0 };
    let (wide, high) = (2.0 * (beside + RADIUS), 2.0 * (room + RADIUS));
    let middle = (wide / 2.0, high / 2.0);
    let place = |at: usize, far: f64| (middle.0 + far * turn(at).cos(), middle.1 + far * turn(at).sin());
    let corner = |at: usize, far: f64| {
        let (x, y) = place(at, far);
        format!("{x:.1},{y:.1}")
    };
    let ring =
        |share: f64| (0..axes.len()).map(|at| corner(at, RADIUS * share)).collect::<Vec<_>>().join(" ");
    let far = |ratio: Ratio| RADIUS * thousandths(Some(ratio)) as f64 / 1000.0;
    let values: Vec<Option<String>> =
        axes.iter().enumerate().map(|(at, axis)| Some(corner(at, far(axis.score.value()?)))).collect();
    let floors = axes.iter().enumerate().map(|(at, axis)| corner(at, axis.score.floor().map_or(0.0, far)));
    let floors = floors.collect::<Vec<_>>().join(" ");
    let said = axes.iter().map(|axis| format!("{}{}{}", axis.name, words.colon, axis.said));
    let said = said.collect::<Vec<_>>().join(words.list_comma);
    html! {
        svg.radar viewBox={ "0 0 " (wide) " " (high) } role="img" aria-labelledby="radar.title radar.desc" {
            title id="radar.title" { (title) }
            desc id="radar.desc" { (said) }
            @for share in [1.0, 0.75, 0.5, 0.25] { polygon.ring points=(ring(share)) {} }
            @for at in 0..axes.len() {
                @let (x, y) = place(at, RADIUS);
                line.axis x1=(tenth(middle.0)) y1=(tenth(middle.1)) x2=(tenth(x)) y2=(tenth(y)) {}
            }
            polygon.sure points=(floors) {}
            (outline(&values))
            @for point in values.iter().flatten() {
                @let (x, y) = point.split_once(',').unwrap_or_default();
                circle.dot cx=(x) cy=(y) r="3" {}
            }
            @for (at, lines) in names.iter().enumerate() {
                @let (side, down) = (turn(at).cos(), turn(at).sin());
                @let (x, y) = place(at, RADIUS + 9.0);
                // Above the chart a name ends, below it begins, beside it has its middle where the axis does.
                @let first = y + LINE * ((down - 1.0) / 2.0 * lines.len() as f64 + 0.75);
                @for (line, text) in lines.iter().enumerate() {
                    text class=[(line + 1 == lines.len()).then_some("value")] text-anchor=(anchor(side)) x=(tenth(x))
                        y=(tenth(first + LINE * line as f64)) { (text) }
                }
            }
        }
    }
}

/// The scores: an area where every axis has one, else only the lines between neighbours that have.
fn outline(values: &[Option<String>]) -> Markup {
    let known: Vec<&str> = values.iter().flatten().map(String::as_str).collect();
    let neighbours = values.iter().zip(values.iter().cycle().skip(1));
    html! {
        @if known.len() == values.len() { polygon.open points=(known.join(" ")) {} }
        @else {
            @for (one, next) in neighbours {
                @if let (Some(one), Some(next)) = (one, next) { polyline.open points={ (one) " " (next) } {} }
            }
        }
    }
}

/// The lines of a name, and under them the score; a number where there are too many axes for names.
fn label(at: usize, axis: &Axis<'_>, axes: usize) -> Vec<String> {
    if axes > NAMED_AXES {
        return vec![(at + 1).to_string()];
    }
    let (columns, most) = NAME;
    let mut lines = pieces(axis.name, columns);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = fit(&format!("{last}……"), columns.max(width(last)));
        }
    }
    lines.push(axis.said.clone());
    lines
}

/// A name in lines, broken behind ・ and the like where that is possible: `実装・` / `運用`.
fn pieces(name: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in visible_line(name).split_inclusive(['・', '、', '／', '/', ' ']) {
        match lines.last_mut().filter(|line| width(line) + width(piece.trim_end()) <= columns) {
            Some(line) => line.push_str(piece),
            None => lines.push(piece.to_owned()),
        }
    }
    lines.iter().flat_map(|line| wrap(line.trim_end(), columns)).collect()
}

/// How a name stands to the end of its axis.
fn anchor(side: f64) -> &'static str {
    match side {
        side if side > 0.2 => "start",
        side if side < -0.2 => "end",
        _ => "middle",
    }
}

fn tenth(value: f64) -> String {
    format!("{value:.1}")
}

/// A standing with its sign, which differs by shape and not only by colour.
pub(super) fn mark(standing: Standing, words: &Words) -> Markup {
    let (class, sign) = match standing {
        Standing::Yes => ("yes", "M4.4 8.3 7 10.9 11.8 5.4"),
        Standing::Partial => ("partial", "M4.5 8h7"),
        Standing::No => ("no", "M5.2 5.2 10.8 10.8M10.8 5.2 5.2 10.8"),
        Standing::Unknown | Standing::Unanswered => ("open", ""),
        Standing::Na => ("na", "M4.5 11.5 11.5 4.5"),
    };
    html! {
        span.mark.(class) {
            svg viewBox="0 0 16 16" aria-hidden="true" {
                circle cx="8" cy="8" r="7" {}
                @if !sign.is_empty() { path d=(sign) {} }
            }
            (words.standing(standing))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn names_break_where_a_reader_would_break_them() {
        assert_eq!(pieces("サービス実装・運用", 14), ["サービス実装・", "運用"]);
        assert_eq!(pieces("Evaluation and improvement", 14), ["Evaluation and", "improvement"]);
        assert_eq!(pieces("推進体制", 14), ["推進体制"]);
        assert_eq!(pieces("とても長い名前のフェーズ", 14), ["とても長い名前", "のフェーズ"]);
    }
}
