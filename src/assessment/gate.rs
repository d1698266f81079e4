use jiff::civil::Date;

use crate::checklist::Checklist;

use super::{Assessment, Ratio, Standing};

/// Which standings break the gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailOn {
    /// A no.
    No,
    /// A no or a partial.
    Partial,
    /// None.
    Never,
}

/// What an assessment must reach. The conditions add up: every one must hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gate {
    /// No point may stand so badly.
    pub fail_on: Option<FailOn>,
    /// The total must not be lower.
    pub fail_under: Option<Ratio>,
    /// These points (indices) must be a yes.
    pub require: Vec<usize>,
    /// Leave out what is unknown or unanswered instead of counting it as no.
    pub allow_incomplete: bool,
}

/// A point taken out of the gate for a time, with a reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiver {
    /// The index of the point.
    pub point: usize,
    /// Why.
    pub reason: String,
    /// Who agreed.
    pub approver: String,
    /// The last day on which it holds.
    pub expires: Date,
}

impl Waiver {
    /// Whether it still holds on a day.
    pub fn holds_on(&self, today: Date) -> bool {
        today <= self.expires
    }
}

/// Whether the gate held, and if not, why.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GateResult {
    /// Whether there was a condition at all.
    pub active: bool,
    /// The points that broke it, in the checklist's order.
    pub broken_by: Vec<usize>,
    /// The total that was looked at and what was asked, when it was lower.
    pub below: Option<(Ratio, Ratio)>,
    /// There was nothing to look at.
    pub nothing_assessed: bool,
    /// The waivers in force: their points were left out.
    pub waived: Vec<Waiver>,
    /// The waivers whose last day is over: their points were looked at.
    pub expired: Vec<Waiver>,
}

impl GateResult {
    /// Whether the gate held.
    pub fn held(&self) -> bool {
        self.broken_by.is_empty() && self.below.is_none() && !self.nothing_assessed
    }
}

impl Gate {
    /// Whether there is a condition.
    pub fn is_active(&self) -> bool {
        self.fail_under.is_some()
            || !self.require.is_empty()
            || self.fail_on.is_some_and(|f| f != FailOn::Never)
    }

    /// Looks at an assessment, leaving the points with a waiver in force today out of everything.
    ///
    /// Unknown and unanswered count as no, unless incomplete assessments are allowed. A required point must
    /// be a yes: "not applicable" is none. A gate that has nothing to look at breaks.
    pub fn check(
        &self,
        checklist: &Checklist,
        assessment: &Assessment,
        waivers: &[Waiver],
        today: Date,
    ) -> GateResult {
        let (waived, expired): (Vec<_>, Vec<_>) = waivers.iter().cloned().partition(|w| w.holds_on(today));
        let mut result = GateResult { active: self.is_active(), waived, expired, ..GateResult::default() };
        if !result.active {
            return result;
        }
        let out: Vec<usize> = result.waived.iter().map(|w| w.point).collect();
        let in_play = |point: usize| !out.contains(&point);
        let left_out = |standing: Standing| self.allow_incomplete && standing.is_open();
        let mut looked_at = 0;
        for (point, standing) in assessment.standings.iter().enumerate() {
            if !in_play(point) || left_out(*standing) {
                continue;
            }
            let required = self.require.contains(&point);
            let fails = match self.fail_on {
                Some(FailOn::No) => *standing == Standing::No || standing.is_open(),
                Some(FailOn::Partial) => !matches!(standing, Standing::Yes | Standing::Na),
                Some(FailOn::Never) | None => false,
            };
            looked_at += usize::from(required || (*standing != Standing::Na && self.looks_at_all()));
            if fails || (required && *standing != Standing::Yes) {
                result.broken_by.push(point);
            }
        }
        if let Some(limit) = self.fail_under {
            let score = assessment.score_over(checklist, in_play);
            let value = if self.allow_incomplete { score.value() } else { score.floor() };
            result.below = value.filter(|value| *value < limit).map(|value| (value, limit));
        }
        result.nothing_assessed = looked_at == 0;
        result
    }

    /// Whether a condition looks at every point, not only at required ones.
    fn looks_at_all(&self) -> bool {
        self.fail_under.is_some() || self.fail_on.is_some_and(|f| f != FailOn::Never)
    }
}
