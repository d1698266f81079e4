//! What a plan offers to somebody who is asked about a point: a proposed answer with ticks, and the statements behind it.

use crate::answers::Answer;
use crate::checklist::Point;
use crate::evidence::{Strength, Verdict};

use super::{EvidenceView, FindingView, StatementView};

/// The most statements that are offered as evidence at once.
const BACKING: usize = 3;

/// What a plan offers for the answer to a point. It is never an answer: a person has to take it.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The answer that the plan speaks for; `None` where it does not say: then somebody has to be asked.
    pub answer: Option<Answer>,
    /// Which criteria the plan shows, in the point's order.
    pub shown: Vec<bool>,
    /// The statements, each once: first those behind the answer, each with a criterion that those before it do not
    /// speak to; then what speaks against it; then the others, strongest first.
    pub statements: Vec<DraftStatement>,
    /// How many of them, from the first on, are behind the answer.
    pub backing: usize,
}

/// A statement with all that it speaks to.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftStatement {
    /// The statement, as the finding has it first: that is, at its strongest.
    pub evidence: EvidenceView,
    /// The criteria that it speaks to as firmly.
    pub criteria: Vec<String>,
}

impl Draft {
    /// What a finding offers.
    pub fn new(finding: &FindingView) -> Self {
        let denied = finding.evidence.iter().any(|e| e.strength == Strength::Denied);
        let answer = match finding.verdict {
            Verdict::Yes => Some(Answer::Yes),
            Verdict::Partial => Some(Answer::Partial),
            // That a plan rules something out is an answer; that it does not say anything is none.
            Verdict::No => denied.then_some(Answer::No),
        };
        let backs = |strength: Strength| match answer {
            Some(Answer::Yes) => strength == Strength::Firm,
            Some(Answer::Partial) => strength != Strength::Denied,
            Some(Answer::No) => strength == Strength::Denied,
            _ => false,
        };
        let (mut first, mut against, mut others) = (Vec::new(), Vec::new(), Vec::new());
        let mut covered: Vec<String> = Vec::new();
        for statement in each_once(&finding.evidence) {
            let strength = statement.evidence.strength;
            let adds = statement.criteria.iter().any(|criterion| !covered.contains(criterion));
            if backs(strength) && adds && first.len() < BACKING {
                covered.extend(statement.criteria.iter().cloned());
                first.push(statement);
            } else if strength == Strength::Denied {
                against.push(statement);
            } else {
                others.push(statement);
            }
        }
        let backing = first.len();
        let statements = [first, against, others].concat();
        let shown = finding.criteria.iter().map(|(_, verdict)| *verdict == Verdict::Yes).collect();
        Self { answer, shown, statements, backing }
    }

    /// The ticks of somebody who takes the draft: their own where they made any, else a tick for what the plan shows.
    /// What it does not show is left open.
    pub fn ticks(&self, own: Option<&[Option<bool>]>) -> Vec<Option<bool>> {
        let own = |at: usize| own.and_then(|own| own.get(at).copied().flatten());
        let shown = self.shown.iter().enumerate();
        shown.map(|(at, shown)| own(at).or(shown.then_some(true))).collect()
    }

    /// The answer that is proposed to somebody with these ticks of their own: once there are any, what the ticks
    /// propose together with those of the plan.
    pub fn proposal(&self, point: &Point, own: Option<&[Option<bool>]>) -> Option<Answer> {
        if own.is_none_or(|own| own.iter().all(Option::is_none)) {
            return self.answer;
        }
        let ticked: Vec<bool> = self.ticks(own).iter().map(|tick| *tick == Some(true)).collect();
        Some(point.proposal(&ticked).into())
    }
}

/// The statements, each once, in their order. The same words at the same place may speak to several criteria.
fn each_once(evidence: &[EvidenceView]) -> Vec<DraftStatement> {
    let mut once: Vec<DraftStatement> = Vec::new();
    for evidence in evidence {
        let said = &evidence.said;
        let key = |said: &StatementView| (said.document, said.place.place, said.place.end);
        let same = |known: &&mut DraftStatement| {
            key(&known.evidence.said) == key(said) && known.evidence.said.quote == said.quote
        };
        match once.iter_mut().find(same) {
            None => {
                let criteria = vec![said.criterion_text.clone()];
                once.push(DraftStatement { evidence: evidence.clone(), criteria });
            }
            Some(known) => {
                let new = !known.criteria.contains(&said.criterion_text);
                if new && known.evidence.strength == evidence.strength {
                    known.criteria.push(said.criterion_text.clone());
                }
            }
        }
    }
    once
}

#[cfg(test)]
mod tests {
    use super::{Answer, Draft, EvidenceView, FindingView, StatementView, Strength, Verdict};
    use crate::document::Place;
    use crate::outcome::{PlaceView, WhyView};

    fn said(strength: Strength, criterion: &str, line: u32) -> EvidenceView {
        let place = Place::Line { line, column: 1 };
        let place = PlaceView { place, end: place, sheet: String::new(), heading: vec![] };
        let said = StatementView {
            document: 0,
            criterion: criterion.to_owned(),
            criterion_text: format!("criterion {criterion}"),
            quote: format!("line {line}"),
            place,
            rule: String::new(),
            concepts: vec![],
            why: WhyView::Plain,
        };
        EvidenceView { strength, said }
    }

    fn draft(verdict: Verdict, evidence: Vec<EvidenceView>) -> Draft {
        let criteria = ["a", "b"].map(|id| {
            let of = evidence.iter().filter(|e| e.said.criterion == id);
            let firm = of.clone().any(|e| e.strength == Strength::Firm);
            (id.to_owned(), if firm { Verdict::Yes } else { Verdict::No })
        });
        Draft::new(&FindingView {
            point: "P".to_owned(),
            title: String::new(),
            label: String::new(),
            verdict,
            criteria: criteria.to_vec(),
            evidence,
            explanation: None,
        })
    }

    fn lines(draft: &Draft) -> Vec<&str> {
        draft.statements.iter().map(|s| s.evidence.said.quote.as_str()).collect()
    }

    #[test]
    fn first_what_speaks_to_every_criterion_then_what_speaks_against_it() {
        use Strength::{Denied, Firm, Tentative};
        let evidence = vec![
            said(Firm, "a", 1),
            said(Firm, "a", 2),
            said(Firm, "b", 3),
            said(Firm, "b", 2),
            said(Denied, "b", 4),
            said(Tentative, "a", 3),
        ];
        let both = draft(Verdict::Yes, evidence);
        assert_eq!(both.answer, Some(Answer::Yes));
        assert_eq!(lines(&both), ["line 1", "line 2", "line 4", "line 3"]);
        assert_eq!(both.backing, 2);
        assert_eq!(both.shown, [true, true]);
        assert_eq!(both.statements[1].criteria, ["criterion a", "criterion b"]);
        // As firmly, that is.
        assert_eq!(both.statements[3].criteria, ["criterion b"]);
    }

    #[test]
    fn a_statement_that_speaks_to_all_is_enough() {
        use Strength::Firm;
        let evidence = vec![said(Firm, "a", 1), said(Firm, "b", 1), said(Firm, "b", 2)];
        let draft = draft(Verdict::Yes, evidence);
        assert_eq!((draft.backing, lines(&draft)), (1, vec!["line 1", "line 2"]));
    }

    #[test]
    fn silence_is_no_answer_but_a_denial_is() {
        assert_eq!(draft(Verdict::No, vec![]).answer, None);
        let denial =
            draft(Verdict::No, vec![said(Strength::Tentative, "a", 1), said(Strength::Denied, "a", 2)]);
        assert_eq!((denial.answer, denial.backing), (Some(Answer::No), 1));
        assert_eq!(lines(&denial), ["line 2", "line 1"]);
    }

    #[test]
    fn own_ticks_go_before_those_of_the_plan() {
        let draft = draft(Verdict::Partial, vec![said(Strength::Firm, "a", 1)]);
        assert_eq!(draft.ticks(None), [Some(true), None]);
        assert_eq!(draft.ticks(Some(&[None, Some(true)])), [Some(true), Some(true)]);
        assert_eq!(draft.ticks(Some(&[Some(false), None])), [Some(false), None]);
    }
}
