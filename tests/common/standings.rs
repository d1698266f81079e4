//! Standings of points as letters, and checklists of any weights.

use dx_check::assessment::{Assessment, Standing};
use dx_check::checklist::{Checklist, Weight};
use proptest::prelude::Strategy;
use proptest::sample::select;

use crate::common::mini;

const STANDINGS: [(char, Standing); 6] = [
    ('y', Standing::Yes),
    ('p', Standing::Partial),
    ('n', Standing::No),
    ('?', Standing::Unknown),
    ('-', Standing::Unanswered),
    ('x', Standing::Na),
];

/// One standing per letter; see [`STANDINGS`].
pub(crate) fn standings(letters: &str) -> Vec<Standing> {
    let one = |letter| STANDINGS.iter().find(|(l, _)| *l == letter).expect("a known letter").1;
    letters.chars().map(one).collect()
}

/// A checklist with a point of each weight (in thousandths), all in the first phase but for the last.
pub(crate) fn weighing(weights: &[u32]) -> Checklist {
    let (mut checklist, _) = mini();
    let point = checklist.points[0].clone();
    checklist.points = weights
        .iter()
        .map(|w| {
            let mut p = point.clone();
            p.weight = Weight(*w);
            p
        })
        .collect();
    let last = weights.len() - 1;
    checklist.points[last].phase = 1;
    checklist.phases[0].points = 0..last;
    checklist.phases[1].points = last..weights.len();
    checklist
}

pub(crate) fn any_standings() -> impl Strategy<Value = Vec<(u32, Standing)>> {
    let standing = select(STANDINGS.to_vec());
    proptest::collection::vec((1_u32..=100_000, standing.prop_map(|(_, s)| s)), 2..20)
}

pub(crate) fn assess_all(points: &[(u32, Standing)]) -> Assessment {
    let weights: Vec<_> = points.iter().map(|(w, _)| *w).collect();
    Assessment::new(&weighing(&weights), points.iter().map(|(_, s)| *s).collect())
}
