use std::ops::Range;

use crate::checklist::{Checklist, Weight};

use super::Ratio;

/// Where a point stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Worth all of its weight.
    Yes,
    /// Worth half.
    Partial,
    /// Worth nothing.
    No,
    /// Answered with "unknown": outside the denominator.
    Unknown,
    /// Not answered: outside the denominator.
    Unanswered,
    /// Does not apply: outside the denominator and outside coverage.
    Na,
}

impl Standing {
    /// Twice the value, so that it is a whole number; `None` outside the denominator.
    pub fn halves(self) -> Option<u64> {
        match self {
            Self::Yes => Some(2),
            Self::Partial => Some(1),
            Self::No => Some(0),
            Self::Unknown | Self::Unanswered | Self::Na => None,
        }
    }

    /// Whether it still has to be found out or answered.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Unknown | Self::Unanswered)
    }
}

/// The score over some points. Weights count in thousandths, values in halves, so all numbers are whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// How many points are a yes, partial, a no.
    pub counts: [usize; 3],
    /// How many points are not "not applicable".
    pub applicable: usize,
    earned: u64,
    answered_weight: u64,
    applicable_weight: u64,
}

impl Score {
    fn of(points: impl Iterator<Item = (Weight, Standing)>) -> Self {
        let mut score = Self::default();
        for (weight, standing) in points {
            let weight = u64::from(weight.0);
            if standing == Standing::Na {
                continue;
            }
            score.applicable += 1;
            score.applicable_weight += weight;
            if let Some(halves) = standing.halves() {
                score.counts[2 - halves as usize] += 1;
                score.earned += weight * halves;
                score.answered_weight += weight;
            }
        }
        score
    }

    /// How many points are answered with yes, partial or no.
    pub fn answered(&self) -> usize {
        self.counts.iter().sum()
    }

    /// The score over what is answered; `None` when nothing is.
    pub fn value(&self) -> Option<Ratio> {
        Ratio::new(self.earned, self.answered_weight * 2)
    }

    /// The score with everything open counted as no; `None` when no point applies.
    pub fn floor(&self) -> Option<Ratio> {
        Ratio::new(self.earned, self.applicable_weight * 2)
    }

    /// What was earned and what could have been, in half thousandths of weight: for showing the arithmetic.
    pub fn sums(&self) -> (u64, u64) {
        (self.earned, self.answered_weight * 2)
    }
}

/// A point that is not a yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The index of the point.
    pub point: usize,
    /// The weight lost, in half thousandths: weight × (1 − value).
    pub lost: u64,
}

/// What the standings of all points come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// One per point of the checklist.
    pub standings: Vec<Standing>,
    /// Over all points.
    pub total: Score,
    /// One per phase.
    pub phases: Vec<Score>,
    /// Partial and no, by weight lost; where that is equal, no first, then the checklist's order.
    pub gaps: Vec<Gap>,
}

impl Assessment {
    /// Scores the standings; there is one for each point of the checklist.
    pub fn new(checklist: &Checklist, standings: Vec<Standing>) -> Self {
        let over = |range: Range<usize>| Score::of(range.map(|i| (checklist.points[i].weight, standings[i])));
        let total = over(0..standings.len());
        let phases = checklist.phases.iter().map(|phase| over(phase.points.clone())).collect();
        let mut gaps: Vec<Gap> = standings
            .iter()
            .enumerate()
            .filter_map(|(point, standing)| {
                let lost = u64::from(checklist.points[point].weight.0) * (2 - standing.halves()?);
                (lost > 0).then_some(Gap { point, lost })
            })
            .collect();
        gaps.sort_by_key(|gap| {
            (std::cmp::Reverse(gap.lost), standings[gap.point] != Standing::No, gap.point)
        });
        Self { standings, total, phases, gaps }
    }

    /// The score over the points for which `keep` holds.
    pub fn score_over(&self, checklist: &Checklist, keep: impl Fn(usize) -> bool) -> Score {
        let points = self.standings.iter().enumerate().filter(|(i, _)| keep(*i));
        Score::of(points.map(|(i, standing)| (checklist.points[i].weight, *standing)))
    }
}
