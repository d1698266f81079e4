use crate::store::{Source, Stored};

/// Which criteria together make a yes.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// The criterion with this index.
    Criterion(usize),
    /// At least `n` of the rules; `any` is one of them, `all` is all of them.
    AtLeast {
        /// How many, from 1 to the number of rules.
        n: usize,
        /// The rules; at least one.
        of: Vec<Rule>,
    },
}

/// What is still missing for a rule to hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Missing {
    /// This criterion.
    Criterion(usize),
    /// `n` of these, which are at least two; `n` may be all of them.
    Choose {
        /// How many.
        n: usize,
        /// From these.
        of: Vec<Missing>,
    },
}

/// How many of the rules that follow must hold; 0 for a criterion, whose index follows.
impl Stored for Rule {
    fn store(&self, out: &mut Vec<u8>) {
        match self {
            Self::Criterion(index) => (0_usize, *index).store(out),
            Self::AtLeast { n, of } => {
                n.store(out);
                of.store(out);
            }
        }
    }

    fn take(from: &mut Source) -> Self {
        match usize::take(from) {
            0 => Self::Criterion(usize::take(from)),
            n => Self::AtLeast { n, of: Vec::take(from) },
        }
    }
}

impl Rule {
    /// Whether the rule holds for the ticks (one value per criterion).
    pub fn holds(&self, ticks: &[bool]) -> bool {
        match self {
            Self::Criterion(index) => ticks.get(*index).copied().unwrap_or(false),
            Self::AtLeast { n, of } => of.iter().filter(|rule| rule.holds(ticks)).count() >= *n,
        }
    }

    /// What is missing for the rule to hold; `None` when it holds.
    ///
    /// Only what would reach it is listed. Example: of "the audience is named and means are chosen, or the
    /// means are reviewed", with the audience named, the means *or* the review are missing.
    pub fn missing(&self, ticks: &[bool]) -> Option<Missing> {
        match self {
            Self::Criterion(index) => (!self.holds(ticks)).then_some(Missing::Criterion(*index)),
            Self::AtLeast { n, of } => {
                let missing: Vec<_> = of.iter().filter_map(|rule| rule.missing(ticks)).collect();
                let held = of.len() - missing.len();
                let wanted = n.checked_sub(held).filter(|wanted| *wanted > 0)?;
                Some(Missing::choose(wanted, missing))
            }
        }
    }

    /// Every criterion in the rule, in its order, each as often as it stands there.
    pub fn criteria(&self) -> Vec<usize> {
        match self {
            Self::Criterion(index) => vec![*index],
            Self::AtLeast { of, .. } => of.iter().flat_map(Rule::criteria).collect(),
        }
    }
}

impl Missing {
    fn choose(n: usize, mut of: Vec<Self>) -> Self {
        if of.len() == 1 {
            return of.remove(0);
        }
        // "One of (one of a, b), c" reads as "one of a, b, c"; the same for "all of".
        let all = n == of.len();
        let flat = of.into_iter().flat_map(|part| match part {
            Self::Choose { n: inner, of } if n == 1 && inner == 1 => of,
            Self::Choose { n: inner, of } if all && inner == of.len() => of,
            part => vec![part],
        });
        let of: Vec<_> = flat.collect();
        Self::Choose { n: if all { of.len() } else { n }, of }
    }
}

#[cfg(test)]
mod tests {
    use super::{Missing, Rule};

    fn any(of: Vec<Rule>) -> Rule {
        Rule::AtLeast { n: 1, of }
    }

    fn all(of: Vec<Rule>) -> Rule {
        Rule::AtLeast { n: of.len(), of }
    }

    fn c(index: usize) -> Rule {
        Rule::Criterion(index)
    }

    #[test]
    fn only_what_would_reach_a_yes_is_missing() {
        let rule = any(vec![all(vec![c(0), c(1)]), c(2)]);
        assert!(rule.holds(&[true, true, false]));
        assert!(!rule.holds(&[true, false, false]));
        let one = |of| Missing::Choose { n: 1, of };
        assert_eq!(
            rule.missing(&[true, false, false]),
            Some(one(vec![Missing::Criterion(1), Missing::Criterion(2)]))
        );
        assert_eq!(rule.missing(&[false, false, true]), None);
        let both = Missing::Choose { n: 2, of: vec![Missing::Criterion(0), Missing::Criterion(1)] };
        assert_eq!(rule.missing(&[false, false, false]), Some(one(vec![both, Missing::Criterion(2)])));
    }

    #[test]
    fn of_two_out_of_four_one_held_leaves_one_out_of_three() {
        let rule = Rule::AtLeast { n: 2, of: (0..4).map(c).collect() };
        let left = (1..4).map(Missing::Criterion).collect();
        assert_eq!(rule.missing(&[true, false, false, false]), Some(Missing::Choose { n: 1, of: left }));
        assert!(rule.holds(&[true, false, true, false]));
    }
}
