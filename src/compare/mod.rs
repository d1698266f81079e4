//! What somebody answered against what plans show, and against what was answered on another day, point by point.

mod entries;
mod versions;

use crate::answers::Answer;
use crate::evidence::{Strength, Verdict};

pub use entries::{Action, NotedChange, Renewal};
pub use versions::{
    About, Change, Look, Movement, PointChange, Revision, ScoreChange, Version, change, differing,
    over_same_points, runs_backwards,
};

/// How an answer and a plan stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Answered with yes; the plan does not show it, or not all of it.
    SaidNotShown,
    /// Answered with no or "not applicable"; the plan shows it, or touches on it.
    ShownNotSaid,
    /// Answered with partial, whatever the plan shows of it.
    Partly,
    /// Not answered, or with "unknown".
    Open,
    /// Both say the same.
    Agreed,
}

/// What to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// Write into the plan what is done; else look at the answer again.
    Write,
    /// The plan only touches on it: write there what is settled; else look at the answer again.
    Settle,
    /// The plan rules it out: one of the two is wrong.
    Resolve,
    /// Answer and plan agree on a part: settle the rest.
    Complete,
    /// The plan shows more than was said, namely this: look at the answer again.
    LookAgain(Verdict),
    /// The plan shows this: answer with its help.
    Answer(Verdict),
    /// The plan does not say: ask those who know.
    Ask,
}

/// An answer held against a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// How they stand to each other.
    pub case: Case,
    /// What to do about it; nothing where they agree.
    pub advice: Option<Advice>,
}

/// Holds an answer (`None` where there is none) against what a plan shows of the point and how firm its statements are.
pub fn compare(answer: Option<Answer>, verdict: Verdict, statements: &[Strength]) -> Comparison {
    let to_write = || match verdict {
        Verdict::No if statements.contains(&Strength::Denied) => Advice::Resolve,
        Verdict::Partial if !statements.contains(&Strength::Firm) => Advice::Settle,
        _ => Advice::Write,
    };
    let (case, advice) = match (answer, verdict) {
        (Some(Answer::Yes), Verdict::Yes) | (Some(Answer::No | Answer::Na), Verdict::No) => {
            return Comparison { case: Case::Agreed, advice: None };
        }
        (Some(Answer::Yes), _) => (Case::SaidNotShown, to_write()),
        (Some(Answer::No | Answer::Na), _) => (Case::ShownNotSaid, Advice::LookAgain(verdict)),
        (Some(Answer::Partial), Verdict::Yes) => (Case::Partly, Advice::LookAgain(verdict)),
        (Some(Answer::Partial), Verdict::Partial) => (Case::Partly, Advice::Complete),
        (Some(Answer::Partial), Verdict::No) => (Case::Partly, to_write()),
        (Some(Answer::Unknown) | None, Verdict::No) => (Case::Open, Advice::Ask),
        (Some(Answer::Unknown) | None, _) => (Case::Open, Advice::Answer(verdict)),
    };
    Comparison { case, advice: Some(advice) }
}

impl Case {
    /// Every case, those that ask for something first.
    pub const ALL: [Self; 5] =
        [Self::SaidNotShown, Self::ShownNotSaid, Self::Partly, Self::Open, Self::Agreed];

    /// The code that machine-readable reports carry; stable.
    pub fn code(self) -> &'static str {
        match self {
            Self::SaidNotShown => "said-not-shown",
            Self::ShownNotSaid => "shown-not-said",
            Self::Partly => "partly",
            Self::Open => "open",
            Self::Agreed => "agreed",
        }
    }
}

impl Advice {
    /// The code that machine-readable reports carry; stable.
    pub fn code(self) -> &'static str {
        match self {
            Self::Write => "write-into-plan",
            Self::Settle => "settle-in-plan",
            Self::Resolve => "resolve-contradiction",
            Self::Complete => "complete",
            Self::LookAgain(_) => "look-at-answer-again",
            Self::Answer(_) => "answer",
            Self::Ask => "ask",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Advice, Answer, Case, Strength, Verdict, compare};

    fn of(answer: Option<Answer>, verdict: Verdict, statements: &[Strength]) -> (Case, Option<Advice>) {
        let comparison = compare(answer, verdict, statements);
        (comparison.case, comparison.advice)
    }

    #[test]
    fn a_yes_is_to_be_found_in_the_plan() {
        let yes = Some(Answer::Yes);
        let case = Case::SaidNotShown;
        assert_eq!(of(yes, Verdict::Yes, &[Strength::Firm]), (Case::Agreed, None));
        assert_eq!(of(yes, Verdict::No, &[]), (case, Some(Advice::Write)));
        assert_eq!(of(yes, Verdict::No, &[Strength::Denied]), (case, Some(Advice::Resolve)));
        assert_eq!(of(yes, Verdict::Partial, &[Strength::Tentative]), (case, Some(Advice::Settle)));
        let half = [Strength::Firm, Strength::Tentative];
        assert_eq!(of(yes, Verdict::Partial, &half), (case, Some(Advice::Write)));
    }

    #[test]
    fn what_the_plan_shows_is_a_reason_to_look_at_the_answer_again() {
        for answer in [Answer::No, Answer::Na] {
            for verdict in [Verdict::Yes, Verdict::Partial] {
                let expected = (Case::ShownNotSaid, Some(Advice::LookAgain(verdict)));
                assert_eq!(of(Some(answer), verdict, &[]), expected);
            }
            assert_eq!(of(Some(answer), Verdict::No, &[Strength::Denied]), (Case::Agreed, None));
        }
    }

    #[test]
    fn of_a_part_it_is_always_said_what_the_plan_shows() {
        let partial = Some(Answer::Partial);
        let case = Case::Partly;
        assert_eq!(of(partial, Verdict::Yes, &[]), (case, Some(Advice::LookAgain(Verdict::Yes))));
        assert_eq!(of(partial, Verdict::Partial, &[]), (case, Some(Advice::Complete)));
        assert_eq!(of(partial, Verdict::No, &[]), (case, Some(Advice::Write)));
        assert_eq!(of(partial, Verdict::No, &[Strength::Denied]), (case, Some(Advice::Resolve)));
    }

    #[test]
    fn what_is_not_answered_is_not_left_out() {
        for answer in [None, Some(Answer::Unknown)] {
            assert_eq!(of(answer, Verdict::No, &[]), (Case::Open, Some(Advice::Ask)));
            let expected = (Case::Open, Some(Advice::Answer(Verdict::Partial)));
            assert_eq!(of(answer, Verdict::Partial, &[]), expected);
        }
    }
}
