//! English words of a report on what changed between assessments.

use crate::i18n::{ChangeWords, MovementWords};

pub(super) const WORDS: ChangeWords = ChangeWords {
    title: "What changed between assessments",
    assessments: "Assessments compared, the oldest first",
    unread: |n, names| format!("{n} file(s) could not be read and are not compared: {names}"),
    other_subject: |differences| {
        format!(
            "These assessments are of different subjects; a change need not be one of practice. {differences}"
        )
    },
    differs: |name, values| format!("{name}: {values}"),
    backwards: "The dates of the assessments run backwards. Name the oldest first, or use --by-date.",
    overdue_now: |points| format!("Due dates that are over, and no yes yet: {points}"),
    version: |version| format!("version {version}"),
    before: "Before",
    now: "Now",
    first: "First",
    newest: "Newest",
    from_to: |old, new| format!("{old} → {new}"),
    score_heading: "How the score changed",
    series_heading: "The score over time",
    number: "#",
    rise: "Change",
    same_points: "Same points",
    every_time: "Every time",
    every_time_line: |n| {
        format!(
            "\"Every time\" is the score over the {n} points where every assessment answers the same question."
        )
    },
    unchanged_points: |n| {
        format!("Both assessments answer the same {n} points, so no change comes from what was answered.")
    },
    over_same: |n, old, new, rise| {
        format!(
            "Over the {n} points where both assessments answer the same question, the score went {old} → {new} ({rise}). What the total changed beyond that comes from other points being answered or questions having changed, not from practice."
        )
    },
    nothing_same: "There is no point where both assessments answer the same question, so the scores do not tell whether practice changed.",
    points_heading: "Point by point",
    change: "Change",
    legend: "Y yes, P partial, N no, ? unknown, – not applicable, · not answered. The change is that from the first to the newest.",
    rose: MovementWords { heading: |n| format!("Better than before ({n})"), short: "rose" },
    fell: MovementWords { heading: |n| format!("Worse than before ({n})"), short: "fell" },
    newly_answered: MovementWords { heading: |n| format!("Newly answered ({n})"), short: "newly answered" },
    no_longer_answered: MovementWords {
        heading: |n| format!("No longer answered: unknown or empty ({n})"),
        short: "no longer answered",
    },
    set_aside: MovementWords { heading: |n| format!("Now said not to apply ({n})"), short: "set aside" },
    taken_up: MovementWords {
        heading: |n| format!("No longer said not to apply ({n})"),
        short: "applies now",
    },
    stayed: MovementWords { heading: |n| format!("As before ({n})"), short: "same" },
    open: MovementWords { heading: |n| format!("Still open ({n})"), short: "still open" },
    nothing_moved: "No answer changed.",
    noted_heading: |n| format!("Same answer, but what is noted changed ({n})"),
    ticked: "Newly ticked",
    unticked: "No longer ticked",
    evidence_added: "Evidence added",
    evidence_removed: "Evidence removed",
    note_before: "Note before",
    none: "(none)",
    other_question: "the question changed, so the two answers cannot be compared",
    checklist_heading: "What changed in the checklist",
    added: |n| format!("Points added ({n})"),
    reworded: |n| format!("Points whose content changed ({n})"),
    dropped: |n| format!("Points dropped ({n})"),
    changed_in: |version| format!("in version {version}"),
    dropped_note: "an answer file still has it; it counts neither for the score nor here",
    to_look_at: "What needs a look",
    to_confirm: "not confirmed since its content changed; please answer the question as it is now",
    to_answer: "not answered yet",
    confirmed_heading: "Confirmation of answers",
    confirmed: |n| format!("Same answer, confirmed again ({n})"),
    revised: |n| format!("Same answer and day of confirmation, with something else noted ({n})"),
    carried_over: |n| format!("Only carried over ({n})"),
    carried_over_note: "What was only carried over has nothing new noted and no later day of confirmation. See whether it still holds, and write down the day.",
    actions_heading: |n| format!("Owners and due dates ({n})"),
    state: "State",
    overdue: "overdue",
    ahead: "not due yet",
    undated: "no due date",
    dropped_action: "no longer named",
    done: "became a yes",
    postponed: "postponed",
};
