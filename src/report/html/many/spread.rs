//! How many assessments stand where: rows of counts, each with a stacked bar.

use maud::{Markup, html};

use crate::assessment::Score;
use crate::outcome::PointTotals;
use crate::text::visible_line;

/// The colours of answers, in the order of the columns.
pub(super) const ANSWERS: &[&str] = &["y", "p", "n", "u", "a", "b"];
/// The colours of bands of scores, from not assessed to all.
pub(super) const BANDS: &[&str] = &["b", "s1", "s2", "s3", "s4", "s5"];

/// The length of a bar.
const LENGTH: usize = 1000;

/// One row: what it is about, and how many stand where.
pub(super) struct Spread {
    id: String,
    name: String,
    counts: Vec<usize>,
}

impl Spread {
    /// Scores by how high they are: not assessed, four quarters, and all of it.
    pub(super) fn of_scores<'a>(name: &str, scores: impl Iterator<Item = &'a Score>) -> Self {
        let mut counts = vec![0; BANDS.len()];
        for score in scores {
            counts[band(score)] += 1;
        }
        Self { id: String::new(), name: name.to_owned(), counts }
    }

    /// The answers to a point; only the first `shown` kinds.
    pub(super) fn of_point(point: &PointTotals, shown: usize) -> Self {
        let counts = [point.yes, point.partial, point.no, point.unknown, point.na, point.unanswered];
        Self { id: point.id.clone(), name: point.label.clone(), counts: counts[..shown].to_vec() }
    }
}

/// The column of a score, exactly: 50 % is in the third quarter, and only 100 % is all of it.
fn band(score: &Score) -> usize {
    match score.value().map(|value| value.parts()) {
        None => 0,
        Some((earned, all)) if earned >= all => 5,
        Some((earned, all)) => 1 + usize::try_from(earned * 4 / all).unwrap_or(0).min(3),
    }
}

/// A table of rows; `first` names their column, `names` and `colours` the counts.
pub(super) fn table(caption: &str, first: &str, names: &[&str], colours: &[&str], rows: &[Spread]) -> Markup {
    html! {
        div.wide tabindex="0" role="group" aria-label=(caption) {
            table.spread {
                caption.unseen { (caption) }
                thead { tr {
                    th scope="col" { (first) }
                    @for (name, colour) in names.iter().zip(colours) {
                        th.number scope="col" { (swatch(colour)) (name) }
                    }
                } }
                tbody { @for row in rows { tr {
                    th scope="row" {
                        @if !row.id.is_empty() { (row.id) " " }
                        (visible_line(&row.name))
                        (bar(&row.counts, colours))
                    }
                    @for count in &row.counts { td.number { (count) } }
                } } }
            }
        }
    }
}

/// The numbers beside it say what it shows.
fn bar(counts: &[usize], colours: &[&str]) -> Markup {
    let all: usize = counts.iter().sum::<usize>().max(1);
    let ends: Vec<usize> = counts
        .iter()
        .scan(0, |sum, count| {
            *sum += count;
            Some(*sum * LENGTH / all)
        })
        .collect();
    let starts = [0].into_iter().chain(ends.iter().copied());
    html! {
        svg.stack viewBox={ "0 0 " (LENGTH) " 10" } preserveAspectRatio="none" aria-hidden="true" {
            @for ((start, end), colour) in starts.zip(&ends).zip(colours) {
                @if *end > start { rect.(colour) x=(start) width=(end - start) height="10" {} }
            }
        }
    }
}

fn swatch(colour: &str) -> Markup {
    html! { svg.swatch viewBox="0 0 10 10" aria-hidden="true" { rect.(colour) width="10" height="10" {} } }
}

#[cfg(test)]
mod tests {
    use super::bar;

    #[test]
    fn the_pieces_of_a_bar_meet_and_fill_it() {
        let drawn = bar(&[1, 0, 2], &["y", "p", "n"]).into_string();
        assert!(
            drawn.contains("class=\"y\" x=\"0\" width=\"333\"") && !drawn.contains("class=\"p\""),
            "{drawn}"
        );
        assert!(drawn.contains("class=\"n\" x=\"333\" width=\"667\""), "{drawn}");
        assert!(!bar(&[0, 0], &["y", "p"]).into_string().contains("rect"));
    }
}
