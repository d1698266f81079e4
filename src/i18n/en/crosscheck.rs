//! English words of a report on answers against a plan.

use crate::i18n::{CaseWords, CrossCheckWords};

pub(super) const WORDS: CrossCheckWords = CrossCheckWords {
    title: "Answers against the plan",
    intro: "This holds the answers against what could be read from the plan documents. The reading makes mistakes: look at the quotations before you change anything.",
    gate_is_the_plans: "This gate is about the plan alone; where the answers differ does not count for it.",
    answers: "Answer file",
    plan: "Plan",
    comparison: "Comparison",
    overview: "Overview",
    said_not_shown: CaseWords {
        heading: |n| format!("Answered yes, but the plan does not show it ({n})"),
        short: "plan lacks it",
    },
    shown_not_said: CaseWords {
        heading: |n| format!("Answered no or not applicable, but the plan speaks of it ({n})"),
        short: "plan has it",
    },
    partly: CaseWords {
        heading: |n| format!("Answered partial, and what the plan shows of it ({n})"),
        short: "partial",
    },
    open: CaseWords {
        heading: |n| format!("Not answered yet, and what the plan shows ({n})"),
        short: "to be answered",
    },
    agreed: CaseWords { heading: |n| format!("Answer and plan agree ({n})"), short: "agree" },
    criteria: "What the plan shows of each criterion",
    not_stated: "not stated",
    ticked: "ticked in the answer",
    not_ticked: "not ticked in the answer",
    missing: "What the plan lacks",
    to_do: "What to do",
    write: "If it is done or decided, write it into the plan so that a reader can see it. If not, look at the answer again.",
    settle: "The plan touches on it, but does not read as settled. If it is settled, write it into the plan so that a reader can see it. If not, look at the answer again.",
    resolve: "The plan rules it out. Find out which of the two is right, and correct the other.",
    complete: "Answer and plan agree. Once the rest is settled, write it into the plan and change the answer.",
    look_again: |verdict| {
        format!(
            "By what the plan says, this is a \"{verdict}\". Check the quotations; if they hold, change the answer. If the plan is wrong, correct the plan."
        )
    },
    answer: |verdict| {
        format!("By what the plan says, this is a \"{verdict}\". Check the quotations, then answer.")
    },
    ask: "The plan does not say. Ask those who know, then answer.",
};
